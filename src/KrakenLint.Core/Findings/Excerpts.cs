using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Cuts lines out of files as they may be shown: secrets replaced, endless lines shortened.</summary>
internal static partial class Excerpts
{
    // Enough for any terminal on both sides of what is underlined.
    private const int Reach = 400;

    /// <param name="span">What is underlined, within one line.</param>
    /// <param name="tree">The document around it; null where it does not parse.</param>
    public static Excerpt Of(SourceSpan span, YamlTree? tree)
    {
        var line = Window(span);
        var masked = tree is null ? MaskBroken(line) : Sensitive.In(tree, line);
        var text = new StringBuilder();
        int? start = null;
        var length = 0;
        var at = line.Start;
        foreach (var secret in masked.Append(line with { Start = line.End }))
        {
            Append(at, Math.Max(at, secret.Start), shown: null);
            Append(Math.Max(at, secret.Start), secret.End, shown: Credentials.Mask);
            at = Math.Max(at, secret.End);
        }
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
                start ??= text.Length + (shown is null ? span.File.Slice(from, overlapStart).Length : 0);
                length += shown?.Length ?? span.File.Slice(overlapStart, overlapEnd).Length;
            }
            text.Append(shown ?? span.File.Slice(from, to));
        }
    }

    /// <summary>The whole line, masked.</summary>
    public static string LineOf(SourceSpan span, YamlTree? tree) => Of(span, tree).Line;

    private static SourceSpan Window(SourceSpan span)
    {
        var line = span.File.Line(span.StartPosition.Line);
        var start = Math.Max(line.Start, span.Start - Reach);
        var end = Math.Min(Math.Max(line.End, span.End), span.End + Reach);
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

    // A document that does not parse says nothing about its keys: a line that looks like a secret is one.
    private static IEnumerable<SourceSpan> MaskBroken(SourceSpan line)
    {
        var text = line.Text;
        var whole = line.File.Slice(line.File.ContentStart, line.File.Length);
        if (!Credentials.IsKey(text) && !Credentials.HasPassword(text) && !SecretPattern().IsMatch(whole))
            yield break;
        var colon = line.File.Bytes[line.Start..line.End].IndexOf((byte)':');
        var indent = line.Length - line.File.Bytes[line.Start..line.End].TrimStart(" -\t"u8).Length;
        yield return line with
        {
            Start = line.Start + (colon < 0 ? indent : Math.Min(colon + 2, line.Length)),
        };
    }

    [GeneratedRegex(@"kind[""']?:\s*[""']?Secret", RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();
}
