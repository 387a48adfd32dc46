using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>Findings of an earlier run that no longer make a run fail.</summary>
public sealed class Baseline(ImmutableArray<RecordedFinding> entries)
{
    private readonly Dictionary<string, int> counts = entries
        .SelectMany(entry => entry.Fingerprints)
        .CountBy(fingerprint => fingerprint, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    public static Baseline Empty { get; } = new([]);

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "the baseline";

    public ImmutableArray<RecordedFinding> Entries => entries;

    /// <summary>Whether a finding would be known if it were the only one of its fingerprints.</summary>
    public bool Knows(Finding finding) => CanBeKnown(finding) && FingerprintsOf(finding).Any(counts.ContainsKey);

    /// <summary>
    /// Tells the findings that the baseline knows, by any of their fingerprints, from the new ones. Two of one fingerprint
    /// need two entries.
    /// </summary>
    /// <param name="isChecked">Whether the run would have found an entry if it were still there.</param>
    public LintResult Compare(LintResult result, Func<RecordedFinding, bool> isChecked)
    {
        var left = new Dictionary<string, int>(counts, StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal);
        var known = result.Findings.ToLookup(finding => CanBeKnown(finding) && Take(finding, left, met));
        var missing = Entries.Where(entry => !entry.Fingerprints.Any(met.Contains)).ToLookup(isChecked);
        return result with
        {
            Findings = [.. known[false]],
            Known = [.. known[true]],
            Resolved = [.. missing[true], .. Surplus(left, met)],
            Unchecked = [.. missing[false]],
            ComparedWith = Name,
        };
    }

    // Of several entries of one fingerprint those that came first are the ones that were found.
    private IEnumerable<RecordedFinding> Surplus(Dictionary<string, int> left, HashSet<string> met) =>
        Entries
            .Where(entry => entry.Fingerprints is [var only] && met.Contains(only))
            .GroupBy(entry => entry.Fingerprints[0], StringComparer.Ordinal)
            .SelectMany(same => same.TakeLast(left[same.Key]));

    private static bool Take(Finding finding, Dictionary<string, int> left, HashSet<string> met)
    {
        var known = FingerprintsOf(finding).Where(one => left.GetValueOrDefault(one) > 0).ToArray();
        foreach (var fingerprint in known)
        {
            left[fingerprint]--;
            met.Add(fingerprint);
        }
        return known.Length > 0;
    }

    private static IEnumerable<string> FingerprintsOf(Finding finding) =>
        finding.OtherFingerprints.Prepend(finding.Fingerprint);

    // What could not be read may hide anything; nobody can have looked at it.
    private static bool CanBeKnown(Finding finding) =>
        !finding.Rule.IsOnProblems
        || finding.Rule.Each?.Query.Argument is not (YamlReader.SyntaxCode or YamlReader.LimitCode);
}
