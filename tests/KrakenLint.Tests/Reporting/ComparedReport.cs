using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Rules;

namespace KrakenLint.Tests.Reporting;

/// <summary>The sample report beside a baseline: some findings are new, some known, and some only in the baseline.</summary>
internal static class ComparedReport
{
    public static Report Sample { get; } =
        SampleReport.WithFindings with
        {
            Result = SampleReport.WithFindings.Result with
            {
                Findings = SampleReport.WithFindings.Result.Findings[..3],
                Known =
                [
                    .. SampleReport
                        .WithFindings.Result.Findings[3..]
                        .Select(finding =>
                            finding with
                            {
                                OtherFingerprints = [new string('0', 64), new string('1', 64)],
                            }
                        ),
                ],
                Resolved =
                [
                    new RecordedFinding(
                        "KRK201",
                        Severity.Error,
                        "Service is pinned ([here](1)); see [x](http://e) \e[31m",
                        "a b/values.yaml",
                        new RecordedRegion(3, 5, 3, 9),
                        ["aa", "bb"]
                    ),
                    new RecordedFinding("KRK999", Severity.Note, "A rule that is gone", null, null, ["cc"]),
                ],
                Unchecked = [new RecordedFinding("KRK301", Severity.Warning, "Elsewhere", "/tmp/x.yaml", null, ["dd"])],
                ComparedWith = "the baseline",
            },
        };

    public static Report Full { get; } = Sample with { SarifProfile = SarifProfile.Full };
}
