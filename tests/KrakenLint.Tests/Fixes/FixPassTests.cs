using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>Fixes of a pass are tried together, and what goes wrong with some of them does not cost a lint for each.</summary>
public sealed class FixPassTests
{
    private static readonly FixLaws Laws = new("kraken");

    [Fact]
    public void Fixes_that_go_well_are_linted_once()
    {
        var (result, lints) = Fix(_ => true);
        Assert.Equal((100, 0), (result.Made, result.Refused.Length));
        Assert.Equal(1, lints);
    }

    [Fact]
    public void Fixes_that_all_fail_are_refused_together()
    {
        var (result, lints) = Fix(_ => false);
        Assert.Equal(0, result.Made);
        Assert.Equal(100, result.Refused.Length);
        Assert.All(result.Refused, refusal => Assert.Equal("KRK904 would still be found", refusal.Reason));
        Assert.Equal(1, lints);
    }

    [Fact]
    public void Those_that_fail_are_told_from_those_that_go_well()
    {
        var (result, lints) = Fix(number => number % 10 != 3);
        Assert.Equal(90, result.Made);
        Assert.Equal(
            [
                "data.k3",
                "data.k13",
                "data.k23",
                "data.k33",
                "data.k43",
                "data.k53",
                "data.k63",
                "data.k73",
                "data.k83",
                "data.k93",
            ],
            result.Refused.Select(refusal => refusal.Finding.Path)
        );
        // The group, those that went well, the others; and the second pass that finds the others as they are.
        Assert.Equal(4, lints);
    }

    // Values without quotes, of which some keep being found whatever is changed.
    private static (FixResult Result, int Lints) Fix(Func<int, bool> goesWell)
    {
        var text =
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n"
            + string.Concat(Enumerable.Range(0, 100).Select(number => $"  k{number}: {number}\n"));
        ImmutableArray<LintInput> inputs = [new LintInput(SourceFile.FromText("a.yaml", text))];
        var before = Laws.Lint(inputs);
        var lints = 0;
        var result = FixRun.Run(inputs, before, Lint, FixOptions.Everything);
        return (result, lints);

        LintResult Lint(ImmutableArray<LintInput> changed)
        {
            lints++;
            var after = Laws.Lint(changed);
            var kept = before.Findings.Where(finding => !goesWell(int.Parse(finding.Path["data.k".Length..])));
            var paths = after.Findings.Select(finding => finding.Path).ToHashSet();
            return after with
            {
                Findings =
                [
                    .. after.Findings.Concat(kept.Where(finding => !paths.Contains(finding.Path))).Order(Order),
                ],
            };
        }
    }

    private static readonly Comparer<Finding> Order = Comparer<Finding>.Create(
        (left, right) => left.Span.Start.CompareTo(right.Span.Start)
    );
}
