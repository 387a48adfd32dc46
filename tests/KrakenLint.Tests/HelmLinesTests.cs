using KrakenLint.Cli.Charts;

namespace KrakenLint.Tests;

/// <summary>Which values files the text of a script gives to helm.</summary>
public sealed class HelmLinesTests
{
    [Theory]
    [InlineData("helm upgrade talk ./chart -f prod.yaml", "prod.yaml")]
    [InlineData("\t@helm template chart --values=a.yml,b.yml", "a.yml", "b.yml")]
    [InlineData("  run: helm upgrade talk ./chart --values \"envs/${{ matrix.env }}.yaml\"", "envs/*.yaml")]
    [InlineData("helm upgrade talk $CHART \\\n  -f ${DIR}/prod.yaml \\\n  -f b.yaml", "*/prod.yaml", "b.yaml")]
    [InlineData("run: >\n  helm upgrade talk chart\n  --install\n  -f a.yaml\n", "a.yaml")]
    [InlineData("$(HELM) lint chart && /usr/local/bin/helm lint chart -f 'c.yaml'", "c.yaml")]
    [InlineData("kubectl apply -f manifest.yaml && helm list")]
    [InlineData("helm list; kubectl apply -f manifest.yaml")]
    [InlineData("helm install talk chart -f values.json --set a=b.yaml -f")]
    [InlineData("docker compose -f docker-compose.yaml up")]
    public void Only_what_helm_is_given_counts(string text, params string[] expected) =>
        Assert.Equal(expected, HelmLines.In(text).SelectMany(command => command.Files));
}
