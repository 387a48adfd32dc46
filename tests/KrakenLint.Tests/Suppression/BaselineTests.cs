using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Suppression;
using KrakenLint.Tests.Reporting;

namespace KrakenLint.Tests.Suppression;

public sealed class BaselineTests
{
    [Fact]
    public void A_finding_is_known_by_its_fingerprint() =>
        Check(
            [
                ["a"],
            ],
            [
                ["a"],
                ["b"],
            ],
            known: "a",
            fresh: "b"
        );

    [Fact]
    public void Two_of_one_fingerprint_need_two_entries()
    {
        Check(
            [
                ["a"],
            ],
            [
                ["a"],
                ["a"],
            ],
            known: "a",
            fresh: "a"
        );
        Check(
            [
                ["a"],
                ["a"],
            ],
            [
                ["a"],
                ["a"],
            ],
            known: "a a"
        );
    }

    [Fact]
    public void An_entry_that_was_found_once_less_is_resolved() =>
        Check(
            [
                ["a"],
                ["a"],
            ],
            [
                ["a"],
            ],
            known: "a",
            resolved: "a"
        );

    [Fact]
    public void What_is_not_found_any_more_is_resolved() =>
        Check(
            [
                ["a"],
                ["b"],
            ],
            [
                ["b"],
            ],
            known: "b",
            resolved: "a"
        );

    [Fact]
    public void A_merged_finding_is_known_by_any_of_its_fingerprints()
    {
        Check(
            [
                ["b"],
            ],
            [
                ["a", "b"],
            ],
            known: "a"
        );
        Check(
            [
                ["a", "b"],
            ],
            [
                ["b"],
            ],
            known: "b"
        );
        Check(
            [
                ["a", "b"],
            ],
            [
                ["a"],
                ["b"],
            ],
            known: "a b"
        );
        Check(
            [
                ["a"],
                ["b"],
            ],
            [
                ["a", "b"],
            ],
            known: "a"
        );
    }

    [Fact]
    public void What_the_run_did_not_look_at_is_not_resolved()
    {
        var result = Of([
                ["a"],
                ["b"],
            ])
            .Compare(Found([]), entry => entry.Fingerprints[0] == "a");
        Assert.Equal(["a"], result.Resolved.Select(entry => entry.Fingerprints[0]));
        Assert.Equal(["b"], result.Unchecked.Select(entry => entry.Fingerprints[0]));
    }

    [Fact]
    public void What_could_not_be_read_is_never_known()
    {
        var found = RuleRun.Of("each: { problems: syntax }", "a: b\nc: \"d\n").Lint();
        var finding = Assert.Single(found.Findings);
        var baseline = Of([
            [finding.Fingerprint],
        ]);
        Assert.False(baseline.Knows(finding));
        Assert.Equal([finding], baseline.Compare(found, _ => true).Findings);
    }

    private static void Check(
        string[][] entries,
        string[][] findings,
        string known = "",
        string fresh = "",
        string resolved = ""
    )
    {
        var result = Of(entries).Compare(Found(findings), _ => true);
        Assert.Equal(known, Words(result.Known.Select(finding => finding.Fingerprint)));
        Assert.Equal(fresh, Words(result.Findings.Select(finding => finding.Fingerprint)));
        Assert.Equal(resolved, Words(result.Resolved.Select(entry => entry.Fingerprints[0])));
        Assert.True(result.IsCompared);
    }

    private static string Words(IEnumerable<string> words) => string.Join(' ', words);

    private static Baseline Of(string[][] entries) =>
        new([
            .. entries.Select(fingerprints => new RecordedFinding(
                "KRK201",
                Severity.Error,
                "message",
                "a.yaml",
                null,
                [.. fingerprints]
            )),
        ]);

    private static LintResult Found(string[][] findings) =>
        new(
            [
                .. findings.Select(fingerprints =>
                    SampleReport.WithFindings.Result.Findings[0] with
                    {
                        Fingerprint = fingerprints[0],
                        OtherFingerprints = [.. fingerprints[1..]],
                    }
                ),
            ],
            [],
            new ReadCounts(1, 1, 0)
        );
}
