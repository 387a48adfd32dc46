using KrakenLint.Cli;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

public sealed class AffectedPathsTests
{
    [Fact]
    public void A_chart_that_is_installed_twice_is_linted_as_both_releases()
    {
        var problems = new ProblemList();
        var configuration = ConfigurationReader.Read(
            SourceFile.FromText(
                ".krakenlint.yaml",
                """
                charts:
                  - { path: chat, release: blue }
                  - { path: chat, release: green }
                """
            ),
            problems
        );

        var scope = AffectedPaths.Of(
            ["/repository/chat/templates/service.yaml", "/repository/chat/values.yaml"],
            new Project(configuration, "/repository")
        );

        Assert.Empty(problems.ToImmutable());
        Assert.Equal(["blue", "green"], scope.Charts.Select(chart => chart.Release));
    }
}
