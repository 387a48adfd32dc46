using System.Text.Json;

namespace KrakenLint.Tests.Helm;

/// <summary>The sample's mistakes, found in the values alone, in the rendering alone, and in the chart with both.</summary>
public sealed class SampleFingerprintTests
{
    [Fact]
    public void The_chart_is_known_by_what_its_values_and_its_rendering_are_known_by()
    {
        var values = Of("samples/chatter/values-broken.yaml");
        var rendered = Of("samples/rendered/broken.yaml");
        var chart = Of(
            "--chart",
            "samples/chatter",
            "-f",
            "samples/chatter/values-broken.yaml",
            "samples/rendered/broken.yaml"
        );
        Assert.Equal(
            values.SelectMany(all => all).Concat(rendered.SelectMany(all => all)).ToHashSet(),
            chart.SelectMany(all => all).ToHashSet()
        );
        // Some are found both ways, and are one finding then.
        Assert.InRange(chart.Length, rendered.Length, values.Length + rendered.Length - 1);
    }

    // The fingerprints of each finding.
    private static string[][] Of(params string[] arguments)
    {
        var (output, errors, exit) = ProcessRun.OfKrakenLint(
            Repository.Root,
            ["lint", .. arguments, "--format", "json"]
        );
        Assert.True(exit == 1, errors);
        using var report = JsonDocument.Parse(output);
        return
        [
            .. report
                .RootElement.GetProperty("findings")
                .EnumerateArray()
                .Select(finding =>
                    finding
                        .GetProperty("otherFingerprints")
                        .EnumerateArray()
                        .Prepend(finding.GetProperty("fingerprint"))
                        .Select(text => text.GetString() ?? "")
                        .ToArray()
                ),
        ];
    }
}
