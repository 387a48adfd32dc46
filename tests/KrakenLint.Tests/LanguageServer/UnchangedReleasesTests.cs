using System.Text;
using KrakenLint.Cli;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>What somebody types in one values file costs the combinations of values that it belongs to, and no others.</summary>
public sealed class UnchangedReleasesTests
{
    private readonly ReadMemory memory = new();

    private static readonly SessionText Chart = new([
        new("file", "chat/Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n"),
        new("file", "chat/values.yaml", "replicas: 1\n"),
        new("file", "chat/values-prod.yaml", "replicas: 3\n"),
        new("file", "chat/values-test.yaml", "replicas: 2\n"),
        new(
            "file",
            "chat/templates/a.yaml",
            "apiVersion: v1\nkind: ConfigMap\ndata: { r: \"{{ .Values.replicas }}\" }\n"
        ),
    ]);

    [Theory]
    [InlineData("values-prod.yaml", "replicas: 4\n", "defaults, test")]
    [InlineData("values-prod.yaml", "replicas: 3\n", "defaults, prod, test")]
    [InlineData("values-prod.yaml", "replicas: \"{{ .Values.other }}\"\n", "")]
    [InlineData("values.yaml", "replicas: 2\n", "")]
    [InlineData("templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\n", "")]
    public void Only_what_changes_is_rendered_again(string file, string text, string same)
    {
        using var folder = new SessionFolder(Chart);
        var first = new PredictedReleases();
        var before = Rendered(folder, null, first);
        var after = Rendered(folder, (file, text), new PredictedReleases(first));
        Assert.Equal(
            same,
            string.Join(
                ", ",
                before
                    .Zip(after)
                    .Where(pair => ReferenceEquals(pair.First, pair.Second))
                    .Select(pair => pair.First.Name)
            )
        );
    }

    [Fact]
    public void A_template_that_reads_files_may_read_any()
    {
        using var folder = new SessionFolder(Chart);
        File.AppendAllText($"{folder.Path}/chat/templates/a.yaml", "# {{ .Files.Get \"values-prod.yaml\" }}\n");
        var first = new PredictedReleases();
        var before = Rendered(folder, null, first);
        var after = Rendered(folder, ("values-prod.yaml", "replicas: 4\n"), new PredictedReleases(first));
        Assert.DoesNotContain(true, before.Zip(after, ReferenceEquals));
    }

    private IEnumerable<RenderedRelease> Rendered(
        SessionFolder folder,
        (string File, string Text)? typed,
        PredictedReleases releases
    )
    {
        var open = new Dictionary<string, byte[]>();
        if (typed is var (file, text))
            open[$"{folder.Path}/chat/{file}"] = Encoding.UTF8.GetBytes(text);
        var reader = new FileReader(Streams.Open(), 1 << 20, null) { Open = open, Memory = memory };
        var (chart, problems) = RenderedChart.Of(ChartRequest.Beside($"{folder.Path}/chat"), [], reader, 1, releases);
        Assert.Empty(problems);
        return chart?.Releases ?? [];
    }
}
