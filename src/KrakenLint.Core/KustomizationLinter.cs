using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;

namespace KrakenLint;

/// <summary>Lints what Kustomizations build, and reports on the files that they are built from.</summary>
public static class KustomizationLinter
{
    /// <param name="built">Those that share files; never empty.</param>
    /// <param name="beside">What the run holds beside them.</param>
    /// <param name="inEnvironment">What was found where one meets releases; null where it meets none.</param>
    public static LintResult Lint(
        ImmutableArray<BuiltKustomization> built,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings,
        SuppressionInput suppressions,
        NamesBeside beside,
        Func<BuiltKustomization, LintResult?> inEnvironment
    )
    {
        var results = built
            .Select(one => inEnvironment(one) ?? Linter.Lint([one.Input], rules, roles, settings, 1, beside))
            .ToImmutableArray();
        var shared = built
            .SelectMany(one => one.Sources)
            .CountBy(file => file.File)
            .Where(pair => pair.Value > 1)
            .Select(pair => pair.Key)
            .ToHashSet();
        var placed = results
            .Zip(built)
            .Select(pair => BuiltFindings.Place(pair.First, pair.Second, shared))
            .ToImmutableArray();
        var sources = built.SelectMany(one => one.Sources).DistinctBy(file => file.File).ToImmutableArray();
        var ofFiles = Linter.OnProblems(sources.SelectMany(file => file.Documents), rules, settings);
        var merged = OccasionMerge.Of([.. built.Select(one => one.Name)], placed, built.Length);
        var counts = results.Aggregate(LintResult.Empty.Counts, (sum, result) => sum + result.Counts);
        var whole = new LintResult(
            [.. merged.Concat(ofFiles).Order(FindingOrder.Instance)],
            // Who builds nothing has nothing wrong.
            [
                .. results
                    .SelectMany(result => result.Notes)
                    .Where(note => note.Code is not ("empty" or "no-documents")),
            ],
            counts with
            {
                Skipped = 0,
                Files = sources.Length,
                Built = built.Length,
            }
        )
        {
            Files = sources,
            LateBundles = new(() => [.. results.SelectMany(result => result.Bundles)]),
            Remarks = [.. results.SelectMany(result => result.Remarks).Distinct()],
        };
        return Suppressions.Apply(whole, suppressions);
    }
}
