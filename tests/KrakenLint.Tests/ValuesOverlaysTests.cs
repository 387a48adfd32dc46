using KrakenLint.Cli;
using KrakenLint.Cli.Charts;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

/// <summary>A changed overlay stands for its chart, whatever it is called and wherever it lies.</summary>
public sealed class ValuesOverlaysTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("krakenlint-");

    public ValuesOverlaysTests()
    {
        Write(".git/HEAD", "ref: refs/heads/main");
        Write("chart/Chart.yaml", "{ apiVersion: v2, name: talk, version: 1.0.0 }");
        Write("chart/values.yaml", "replicas: 1\n");
        Write("deploy.sh", "helm upgrade talk chart -f environments/blue.yaml\n");
        Write("environments/blue.yaml", "region: eu\n");
        Write("environments/green.yaml", "region: eu\n");
        Write("chart/production.yaml", "replicas: 2\n");
        Write("chart/ci/small.yaml", "replicas: 1\n");
        Write("chart/files/layout.yaml", "rows: 3\n");
        Write("chart/templates/part.yaml", "replicas: 3\n");
        Write("beside.yaml", "replicas: 4\n");
    }

    [Theory]
    [InlineData("environments/blue.yaml", "chart")]
    [InlineData("beside.yaml", "chart")]
    [InlineData("chart/ci/small.yaml", "chart")]
    [InlineData("environments/green.yaml", null)]
    [InlineData("chart/files/layout.yaml", null)]
    [InlineData("chart/values.yaml", null)]
    [InlineData("deploy.sh", null)]
    public void A_file_is_an_overlay_of_the_chart_that_knows_its_keys(string path, string? chart) =>
        Assert.Equal(chart is null ? null : At(chart), new ValuesOverlays().ChartOf(At(path)));

    [Fact]
    public void A_chart_is_rendered_with_each_overlay()
    {
        var request = ChartRequest.Beside(At("chart"));

        Assert.Equal(
            ["defaults", "beside", "small", "production", "blue"],
            request.Choices.Select(choice => choice.Name)
        );
    }

    [Fact]
    public void A_changed_overlay_outside_of_the_chart_stands_for_it()
    {
        var project = new Project(
            ConfigurationReader.Read(SourceFile.FromText("c", "{}"), new ProblemList()),
            root.FullName
        );

        var scope = AffectedPaths.Of([At("environments/blue.yaml"), At("environments/green.yaml")], project);

        Assert.Equal([At("chart")], scope.Charts.Select(chart => Path.GetFullPath(chart.Folder)));
        Assert.Equal([At("environments/green.yaml")], scope.Paths);
    }

    public void Dispose() => root.Delete(recursive: true);

    private string At(string path) => Path.Combine(root.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? root.FullName);
        File.WriteAllText(At(path), text);
    }
}
