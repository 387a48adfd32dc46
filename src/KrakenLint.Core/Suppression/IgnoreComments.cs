using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Rules;
using KrakenLint.Templates;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>A file with comments that accept findings, and the findings that none could be written for.</summary>
/// <param name="After">Null where nothing is to be changed.</param>
/// <param name="Written">Findings that a comment covers now.</param>
/// <param name="Refused">Each with a clause that says why.</param>
public sealed record CommentedFile(
    SourceFile Before,
    SourceFile? After,
    ImmutableArray<Finding> Written,
    ImmutableArray<(Finding Finding, string Why)> Refused
);

/// <summary>
/// Writes comments that accept findings: behind the line where that is a comment, else on a line of its own above it. What
/// the file says stays what it is, or nothing is written.
/// </summary>
public static class IgnoreComments
{
    private const string InText =
        "its line stands in a text, where a comment would change it; accept it in the configuration (ignore:)";

    /// <returns>Why a reason cannot be written into a comment; null where it can.</returns>
    public static string? WhyNoReason(string reason) =>
        reason.Trim().Length == 0 ? "says nothing"
        : reason.Any(char.IsControl) ? "has line breaks or control characters; expected one line"
        : reason.Contains("krakenlint:", StringComparison.Ordinal)
        || reason.Contains("*/", StringComparison.Ordinal)
        || reason.Contains(" #", StringComparison.Ordinal)
            ? "would end the comment or begin another one"
        : null;

    /// <summary>True for a template of a chart, where a comment is one of Go's templates.</summary>
    public static bool IsTemplate(LintResult result, SourceFile file) =>
        result.ChartFiles.Contains(file) && file.Path.Split('/').Contains("templates");

    /// <param name="findings">Of one file.</param>
    /// <param name="isTemplate">True for a template of a chart.</param>
    public static CommentedFile Add(SourceFile file, IEnumerable<Finding> findings, string reason, bool isTemplate)
    {
        var refused = new List<(Finding, string)>();
        var written = new List<Finding>();
        var edits = new List<TextEdit>();
        var carried = isTemplate ? [] : CarriedTexts(file);
        var inside = isTemplate ? Actions(file) : Scalars(file, carried);
        foreach (var same in findings.GroupBy(finding => finding.Span.StartPosition.Line))
        {
            var accepted = same.Where(finding => CanAccept(finding.Rule)).ToArray();
            refused.AddRange(
                same.Except(accepted)
                    .Select(finding => (finding, "it cannot be accepted: it says what could not be read"))
            );
            if (accepted.Length == 0)
                continue;
            var ids = string.Join(", ", accepted.Select(finding => finding.Rule.Id).Distinct());
            var words = $"krakenlint: ignore[{ids}] {reason.Trim()}";
            if (EditFor(file, same.Key, words, inside, isTemplate) is { } edit)
            {
                edits.Add(edit);
                written.AddRange(accepted);
            }
            else
                refused.AddRange(accepted.Select(finding => (finding, InText)));
        }
        if (edits.Count == 0)
            return new CommentedFile(file, null, [], [.. refused]);
        var after = EditedFile.Of(file, edits);
        if (!isTemplate && !SaysTheSame(file, after, carried))
            return new CommentedFile(
                file,
                null,
                [],
                [.. refused, .. written.Select(finding => (finding, "comments would change what the file says"))]
            );
        return new CommentedFile(file, after, [.. written], [.. refused]);
    }

    private static bool CanAccept(Rule rule) => RuleNames.CanSuppress(rule);

    private static TextEdit? EditFor(SourceFile file, int number, string words, TextStretches inside, bool isTemplate)
    {
        var line = file.Line(number);
        var text = line.Text;
        var indent = text[..(text.Length - text.TrimStart(' ').Length)];
        var end = TextLayout.Break(file, line.Start);
        if (isTemplate)
            return CanStandAbove(file, number, inside)
                ? Insertion(file, line.Start, $"{indent}{{{{- /* {words} */}}}}{end}")
                : null;
        // Where something is said behind the line already, another comment would be a part of that.
        if (
            !IsInside(inside, line.End)
            && !text.Contains('#', StringComparison.Ordinal)
            && !text.StartsWith("---", StringComparison.Ordinal)
        )
            return Insertion(file, line.End, $"{(text.EndsWith(' ') ? "" : " ")}# {words}");
        return IsInside(inside, line.Start) || text.StartsWith("---", StringComparison.Ordinal)
            ? null
            : Insertion(file, line.Start, $"{indent}# {words}{end}");
    }

    private static TextEdit Insertion(SourceFile file, int at, string text) => new(new SourceSpan(file, at, at), text);

    // The action takes the line break before it with it, so that nothing else is printed than before.
    private static bool CanStandAbove(SourceFile file, int number, TextStretches inside)
    {
        if (IsInside(inside, file.Line(number).Start))
            return false;
        if (number == 1)
            return true;
        var before = file.Line(number - 1).Text;
        return before.Length > 0 && !char.IsWhiteSpace(before[^1]) && !before.EndsWith("-}}", StringComparison.Ordinal);
    }

    private static bool IsInside(TextStretches spans, int at) => spans.Covers(at);

    // Where the values of releases stand in a text, that is YAML of its own, with comments of its own.
    private static HashSet<int> CarriedTexts(SourceFile file) =>
        [
            .. Carriers
                .In(ManifestReader.Read(new LintInput(file)), ReleaseSources.None)
                .SelectMany(release => release.Values)
                .Select(values => values.Root?.Tree.Host)
                .OfType<YamlNode>()
                .Where(host => host.Style == YamlStyle.Literal && ReferenceEquals(host.Tree.File, file))
                .Select(host => host.Tree[host.Index].Start),
        ];

    // What is text up to its end: there a "#" is a character.
    private static TextStretches Scalars(SourceFile file, HashSet<int> carried)
    {
        var spans = new List<(int, int)>();
        foreach (var tree in YamlReader.Read(file).Documents.Select(document => document.Tree).OfType<YamlTree>())
        {
            for (var index = 0; index < tree.Count; index++)
            {
                if (tree[index] is not { Kind: YamlKind.Scalar } leaf || leaf.End <= leaf.Start)
                    continue;
                if (carried.Contains(leaf.Start) && EmbeddedYaml.Read(new YamlNode(tree, index, -1))?.Tree is { } inner)
                    AddAll(inner);
                else
                    Add(leaf);
            }
        }
        return new TextStretches(spans);

        void AddAll(YamlTree inner)
        {
            for (var index = 0; index < inner.Count; index++)
            {
                if (inner[index] is { Kind: YamlKind.Scalar } leaf && leaf.End > leaf.Start)
                    Add(leaf);
            }
        }

        void Add(in NodeData leaf) =>
            spans.Add((leaf.Start, leaf.Style is YamlStyle.Literal or YamlStyle.Folded ? leaf.End + 1 : leaf.End));
    }

    private static TextStretches Actions(SourceFile file)
    {
        var spans = new List<(int, int)>();
        var start = -1;
        foreach (var token in TemplateLexer.Read(file).Tokens)
        {
            if (token.Kind == TokenKind.Open)
                start = token.Start;
            else if (token.Kind == TokenKind.Close && start >= 0)
                spans.Add((start, token.End));
        }
        return new TextStretches(spans);
    }

    private static bool SaysTheSame(SourceFile before, SourceFile after, HashSet<int> carried)
    {
        var (old, now) = (YamlReader.Read(before).Documents, YamlReader.Read(after).Documents);
        return old.Length == now.Length && old.Zip(now).All(pair => Same(pair.First.Tree, pair.Second.Tree, carried));
    }

    private static bool Same(YamlTree? old, YamlTree? now, HashSet<int> carried)
    {
        if (old is null || now is null)
            return old is null && now is null;
        if (old.Count != now.Count)
            return false;
        for (var index = 0; index < old.Count; index++)
        {
            var (left, right) = (old[index], now[index]);
            if (left.Kind != right.Kind || left.IsKey != right.IsKey || left.Parent != right.Parent)
                return false;
            if (left.Kind != YamlKind.Scalar)
                continue;
            var (was, isNow) = (new YamlNode(old, index, -1), new YamlNode(now, index, -1));
            if (was.Text == isNow.Text)
                continue;
            if (
                !carried.Contains(left.Start) || !Same(EmbeddedYaml.Read(was)?.Tree, EmbeddedYaml.Read(isNow)?.Tree, [])
            )
                return false;
        }
        return true;
    }

    /// <summary>Stretches of a file in order, none of which overlaps another.</summary>
    private sealed class TextStretches(List<(int Start, int End)> spans)
    {
        private readonly int[] starts = [.. spans.Select(span => span.Start)];

        /// <summary>True for an offset that lies in one, and is neither its first nor its end.</summary>
        public bool Covers(int at)
        {
            var index = Array.BinarySearch(starts, at);
            index = index >= 0 ? index - 1 : ~index - 1;
            return index >= 0 && at > spans[index].Start && at < spans[index].End;
        }
    }
}
