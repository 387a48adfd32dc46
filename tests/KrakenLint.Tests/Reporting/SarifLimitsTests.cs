using System.IO.Compression;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Sarif;
using KrakenLint.Rules;

namespace KrakenLint.Tests.Reporting;

public sealed class SarifLimitsTests
{
    [Fact]
    public void Of_more_than_25000_findings_the_worst_are_kept_in_their_order()
    {
        var report = SarifLimits.Fit(Of(Enumerable.Range(0, 25_010).Select(at => At(at, SeverityAt(at)))));
        var results = SarifReport.For(report).Runs[0].Results;
        Assert.Equal(25_000, results.Count);
        // Every tenth is a note, and the last of them go.
        var kept = results.Select(result => int.Parse(result.Message.Text, null)).ToArray();
        Assert.Equal(kept.Order(), kept);
        Assert.Equal(
            Enumerable.Range(0, 10).Select(number => 24_910 + (10 * number)),
            Enumerable.Range(0, 25_010).Except(kept)
        );
        static Severity SeverityAt(int at) => at % 10 == 0 ? Severity.Note : Severity.Error;
    }

    [Fact]
    public void What_is_cut_is_said_in_the_log_and_on_standard_error()
    {
        var report = SarifLimits.Fit(Of(Enumerable.Range(0, 25_003).Select(at => At(at, Severity.Error))));
        const string Said =
            "3 of 25003 findings are left out, the least severe and last ones: code scanning takes 25000 results and 10 MB at most";
        var note = Assert.Single(SarifReport.For(report).Runs[0].Invocations[0].ToolExecutionNotifications);
        Assert.Equal(("results-cut", Said), (note.Descriptor.Id, note.Message.Text));
        Assert.Equal([$"SARIF: {Said}"], SarifLimits.Remarks(report));
    }

    [Fact]
    public void A_log_that_is_too_large_with_gzip_is_cut_until_it_fits()
    {
        // Hashes do not compress.
        var report = Of(Enumerable.Range(0, 400).Select(at => At(at, Severity.Error)));
        var fitting = SarifLimits.Fit(report, 20_000);
        Assert.InRange(Compressed(fitting), 15_000, 20_000);
        Assert.InRange(SarifReport.For(fitting).Runs[0].Results.Count, 100, 399);
        Assert.Null(SarifLimits.Fit(report, 200_000).MostResults);
    }

    [Fact]
    public void The_full_profile_is_never_cut()
    {
        var report = Of(Enumerable.Range(0, 400).Select(at => At(at, Severity.Error))) with
        {
            SarifProfile = SarifProfile.Full,
        };
        Assert.Equal(report, SarifLimits.Fit(report, 10));
        Assert.Empty(SarifLimits.Remarks(report));
    }

    [Fact]
    public void Findings_outside_the_repository_are_counted() =>
        Assert.Equal(
            [
                "SARIF: 4 findings are on files outside the repository, which a pull request cannot show: "
                    + $"{SampleReport.WithFindings.Result.Findings[4].Span.File.Path} and 2 more",
            ],
            SarifLimits.Remarks(SampleReport.WithFindings)
        );

    [Fact]
    public void A_result_has_at_most_1000_locations()
    {
        var finding = SampleReport.WithFindings.Result.Findings[1];
        var many = finding with { Related = [.. Enumerable.Repeat(finding.Related[0], 1200)] };
        var result = Assert.Single(SarifReport.For(Of([many])).Runs[0].Results);
        Assert.Equal(1000, result.Locations.Count + result.RelatedLocations.Count);
        Assert.EndsWith("](999))", result.Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_and_names_of_rules_are_within_the_limits()
    {
        var wordy = SampleReport.WithFindings.Rules[0] with
        {
            Name = new string('n', 300),
            Summary = new string('s', 1100),
        };
        var rule = SarifRule.For(wordy);
        Assert.Equal(
            (255, 1024, 1024),
            (rule.Name.Length, rule.ShortDescription.Text.Length, rule.FullDescription.Text.Length)
        );
        Assert.Equal(20, rule.GetSerializedPropertyValue("tags").Split(',').Length);
    }

    private static Report Of(IEnumerable<Finding> findings) =>
        SampleReport.WithFindings with
        {
            Result = SampleReport.WithFindings.Result with { Findings = [.. findings] },
        };

    private static Finding At(int number, Severity severity) =>
        SampleReport.WithFindings.Result.Findings[0] with
        {
            Message = $"{number}",
            Severity = severity,
            Fingerprint = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{number}"))
            ),
        };

    private static long Compressed(Report report)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(FormatsTests.Write("sarif", report)));
        return stream.Length;
    }
}
