using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Suppression;

/// <summary>
/// Takes out of what was found what somebody accepted, with a reason, in a comment, an annotation or the configuration;
/// and says of suppressions what is wrong with them.
/// </summary>
public sealed class Suppressions
{
    private readonly SuppressionInput input;
    private readonly ImmutableArray<Exemption> exemptions;
    private readonly EntryIndex entries;
    private readonly Dictionary<string, RuleExemptions> byRule = [];
    private readonly HashSet<ExemptionGroup> usedGroups = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<HashSet<(Exemption, Located?)>> used;

    private Suppressions(LintResult result, SuppressionInput input, ImmutableArray<Exemption> exemptions)
    {
        this.input = input;
        this.exemptions = exemptions;
        entries = new EntryIndex(result, input);
        used = new Lazy<HashSet<(Exemption, Located?)>>(() =>
            new(usedGroups.SelectMany(group => group.Members), ReferencePairs.Instance)
        );
    }

    /// <param name="result">What was found, on the files that people edit.</param>
    /// <returns>The same without what is suppressed, which is listed apart, and with findings about the suppressions.</returns>
    public static LintResult Apply(LintResult result, SuppressionInput input)
    {
        var all = Exemptions.Of(result, input).ToArray();
        var problems = all.Select(one => one.Problem).OfType<Problem>().ToList();
        var valid = ImmutableArray.CreateBuilder<Exemption>();
        foreach (var exemption in all.Select(one => one.Exemption).OfType<Exemption>())
        {
            var wrong = exemption.Words.ToLookup(word => RuleNames.Check(word, input.Known));
            // What a template printed is checked in the template, and the configuration when all is linted.
            if (exemption.Place is not (ExemptionPlace.Rendered or ExemptionPlace.Configuration))
                problems.AddRange(wrong.Select(group => group.Key).OfType<Problem>());
            if (wrong.Contains(null) || exemption.Words.IsEmpty)
                valid.Add(exemption with { Words = [.. wrong[null]] });
        }
        var suppressions = new Suppressions(result, input, valid.ToImmutable());
        var (left, suppressed) = suppressions.Divide(result);
        problems.AddRange(Lifecycle.Of(suppressions.exemptions, suppressions.IsUsed, input));
        return result with
        {
            Findings = Stories.Joined(With(left, problems, result, input)),
            Suppressed = Placed(suppressed, input),
            UsedEntries = result.UsedEntries.Union(suppressions.UsedEntries),
        };
    }

    /// <summary>Adds what is wrong with the entries of the configuration, which may be about anything in the run.</summary>
    /// <param name="result">Everything that was linted, its suppressions applied.</param>
    public static LintResult Judge(LintResult result, SuppressionInput input)
    {
        var problems = input
            .Ignore.SelectMany(setting => setting.Rules)
            .Select(word => RuleNames.Check(word, input.Known))
            .OfType<Problem>()
            .Concat(Lifecycle.OfEntries(result, input))
            .ToArray();
        return problems.Length == 0
            ? result
            : result with
            {
                Findings = With(result.Findings, problems, result, input),
            };
    }

    private static ImmutableArray<Finding> With(
        ImmutableArray<Finding> findings,
        IReadOnlyCollection<Problem> problems,
        LintResult result,
        SuppressionInput input
    ) =>
        SuppressionFindings.Of(problems, result, input) is { IsEmpty: false } said
            ? [.. findings.Concat(said).Order(FindingOrder.Instance)]
            : findings;

    // An annotation is read in the rendered text; who looks for it finds it in the chart.
    private static ImmutableArray<SuppressedFinding> Placed(
        ImmutableArray<SuppressedFinding> suppressed,
        SuppressionInput input
    )
    {
        if (input.Chart is not { } chart || suppressed.IsEmpty)
            return suppressed;
        var places = chart
            .Place([
                .. suppressed
                    .DistinctBy(one => one.Span)
                    .Select(one => one.Finding with { Span = one.Span, Missing = [], Origins = [] }),
            ])
            .SelectMany(placed => placed.Origins.Select(origin => (origin.Rendered, placed.Span)))
            .DistinctBy(pair => pair.Rendered)
            .ToDictionary(pair => pair.Rendered, pair => pair.Span);
        return
        [
            .. suppressed.Select(one => places.TryGetValue(one.Span, out var place) ? one with { Span = place } : one),
        ];
    }

    private IEnumerable<SourceSpan> UsedEntries =>
        used
            .Value.Where(pair => pair.Item1.Place == ExemptionPlace.Configuration)
            .Select(pair => pair.Item2?.Span ?? pair.Item1.Span);

    /// <summary>True for a rule on suppressions themselves.</summary>
    public static bool IsAbout(Rule rule) => RuleNames.IsOnSuppressions(rule);

    private bool IsUsed(Exemption exemption, Located? word) => used.Value.Contains((exemption, word));

    private (ImmutableArray<Finding> Left, ImmutableArray<SuppressedFinding> Suppressed) Divide(LintResult result)
    {
        if (exemptions.IsEmpty)
            return (result.Findings, []);
        var left = ImmutableArray.CreateBuilder<Finding>();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedFinding>();
        foreach (var finding in result.Findings)
        {
            if (ExemptionOf(finding) is { } exemption)
                suppressed.Add(
                    new SuppressedFinding(
                        finding,
                        exemption.Kind,
                        Credentials.RedactProse(exemption.Reason),
                        exemption.Span
                    )
                );
            else
                left.Add(finding);
        }
        return (left.ToImmutable(), suppressed.ToImmutable());
    }

    // A finding that stands for several nodes is accepted when each of them is.
    private Exemption? ExemptionOf(Finding finding)
    {
        if (!RuleNames.CanSuppress(finding.Rule))
            return null;
        var candidates = Candidates(finding.Rule);
        ImmutableArray<FindingOrigin> origins = finding.Origins.IsEmpty
            ? [new FindingOrigin(finding.Span, finding.Resource, [])]
            : finding.Origins;
        Exemption? first = null;
        var isWhole = true;
        foreach (var origin in origins)
        {
            var covering = candidates.Covering(finding, origin, entries).ToArray();
            usedGroups.UnionWith(covering);
            isWhole &= covering.Length > 0;
            first ??= covering.Select(group => group.Members[0].Exemption).FirstOrDefault();
        }
        return isWhole ? first : null;
    }

    private RuleExemptions Candidates(Rule rule)
    {
        if (!byRule.TryGetValue(rule.Id, out var found))
            byRule[rule.Id] = found = new RuleExemptions(
                exemptions
                    .Where(exemption => !Lifecycle.IsExpired(exemption.Setting, input))
                    // A comment that a template printed is known by the template.
                    .OrderBy(exemption => exemption.Place == ExemptionPlace.Rendered)
                    .SelectMany(exemption =>
                        exemption.Words.IsEmpty
                            ? [(exemption, (Located?)null)]
                            : exemption
                                .Words.Where(word => RuleSet.Means(word.Text, rule))
                                .Select(word => (exemption, (Located?)word))
                    )
            );
        return found;
    }

    // Two suppressions may be written alike.
    private sealed class ReferencePairs : IEqualityComparer<(Exemption, Located?)>
    {
        public static ReferencePairs Instance { get; } = new();

        public bool Equals((Exemption, Located?) x, (Exemption, Located?) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((Exemption, Located?) obj) =>
            HashCode.Combine(
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item1),
                obj.Item2 is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item2)
            );
    }
}
