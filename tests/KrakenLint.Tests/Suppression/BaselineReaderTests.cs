using System.Text;
using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Tests.Reporting;
using KrakenLint.Text;

namespace KrakenLint.Tests.Suppression;

public sealed class BaselineReaderTests
{
    public static TheoryData<SarifProfile> Profiles => [SarifProfile.GitHub, SarifProfile.Full];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_we_write_is_read(SarifProfile profile)
    {
        var report = SampleReport.WithFindings with { SarifProfile = profile };
        var (baseline, problems) = Read(FormatsTests.Write("sarif", report));
        Assert.Equal("", problems);
        Assert.Equal(
            report.Result.Findings.Select(finding => finding.Fingerprint),
            baseline.Entries.Select(entry => entry.Fingerprints[0])
        );
        Assert.Equal(report.Result.Findings.Length, baseline.Compare(report.Result, _ => true).Known.Length);
    }

    [Fact]
    public void An_entry_says_what_it_was()
    {
        var (baseline, _) = Read(FormatsTests.Write("sarif", SampleReport.WithFindings));
        var second = baseline.Entries[1];
        Assert.Equal(("KRK101", Severity.Note), (second.RuleId, second.Severity));
        Assert.Equal("helm/kraken/templates/backend/service.yaml", second.Path);
        Assert.Equal(new RecordedRegion(5, 3, 5, 24), second.Region);
        Assert.Equal("a b/é#%/values.yaml", baseline.Entries[2].Path);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal("", Read($"\uFEFF{FormatsTests.Write("sarif", SampleReport.WithFindings)}").Problems);

    [Fact]
    public void What_was_absent_or_suppressed_was_not_found()
    {
        var (baseline, problems) = Read(
            Log(
                """{ "baselineState": "absent", "partialFingerprints": { "krakenlint/v1": "a" } }""",
                """{ "suppressions": [{ "kind": "inSource" }], "partialFingerprints": { "krakenlint/v1": "b" } }""",
                """{ "suppressions": [], "baselineState": "unchanged", "fingerprints": { "krakenlint/v1": "c" } }"""
            )
        );
        Assert.Equal("", problems);
        Assert.Equal(["c"], baseline.Entries.Select(entry => entry.Fingerprints[0]));
    }

    [Fact]
    public void Further_and_newer_fingerprints_do_no_harm()
    {
        var (baseline, problems) = Read(
            Log(
                """{ "partialFingerprints": { "krakenlint/v2": "x", "krakenlint/v1": "a", "krakenlint/2/v1": "b", "other/v1": "y" } }"""
            )
        );
        Assert.Equal("", problems);
        Assert.Equal(["a", "b"], baseline.Entries[0].Fingerprints);
    }

    [Theory]
    [InlineData("", "b.sarif:1:1: is no JSON, which a baseline is")]
    [InlineData("{\n  \"runs\": [}", "b.sarif:2:12: is no JSON, which a baseline is")]
    [InlineData("[]", "b.sarif:1:1: is no SARIF: expected an object with a list \"runs\"")]
    [InlineData("{ \"runs\": {} }", "b.sarif:1:1: is no SARIF")]
    [InlineData("{ \"version\": \"1.0.0\",\n \"runs\": [] }", "b.sarif:1:14: is SARIF 1.0.0, expected 2.1.0")]
    [InlineData(
        """{ "runs": [{ "tool": { "driver": { "name": "Trivy" } }, "results": [] }] }""",
        "b.sarif:1:1: is the SARIF of Trivy, expected one that KrakenLint wrote (--write-baseline)"
    )]
    [InlineData("{ \"runs\": [] }", "b.sarif:1:1: is no SARIF that KrakenLint wrote: it names no tool")]
    [InlineData(
        """{ "runs": [{ "tool": { "driver": { "name": "KrakenLint" } } }] }""",
        "b.sarif:1:12: has a run without \"results\""
    )]
    public void What_is_no_baseline_is_said_with_its_place(string text, string problem) =>
        Assert.StartsWith(problem, Read(text).Problems, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "ruleId": "KRK201" }""", "has a result without a fingerprint of ours")]
    [InlineData("""{ "partialFingerprints": { "other/v1": "a" } }""", "has a result without a fingerprint of ours")]
    [InlineData("""{ "partialFingerprints": { "krakenlint/v1": 5 } }""", "has a result without a fingerprint of ours")]
    [InlineData("""{ "partialFingerprints": [] }""", "has a result without a fingerprint of ours")]
    [InlineData("null", "has a result without a fingerprint of ours")]
    [InlineData(
        """{ "partialFingerprints": { "krakenlint/v3": "a" } }""",
        "has fingerprints of version 3; this version of KrakenLint knows those of version 1"
    )]
    public void A_result_without_our_fingerprint_is_said_with_its_place(string result, string problem) =>
        Assert.StartsWith($"b.sarif:3:1: {problem}", Read(Log(result)).Problems, StringComparison.Ordinal);

    [Fact]
    public void A_place_that_is_none_is_left_out()
    {
        var (baseline, _) = Read(
            Log(
                """{ "partialFingerprints": { "krakenlint/v1": "a" }, "locations": [{ "physicalLocation": { "region": { "startLine": 3, "startColumn": 1, "endLine": 2 }, "artifactLocation": { "uri": "" } } }] }"""
            )
        );
        Assert.Equal((null, null), (baseline.Entries[0].Path, baseline.Entries[0].Region));
    }

    private static string Log(params string[] results) =>
        $$"""
            { "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "KrakenLint" } },
            "results": [
            {{string.Join(",\n", results)}}
            ] }] }
            """;

    private static (Baseline Baseline, string Problems) Read(string text)
    {
        var problems = new ProblemList();
        var baseline = BaselineReader.Read(new SourceFile("b.sarif", Encoding.UTF8.GetBytes(text)), problems);
        return (baseline, string.Join('\n', problems.ToImmutable().Select(problem => problem.ToString())));
    }
}
