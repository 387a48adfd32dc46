using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Findings;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Takes out of a chart's findings what its templates print into places that nobody may see.</summary>
/// <param name="originOf">Where a rendered line comes from, 1-based.</param>
internal sealed class ChartDisclosure(SecretValues secrets, Func<SourceFile, int, LineOrigin?> originOf)
{
    private const int LeastWord = 6;

    private readonly Dictionary<SourceFile, SpanIndex<YamlTree>> trees = [];

    public LintResult Of(LintResult result) =>
        result with
        {
            Findings = [.. result.Findings.Select(Of)],
            Suppressed = [.. result.Suppressed.Select(one => one with { Finding = Of(one.Finding) })],
            HiddenIn = secrets.In,
        };

    /// <summary>The parts of a line of rendered output that values print which go where nobody may see them.</summary>
    public static IEnumerable<SourceSpan> InRendered(SourceSpan line, LineOrigin? origin, SecretValues secrets)
    {
        var ranges = new List<Range>();
        var at = 0;
        foreach (var piece in origin is { IsExact: true } exact ? exact.Text.Pieces : [])
        {
            // A key that was ranged over comes from the same node as its value, and is none.
            if (piece.Node is { } node && piece.Text.Length > 0 && node.Key?.Text != piece.Text && secrets.Has(node))
                ranges.Add(at..(at + piece.Text.Length));
            at += piece.Text.Length;
        }
        return ranges.Count == 0 || line.Text.Length < ranges[^1].End.Value ? [] : Disclosure.Parts(line, ranges);
    }

    private Finding Of(Finding finding)
    {
        ImmutableArray<SourceSpan> places =
        [
            finding.Span,
            .. finding.Related.Concat(finding.Trace).Select(related => related.Span),
            .. finding.Origins.Select(origin => origin.Rendered),
        ];
        var words = places.Distinct().SelectMany(WordsOn).Distinct().ToArray();
        var isHashed = finding.IsSecret || HiddenIn(FindingWriter.HashedBy(finding.Span)).Any();
        if (words.Length == 0)
            return isHashed == finding.IsSecret ? finding : finding with { IsSecret = isHashed };
        return finding with
        {
            Excerpt = Shown(finding.Excerpt, finding.Span),
            Message = Without(finding.Message, words),
            Label = Without(finding.Label, words),
            Related = [.. finding.Related.Select(Masked)],
            Trace = [.. finding.Trace.Select(Masked)],
            Fix = finding.Fix is { } fix ? fix with { Words = Without(fix.Words, words), IsSecret = true } : null,
            IsSecret = true,
        };

        RelatedLocation Masked(RelatedLocation related) =>
            related with
            {
                Excerpt = Shown(related.Excerpt, related.Span),
                Text = Without(related.Text, words),
            };
    }

    private Excerpt Shown(Excerpt excerpt, SourceSpan span) =>
        HiddenOn(span).ToArray() is { Length: > 0 } hidden ? Excerpts.Of(span, TreeOf(span), hidden) : excerpt;

    private IEnumerable<SourceSpan> HiddenOn(SourceSpan span) => HiddenIn(span.File.Line(span.StartPosition.Line));

    private IEnumerable<SourceSpan> HiddenIn(SourceSpan text) =>
        originOf(text.File, text.StartPosition.Line) is { } origin
            ? InRendered(text.File.Line(text.StartPosition.Line), origin, secrets)
        : secrets.AreIn(text.File) ? secrets.In(text, TreeOf(text))
        : [];

    private YamlTree? TreeOf(SourceSpan span)
    {
        if (!trees.TryGetValue(span.File, out var known))
            trees[span.File] = known = new SpanIndex<YamlTree>(
                YamlReader
                    .Read(span.File)
                    .Documents.Select(document => document.Tree)
                    .OfType<YamlTree>()
                    .Select(tree => (new SourceSpan(tree.File, tree.Start, tree.End), tree))
            );
        return known.Around(span with { End = span.Start + 1 }).FirstOrDefault();
    }

    private IEnumerable<Hidden> WordsOn(SourceSpan place) =>
        HiddenOn(place)
            .Select(hidden => new Hidden(
                hidden.Text.Trim('"', '\'', ' '),
                hidden.Start < place.End && place.Start < hidden.End
            ));

    private static string Without(string text, IEnumerable<Hidden> words)
    {
        var shown = text;
        foreach (var hidden in words)
        {
            // A word of the language says nothing, and stands in names as well.
            if (hidden.Word.Length >= LeastWord && !hidden.Word.All(char.IsAsciiLetterLower))
                shown = shown.Replace(hidden.Word, Credentials.Mask, StringComparison.Ordinal);
            else if (hidden is { IsValue: true, Word.Length: > 0 })
                shown = Regex.Replace(
                    shown,
                    $"(?<![\\w\"-]){Regex.Escape(hidden.Word)}(?![\\w\"-])",
                    Credentials.Mask,
                    RegexOptions.CultureInvariant
                );
        }
        return shown;
    }

    /// <summary>Something that must not be shown.</summary>
    /// <param name="IsValue">True where it is what the finding points at, so that its words quote it.</param>
    private readonly record struct Hidden(string Word, bool IsValue);
}
