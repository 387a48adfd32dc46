using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Fixes;

/// <summary>Compares what was found before and after fixes.</summary>
internal static class FixCheck
{
    /// <summary>Findings stay comparable when lines move or a mapping comes into being: by rule, resource and file.</summary>
    private sealed record Group(string Rule, string? Resource, string File)
    {
        public static Group Of(Finding finding) => new(finding.Rule.Id, finding.Resource?.ToString(), PlaceOf(finding));

        // In a chart a change of the values may carry a finding from the template to them, or back.
        private static string PlaceOf(Finding finding) =>
            finding.Origins is [var origin, ..] ? origin.Rendered.File.Path : finding.Span.File.Path;
    }

    /// <param name="repaired">The findings that must be gone.</param>
    /// <returns>What is wrong, as a clause; null where all of them are gone, and nothing new or graver is found.</returns>
    public static string? WhyWorse(LintResult before, LintResult after, IEnumerable<Finding> repaired)
    {
        if (after.Counts != before.Counts || after.Notes.Length > before.Notes.Length)
            return "the result could not be linted";
        var old = SeveritiesOf(before.Findings);
        var current = SeveritiesOf(after.Findings);
        var all = repaired.ToArray();
        var gone = all.ToLookup(Group.Of);
        var gravities = GravitiesOf(all);
        foreach (var (group, severities) in current)
        {
            var least = gravities.GetValueOrDefault(group.Rule, Severity.Off);
            var left = Without(old.GetValueOrDefault(group, []), gone[group])
                .Where(severity => severity >= least)
                .ToArray();
            var judged = severities.Where(severity => severity >= least).ToArray();
            // Both lists begin with the gravest.
            if (judged.Length > left.Length || judged.Zip(left).Any(pair => pair.First > pair.Second))
                return gone.Contains(group) ? StillFound(group.Rule) : $"it would bring {group.Rule}";
        }
        return null;
    }

    public static string StillFound(Finding finding) => StillFound(finding.Rule.Id);

    private static string StillFound(string rule) => $"{rule} would still be found";

    /// <returns>Tells the fixes after which as much is found in their place as before.</returns>
    public static Func<FixCandidate, bool> LeftBy(LintResult before, LintResult after)
    {
        var (old, current) = (CountsOf(before), CountsOf(after));
        return candidate => current.GetValueOrDefault(PlaceOf(candidate)) >= old.GetValueOrDefault(PlaceOf(candidate));

        static (Group, string) PlaceOf(FixCandidate candidate) => (Group.Of(candidate.Finding), candidate.Finding.Path);
    }

    private static Dictionary<(Group, string), int> CountsOf(LintResult result) =>
        result.Findings.CountBy(finding => (Group.Of(finding), finding.Path)).ToDictionary();

    // The gravest first, each taken out once for a finding that is gone.
    private static IEnumerable<Severity> Without(List<Severity> severities, IEnumerable<Finding> gone)
    {
        var taken = gone.CountBy(finding => finding.Severity).ToDictionary();
        foreach (var severity in severities)
        {
            if (taken.GetValueOrDefault(severity) > 0)
                taken[severity]--;
            else
                yield return severity;
        }
    }

    /// <summary>What fixes brought, as their rules had said they might.</summary>
    /// <param name="made">The findings whose fixes were made on the way from one result to the other.</param>
    public static ImmutableArray<Finding> Brought(
        LintResult before,
        LintResult after,
        IReadOnlyCollection<Finding> made
    )
    {
        var announced = made.SelectMany(finding => finding.Fix is { } fix ? fix.Brings : []).ToHashSet();
        var old = SeveritiesOf(before.Findings);
        foreach (var group in made.GroupBy(Group.Of))
            old[group.Key] = [.. Without(old.GetValueOrDefault(group.Key, []), group)];
        return
        [
            .. after
                .Findings.Where(finding => announced.Contains(finding.Rule.Id))
                .GroupBy(Group.Of)
                .SelectMany(group => Graver(group, old.GetValueOrDefault(group.Key, [])))
                .Order(FindingOrder.Instance),
        ];
    }

    private static IEnumerable<Finding> Graver(IEnumerable<Finding> current, List<Severity> old) =>
        current
            .OrderByDescending(finding => finding.Severity)
            .Where((finding, index) => old.ElementAtOrDefault(index) < finding.Severity);

    // From which severity on a finding of a rule counts as a loss: what a fix says it brings may be less grave than what it
    // repairs.
    private static Dictionary<string, Severity> GravitiesOf(IEnumerable<Finding> repaired)
    {
        var gravities = new Dictionary<string, Severity>();
        foreach (var finding in repaired)
        {
            foreach (var rule in finding.Fix?.Brings ?? [])
                gravities[rule] = (Severity)Math.Max((int)gravities.GetValueOrDefault(rule), (int)finding.Severity);
        }
        return gravities;
    }

    private static Dictionary<Group, List<Severity>> SeveritiesOf(IEnumerable<Finding> findings) =>
        findings
            .GroupBy(Group.Of)
            .ToDictionary(
                group => group.Key,
                group => group.Select(finding => finding.Severity).OrderDescending().ToList()
            );
}
