using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;

namespace KrakenLint.Reporting.Sarif;

/// <summary>What code scanning recognises a finding by from run to run.</summary>
internal static class SarifFingerprints
{
    private const int FallbackLength = 16;

    /// <summary>
    /// Names are versioned hierarchical strings (SARIF 2.1.0, 3.5.4.2): <c>krakenlint/v1</c>, and <c>krakenlint/2/v1</c> and
    /// so on for the other fingerprints of a merged finding.
    /// </summary>
    public static Dictionary<string, string> For(Finding finding, string lineHash)
    {
        var all = Named([finding.Fingerprint, .. finding.OtherFingerprints]);
        all["primaryLocationLineHash"] = lineHash;
        return all;
    }

    public static Dictionary<string, string> Named(ImmutableArray<string> fingerprints) =>
        fingerprints
            .Index()
            .ToDictionary(
                pair =>
                    pair.Index == 0
                        ? "krakenlint/v1"
                        : string.Create(CultureInfo.InvariantCulture, $"krakenlint/{pair.Index + 1}/v1"),
                pair => pair.Item,
                StringComparer.Ordinal
            );

    /// <returns>
    /// One for each finding: GitHub's hash of the line where that tells the findings of a rule apart and hashes no
    /// secret, else the beginning of the fingerprint.
    /// </returns>
    public static ImmutableArray<string> LineHashes(ImmutableArray<Finding> findings)
    {
        var hashes = new string?[findings.Length];
        foreach (var group in Enumerable.Range(0, findings.Length).GroupBy(at => findings[at].Span.File))
        {
            var members = group.Where(at => group.Key.RepositoryPath is not null && !findings[at].IsSecret).ToList();
            if (members.Count == 0)
                continue;
            var lines = members.ToDictionary(at => at, at => findings[at].Span.StartPosition.Line);
            var byLine = LineHash.Compute(group.Key.Bytes, lines.Values.ToHashSet());
            foreach (var at in members)
                hashes[at] = byLine.GetValueOrDefault(lines[at]);
        }
        var counts = findings
            .Select((finding, at) => (finding.Rule.Id, hashes[at]))
            .CountBy(pair => pair)
            .ToDictionary();
        return
        [
            .. findings.Select(
                (finding, at) =>
                    hashes[at] is { } hash && counts[(finding.Rule.Id, hash)] == 1
                        ? hash
                        : $"{finding.Fingerprint[..FallbackLength]}:1"
            ),
        ];
    }
}
