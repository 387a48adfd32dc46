using KrakenLint.Reporting;
using KrakenLint.Reporting.Sarif;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Tests.Reporting;

public sealed class SarifBaselineTests
{
    [Fact]
    public void The_full_profile_says_what_is_new_unchanged_and_absent() =>
        Assert.Equal(
            "3 New, 9 Unchanged, 2 Absent",
            string.Join(
                ", ",
                Results(ComparedReport.Full)
                    .CountBy(result => result.BaselineState)
                    .OrderBy(pair => Rank(pair.Key))
                    .Select(pair => $"{pair.Value} {pair.Key}")
            )
        );

    [Fact]
    public void Code_scanning_is_told_of_the_new_ones_alone()
    {
        var results = Results(ComparedReport.Sample);
        Assert.Equal(
            ComparedReport.Sample.Result.Findings.Select(finding => finding.Fingerprint).Order(StringComparer.Ordinal),
            results.Select(result => result.PartialFingerprints["krakenlint/v1"]).Order(StringComparer.Ordinal)
        );
        Assert.All(results, result => Assert.Equal(BaselineState.None, result.BaselineState));
    }

    [Fact]
    public void Without_a_baseline_there_is_no_state() =>
        Assert.All(
            Results(SampleReport.WithFindings with { SarifProfile = SarifProfile.Full }),
            result => Assert.Equal(BaselineState.None, result.BaselineState)
        );

    [Fact]
    public void A_baseline_does_not_change_line_hashes()
    {
        var hashes = Results(SampleReport.WithFindings).ToDictionary(Name, Hash);
        Assert.All(Results(ComparedReport.Sample), result => Assert.Equal(hashes[Name(result)], Hash(result)));
        static string Name(Result result) => result.PartialFingerprints["krakenlint/v1"];
        static string Hash(Result result) => result.PartialFingerprints["primaryLocationLineHash"];
    }

    [Fact]
    public void A_log_of_all_states_is_what_its_golden_file_says() =>
        Golden.Check("sarif-baseline.txt", FormatsTests.Write("sarif", ComparedReport.Full));

    [Fact]
    public void A_rewritten_baseline_holds_everything_but_what_is_resolved()
    {
        var text = FormatsTests.Write("sarif", BaselineWriter.For(ComparedReport.Sample));
        Assert.DoesNotContain("baselineState", text, StringComparison.Ordinal);
        var problems = new ProblemList();
        var next = BaselineReader.Read(SourceFile.FromText("b.sarif", text), problems);
        Assert.Equal(0, problems.Count);
        Assert.Equal(
            [.. SampleReport.WithFindings.Result.Findings.Select(finding => finding.Fingerprint), "dd"],
            next.Entries.Select(entry => entry.Fingerprints[0]).ToHashSet()
        );
    }

    [Fact]
    public void The_closing_line_counts_what_the_baseline_did() =>
        Assert.Equal(
            "14 documents in 3 files; 0 skipped; 1 error, 1 warning, 1 note; 8 known from the baseline, 2 resolved, 1 not checked by this run",
            ClosingLine.For(ComparedReport.Sample.Result)
        );

    private static int Rank(BaselineState state) =>
        state switch
        {
            BaselineState.New => 0,
            BaselineState.Unchanged => 1,
            _ => 2,
        };

    private static IList<Result> Results(Report report) => SarifReport.For(report).Runs[0].Results;
}
