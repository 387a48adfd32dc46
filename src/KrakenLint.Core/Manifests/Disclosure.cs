using System.Buffers;
using System.Text;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>
/// The one place that decides what may be shown of a stretch of a file: excerpts, patches, hashes, listings and what people
/// wrote all ask here. Hidden is whatever may be part of a credential, by where it stands and by how it is written.
/// </summary>
internal static class Disclosure
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n-."u8);

    // Nobody writes longer ones by hand, and what is hidden need not be read.
    private const int LongestScalar = 1 << 20;

    /// <summary>True where a value must not be shown at all.</summary>
    public static bool Hides(YamlNode value) => Sensitive.Is(value) || Sensitive.HoldsSecret(value);

    /// <summary>The parts of a stretch of text that must not be shown, in order; none touches another one.</summary>
    /// <param name="tree">The document around it; null where it does not parse, or is no YAML.</param>
    /// <param name="isSecret">True where there is no tree, and what the text made is known to be a secret.</param>
    public static IReadOnlyList<SourceSpan> In(SourceSpan text, YamlTree? tree, bool isSecret = false)
    {
        var found = new List<SourceSpan>();
        if (tree is null)
            LineDisclosure.AddTo(found, text, 0, isSecret);
        for (var at = tree; at is not null; at = at.Host?.Tree)
        {
            if (ReferenceEquals(at.File, text.File))
                AddTo(found, at, text);
        }
        return Joined(found);
    }

    /// <param name="more">What must not be shown either.</param>
    public static IReadOnlyList<SourceSpan> In(SourceSpan text, YamlTree? tree, IEnumerable<SourceSpan> more) =>
        Joined([.. In(text, tree), .. more.Select(part => Clip(part, text))]);

    private static void AddTo(List<SourceSpan> found, YamlTree tree, SourceSpan text)
    {
        var open = tree.Once(typeof(OpenNodes), of => new OpenNodes(of.Count));
        // The node before the first may reach into the text.
        var index = Math.Max(0, tree.FirstAt(text.Start) - 1);
        var at = Math.Max(text.Start, tree.Start);
        for (; index < tree.Count && tree[index].Start < text.End; index++)
        {
            if (tree[index].Kind != YamlKind.Scalar)
                continue;
            var node = new YamlNode(tree, index, -1);
            // The header of a block scalar may end with a comment.
            var end = node.Style is YamlStyle.Literal or YamlStyle.Folded
                ? node.Span.FirstLine.End
                : node.FullSpan.Start;
            CommentDisclosure.AddTo(found, tree, text with { Start = at, End = Math.Min(end, text.End) });
            at = Math.Max(at, node.Span.End);
            if (node.FullSpan.End > text.Start)
                open.AddTo(found, node, Clip(node.Span, text));
        }
        CommentDisclosure.AddTo(
            found,
            tree,
            text with
            {
                Start = Math.Min(at, text.End),
                End = Math.Min(text.End, tree.End),
            }
        );
        // Around the document there may be comments, and nothing else.
        AddAround(found, text with { End = Math.Min(text.End, tree.Start) });
        AddAround(found, text with { Start = Math.Max(text.Start, tree.End) });
    }

    private static void AddAround(List<SourceSpan> found, SourceSpan part)
    {
        if (part.Length > 0 && !IsBlank(part))
            LineDisclosure.AddTo(found, part, 0);
    }

    // White space and the markers of documents.
    private static bool IsBlank(SourceSpan part) => !part.File.Bytes[part.Start..part.End].ContainsAnyExcept(Blanks);

    /// <summary>Remembers of the nodes of a tree which have nothing to hide: the same lines are looked at for many findings.</summary>
    private sealed class OpenNodes(int count)
    {
        private readonly bool[] isOpen = new bool[count];

        /// <param name="shown">What of the node is to be shown.</param>
        public void AddTo(List<SourceSpan> found, YamlNode node, SourceSpan shown)
        {
            if (shown.Length > 0 && !isOpen[node.Index])
                isOpen[node.Index] = AddHidden(found, node, shown);
        }
    }

    /// <returns>True where nothing of the node is to be hidden, whichever part of it is shown.</returns>
    private static bool AddHidden(List<SourceSpan> found, YamlNode node, SourceSpan shown)
    {
        var before = found.Count;
        if (Sensitive.Is(node) || node.Span.Length > LongestScalar)
            found.Add(shown);
        else if (node.Style == YamlStyle.Literal)
        {
            LineDisclosure.AddTo(found, shown, node.Span.Start);
            return found.Count == before && shown == node.Span;
        }
        else if (Sensitive.HoldsSecret(node))
            found.Add(shown);
        else if (IsVerbatim(node))
        {
            // Reasons and descriptions are values as well.
            var parts = Credentials.InValueOrProse(node.Span.Text);
            AddClipped(found, node.Span, parts, shown);
            return parts.Count == 0;
        }
        else if (Credentials.HasPassword(node.Text))
            found.Add(shown);
        return found.Count == before;
    }

    /// <summary>Adds what of parts of a text, in UTF-16 units, is to be shown.</summary>
    public static void AddClipped(List<SourceSpan> found, SourceSpan span, IReadOnlyList<Range> parts, SourceSpan shown)
    {
        if (parts.Count == 0)
            return;
        foreach (var part in Parts(span, parts))
        {
            if (Clip(part, shown) is { Length: > 0 } hidden)
                found.Add(hidden);
        }
    }

    /// <summary>Stretches of a text in UTF-16 units as stretches of its file.</summary>
    public static IEnumerable<SourceSpan> Parts(SourceSpan span, IReadOnlyList<Range> ranges)
    {
        if (ranges.Count == 0)
            yield break;
        var text = span.Text;
        var (at, offset) = (0, span.Start);
        foreach (var range in ranges)
        {
            offset += Encoding.UTF8.GetByteCount(text.AsSpan(at, range.Start.Value - at));
            var length = Encoding.UTF8.GetByteCount(text.AsSpan(range));
            yield return span with
            {
                Start = offset,
                End = Math.Min(span.End, offset + length),
            };
            (at, offset) = (range.End.Value, offset + length);
        }
    }

    // What is decoded, or folded, stands elsewhere in the file than in the text.
    private static bool IsVerbatim(YamlNode node) =>
        node.Style is YamlStyle.Plain or YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted
        && node.Span.IsOneLine
        && !(
            node.Style == YamlStyle.DoubleQuoted
            && node.Span.File.Bytes[node.Span.Start..node.Span.End].Contains((byte)'\\')
        )
        && System.Text.Unicode.Utf8.IsValid(node.Span.File.Bytes[node.Span.Start..node.Span.End]);

    public static SourceSpan Clip(SourceSpan span, SourceSpan text) =>
        span with
        {
            Start = Math.Max(span.Start, text.Start),
            End = Math.Min(span.End, text.End),
        };

    private static List<SourceSpan> Joined(List<SourceSpan> spans)
    {
        if (spans.Count == 0)
            return spans;
        var joined = new List<SourceSpan>();
        foreach (var span in spans.Where(span => span.Length > 0).OrderBy(span => span.Start))
        {
            if (joined is [.., var last] && span.Start <= last.End)
                joined[^1] = last with { End = Math.Max(last.End, span.End) };
            else
                joined.Add(span);
        }
        return joined;
    }
}
