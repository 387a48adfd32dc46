using System.Text;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Cuts lines out of files as they may be shown: secrets replaced, endless lines shortened.</summary>
internal static class Excerpts
{
    // Enough for any terminal on both sides of what is underlined; of a whole document on one line, only the node.
    private const int Reach = 400;
    private const int NarrowReach = 40;

    /// <param name="span">What is underlined, within one line.</param>
    /// <param name="tree">The document around it; null where it does not parse.</param>
    /// <param name="isSecret">True where there is no tree, and what the line made is known to be a secret.</param>
    public static Excerpt Of(SourceSpan span, YamlTree? tree, bool isSecret = false)
    {
        var line = Window(span);
        return Of(span, line, Disclosure.In(line, tree, isSecret));
    }

    /// <param name="more">What must not be shown either.</param>
    public static Excerpt Of(SourceSpan span, YamlTree? tree, IEnumerable<SourceSpan> more)
    {
        var line = Window(span);
        return Of(span, line, Disclosure.In(line, tree, more));
    }

    private static Excerpt Of(SourceSpan span, SourceSpan line, IReadOnlyList<SourceSpan> hidden)
    {
        if (hidden.Count == 0)
            return Whole(span, line);
        var text = new StringBuilder();
        int? start = null;
        var length = 0;
        var at = line.Start;
        foreach (var secret in hidden)
        {
            Append(at, Math.Max(at, secret.Start), shown: null);
            Append(Math.Max(at, secret.Start), secret.End, shown: Credentials.Mask);
            at = Math.Max(at, secret.End);
        }
        Append(at, line.End, shown: null);
        return new Excerpt(text.ToString(), start ?? text.Length, length);

        // Copies a stretch, or shows the mask in its place, and keeps count of what of it is underlined.
        void Append(int from, int to, string? shown)
        {
            if (from >= to)
                return;
            var overlapStart = Math.Max(from, span.Start);
            var overlapEnd = Math.Min(to, span.End);
            if (overlapStart <= overlapEnd && span.Start < to)
            {
                start ??= text.Length + (shown is null ? UnitsIn(span.File, from, overlapStart) : 0);
                length += shown?.Length ?? UnitsIn(span.File, overlapStart, overlapEnd);
            }
            text.Append(shown ?? span.File.Slice(from, to));
        }
    }

    private static Excerpt Whole(SourceSpan span, SourceSpan line)
    {
        var text = line.Text;
        var (from, to) = (Math.Max(line.Start, span.Start), Math.Min(line.End, span.End));
        return from > to || span.Start >= line.End
            ? new Excerpt(text, text.Length, 0)
            : new Excerpt(text, UnitsIn(span.File, line.Start, from), UnitsIn(span.File, from, to));
    }

    private static int UnitsIn(SourceFile file, int start, int end) =>
        Encoding.UTF8.GetCharCount(file.Bytes[start..end]);

    /// <summary>The whole line, masked.</summary>
    public static string LineOf(SourceSpan span, YamlTree? tree) => Of(span, tree).Line;

    private static SourceSpan Window(SourceSpan span)
    {
        var line = span.File.Line(span.File.LineAt(span.Start));
        var reach = line.Length > Reach ? NarrowReach : Reach;
        var start = Math.Max(line.Start, span.Start - reach);
        var end = Math.Min(Math.Max(line.End, span.End), span.End + reach);
        return new SourceSpan(
            span.File,
            ToCharacter(span.File, start, line.Start),
            ToCharacter(span.File, end, span.End)
        );
    }

    private static int ToCharacter(SourceFile file, int offset, int least)
    {
        while (offset > least && offset < file.Length && (file.Bytes[offset] & 0xC0) == 0x80)
            offset--;
        return offset;
    }
}
