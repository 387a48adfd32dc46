using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Tests.Helm;

/// <summary>A finding is known by the same fingerprints wherever its place is found: rendered, template, values, overlay.</summary>
public sealed class ChartFingerprintTests
{
    private const string Rule = "check: { path: spec.replicas, atLeast: 2 }";

    private const string Rendered = """
        # Source: chat/templates/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: demo-api
        spec:
          replicas: 1

        """;

    private const string Template = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ .Release.Name }}-api
        spec:
          replicas: {{ .Values.replicas }}

        """;

    [Fact]
    public void With_and_without_the_chart() => Assert.Equal(Alone(Rendered), InChart("replicas: 1\n", null));

    [Fact]
    public void With_another_overlay()
    {
        var (before, after) = (Place("replicas: 1\n", null), Place("replicas: 5\n", "replicas: 1\n"));
        Assert.Equal(("values.yaml", "prod.yaml"), (before.Span.File.Path, after.Span.File.Path));
        Assert.Equal(before.Fingerprint, after.Fingerprint);
    }

    [Fact]
    public void With_another_template_around_it() =>
        Assert.Equal(InChart("replicas: 1\n", null), InChart("# moved\nother: 2\nreplicas: 1\n", null));

    [Fact]
    public void What_one_value_does_to_two_manifests_has_both()
    {
        var second = Rendered.Replace("demo-api", "demo-web").Replace("api.yaml", "web.yaml");
        var alone = Alone($"{Rendered}---\n{second}");
        Assert.Equal(2, alone.Length);
        Assert.Equal(alone, InChart("replicas: 1\n", null, $"{Rendered}---\n{second}"));
        Assert.Equal(alone, InChart("replicas: 1\n", null, $"{second}---\n{Rendered}"));
    }

    [Fact]
    public void The_order_of_manifests_does_not_decide_which_one_leads()
    {
        var second = Rendered.Replace("demo-api", "demo-web").Replace("api.yaml", "web.yaml");
        Assert.Equal(
            Place("replicas: 1\n", null, $"{Rendered}---\n{second}").Fingerprint,
            Place("replicas: 1\n", null, $"{second}---\n{Rendered}").Fingerprint
        );
    }

    private static string[] Alone(string rendered) =>
        [
            .. Lint(SourceFile.FromText("rendered.yaml", rendered))
                .Findings.Select(finding => finding.Fingerprint)
                .Order(StringComparer.Ordinal),
        ];

    private static string[] InChart(string values, string? overlay, string rendered = Rendered)
    {
        var finding = Place(values, overlay, rendered);
        return [finding.Fingerprint, .. finding.OtherFingerprints];
    }

    private static Finding Place(string values, string? overlay, string rendered = Rendered)
    {
        var chart = ChartReader.Read([
            File("Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n"),
            File("values.yaml", values),
            File("templates/api.yaml", Template),
            File("templates/web.yaml", Template.Replace("-api", "-web")),
        ]);
        Assert.NotNull(chart);
        var file = SourceFile.FromText("rendered.yaml", rendered);
        var overlays = overlay is null ? null : ChartRelease.RootOf(SourceFile.FromText("prod.yaml", overlay));
        var release = new ChartRelease(chart, overlays is { } root ? [root] : [], [], "demo");
        return Assert.Single(
            KrakenLint.Helm.ChartFindings.Place(Lint(file), Provenance.Of(release, [file]), isGiven: true).Findings
        );
    }

    private static ChartFile File(string path, string text) => new(path, SourceFile.FromText(path, text));

    private static LintResult Lint(SourceFile file) =>
        (RuleRun.Of(Rule, "") with { Inputs = [new LintInput(file)] }).Lint();
}
