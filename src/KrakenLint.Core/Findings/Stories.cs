using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>Makes one finding of what several rules say about one mistake; which do, the rules say themselves.</summary>
internal sealed class Stories
{
    // Between a key and its value stand a colon, spaces and quotes.
    private const int WidestGap = 20;

    private readonly ImmutableArray<Finding> findings;
    private readonly ILookup<(string Rule, SourceSpan About), int> byItem;
    private readonly ILookup<(string Rule, SourceFile File, int Line), int> byLine;

    // By the position of what yields: the position of what it became a note of.
    private readonly Dictionary<int, int> tellers = [];

    private Stories(ImmutableArray<Finding> findings)
    {
        this.findings = findings;
        var told = findings.SelectMany(finding => finding.Rule.YieldsTo).ToHashSet();
        var tellable = Enumerable.Range(0, findings.Length).Where(at => told.Contains(findings[at].Rule.Id)).ToArray();
        byItem = tellable
            .SelectMany(at =>
                findings[at].About is { } about ? [(at, about)] : Array.Empty<(int at, SourceSpan about)>()
            )
            .ToLookup(pair => (findings[pair.at].Rule.Id, pair.about), pair => pair.at);
        byLine = tellable.ToLookup(at => LineOf(findings[at].Rule.Id, findings[at]));
    }

    /// <param name="findings">In their order, which stays.</param>
    public static ImmutableArray<Finding> Joined(ImmutableArray<Finding> findings) =>
        findings.All(finding => finding.Rule.YieldsTo.IsEmpty) ? findings : new Stories(findings).Joined();

    private ImmutableArray<Finding> Joined()
    {
        for (var at = 0; at < findings.Length; at++)
        {
            if (TellerOf(at) is { } teller)
                tellers[at] = teller;
        }
        var notes = tellers.Keys.Order().ToLookup(Last);
        return
        [
            .. Enumerable
                .Range(0, findings.Length)
                .Where(at => !tellers.ContainsKey(at))
                .Select(at => notes[at].Aggregate(findings[at], (whole, note) => With(whole, findings[note]))),
        ];
    }

    private int? TellerOf(int at) =>
        findings[at]
            .Rule.YieldsTo.SelectMany(id => Beside(id, findings[at]))
            .Where(teller => Last(teller) != at)
            .Select(teller => (int?)teller)
            .FirstOrDefault();

    private IEnumerable<int> Beside(string rule, Finding finding) =>
        (finding.About is { } about ? byItem[(rule, about)] : []).Concat(
            byLine[LineOf(rule, finding)].Where(at => Touch(findings[at].Span, finding.Span))
        );

    // What tells a story may itself be a note of another one.
    private int Last(int at)
    {
        while (tellers.TryGetValue(at, out var next))
            at = next;
        return at;
    }

    private static (string, SourceFile, int) LineOf(string rule, Finding finding) =>
        (rule, finding.Span.File, finding.Span.StartPosition.Line);

    // One place, or a key and its value.
    private static bool Touch(SourceSpan one, SourceSpan other)
    {
        var (left, right) = one.Start <= other.Start ? (one, other) : (other, one);
        return left.End > right.Start
            || (
                right.Start - left.End <= WidestGap
                && left.File.Slice(left.End, right.Start).All(letter => letter is ' ' or ':' or '"' or '\'')
            );
    }

    private static Finding With(Finding whole, Finding note) =>
        whole with
        {
            Severity = note.Severity > whole.Severity ? note.Severity : whole.Severity,
            Related =
            [
                .. whole
                    .Related.Append(new RelatedLocation(note.Span, note.Excerpt, $"{note.Message} ({note.Rule.Id})"))
                    .Concat(note.Related)
                    .DistinctBy(related => (related.Span, related.Text)),
            ],
            OtherFingerprints = [.. whole.OtherFingerprints, note.Fingerprint, .. note.OtherFingerprints],
            IsSecret = whole.IsSecret || note.IsSecret,
        };
}
