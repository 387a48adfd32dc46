using System.Text.Json;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class GitLabFormatTests
{
    [Fact]
    public void Fingerprints_are_unique_in_a_report()
    {
        var finding = SampleReport.WithFindings.Result.Findings[0];
        var result = SampleReport.WithFindings.Result with { Findings = [finding, finding, finding] };
        Assert.Equal(
            [finding.Fingerprint, $"{finding.Fingerprint}-2", $"{finding.Fingerprint}-3"],
            Read(SampleReport.WithFindings with { Result = result }).Select(entry => Text(entry, "fingerprint"))
        );
    }

    [Fact]
    public void What_was_not_analysed_blocks() =>
        Assert.Equal(
            [("no-input", "blocker", "."), ("unreadable", "blocker", SampleReport.WithNotes.Result.Notes[1].Path)],
            Read(SampleReport.WithNotes)
                .Take(2)
                .Select(entry =>
                    (Text(entry, "check_name"), Text(entry, "severity"), Text(entry.GetProperty("location"), "path"))
                )
        );

    [Fact]
    public void Severities_are_those_of_code_quality() =>
        Assert.Equal(
            ["critical", "info", "major"],
            Read(SampleReport.WithFindings).Take(3).Select(entry => Text(entry, "severity"))
        );

    private static JsonElement[] Read(Report report)
    {
        using var json = JsonDocument.Parse(FormatsTests.Write("gitlab", report));
        return [.. json.RootElement.Clone().EnumerateArray()];
    }

    private static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();
}
