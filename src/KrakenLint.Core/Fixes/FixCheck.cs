using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Fixes;

/// <summary>Compares what was found before and after fixes.</summary>
internal static class FixCheck
{
    /// <summary>Findings stay comparable when lines move or a mapping comes into being: by rule, resource and file.</summary>
    private sealed record Group(string Rule, string? Resource, string File)
    {
        public static Group Of(Finding finding) =>
            new(finding.Rule.Id, finding.Resource?.ToString(), finding.Span.File.Path);
    }

    /// <param name="repaired">The findings that must be gone.</param>
    /// <returns>What is wrong, as a clause; null where all of them are gone, and nothing new or graver is found.</returns>
    public static string? WhyWorse(LintResult before, LintResult after, IEnumerable<Finding> repaired)
    {
        if (after.Counts != before.Counts || after.Notes.Length > before.Notes.Length)
            return "the result could not be linted";
        var old = SeveritiesOf(before.Findings);
        var current = SeveritiesOf(after.Findings);
        var gone = repaired.ToLookup(Group.Of);
        foreach (var (group, severities) in current)
        {
            var left = old.GetValueOrDefault(group, []).ToList();
            foreach (var finding in gone[group])
                left.Remove(finding.Severity);
            // Both lists begin with the gravest.
            if (severities.Count > left.Count || severities.Zip(left).Any(pair => pair.First > pair.Second))
                return gone.Contains(group) ? $"{group.Rule} would still be found" : $"it would bring {group.Rule}";
        }
        return null;
    }

    private static Dictionary<Group, List<Severity>> SeveritiesOf(IEnumerable<Finding> findings) =>
        findings
            .GroupBy(Group.Of)
            .ToDictionary(
                group => group.Key,
                group => group.Select(finding => finding.Severity).OrderDescending().ToList()
            );
}
