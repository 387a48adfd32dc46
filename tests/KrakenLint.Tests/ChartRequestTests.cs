using KrakenLint.Cli;
using KrakenLint.Cli.Charts;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

/// <summary>What the combinations of values of a configured chart are called in findings.</summary>
public sealed class ChartRequestTests
{
    [Theory]
    [InlineData("[[values-dev.yaml], [prod-values.yaml], [staging.yaml]]", "dev", "prod", "staging")]
    [InlineData("[[env/dev/values.yaml], [env/prod/values.yaml]]", "dev", "prod")]
    [InlineData("[[chat/values.yaml], [chat/values-prod.yaml]]", "values.yaml", "prod")]
    [InlineData("[[blue/prod.yaml], [green/prod.yaml], [dev.yaml]]", "blue/prod.yaml", "green/prod.yaml", "dev")]
    [InlineData("[[blue.yaml, prod.yaml], [green.yaml, prod.yaml]]", "blue.yaml + prod.yaml", "green.yaml + prod.yaml")]
    [InlineData("{ first: [values-dev.yaml], second: [values-dev.yaml] }", "first", "second")]
    public void Combinations_have_names_that_tell_them_apart(string values, params string[] expected)
    {
        var problems = new ProblemList();
        var configuration = ConfigurationReader.Read(
            SourceFile.FromText(".krakenlint.yaml", $"charts: [{{ path: chat, values: {values} }}]"),
            problems
        );

        var request = ChartRequest.Of(configuration.Charts[0], new Project(configuration, ""));

        Assert.Empty(problems.ToImmutable());
        Assert.Equal(expected, request.Choices.Select(choice => choice.Name));
    }
}
