namespace KrakenLint.Tests.Helm;

/// <summary>The sample with charts, releases of several kinds and a Kustomization, with real programs where they are there.</summary>
public sealed class MonorepoTests
{
    [Fact]
    public void Each_planted_mistake_is_found_once_on_the_line_that_makes_it()
    {
        ProcessRun.SkipWithout("helm", "kubectl");

        var output = Lint("samples/monorepo");

        Assert.Equal(
            [
                "--> samples/monorepo/apps/web.yaml:13:28",
                "--> samples/monorepo/clusters/prod/api.yaml:12:20",
                "--> samples/monorepo/kustomize/prod/affinity.yaml:4:26",
            ],
            output
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("-->", StringComparison.Ordinal))
        );
        Assert.Contains("= values: HelmRelease prod/api only\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_file_outside_of_a_chart_stands_for_the_chart_that_uses_it()
    {
        ProcessRun.SkipWithout("helm");

        var output = Lint("--affected", "--", "samples/monorepo/envs/web.yaml");

        Assert.Contains("--> samples/monorepo/apps/web.yaml:13:28\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("clusters/prod/api.yaml", output, StringComparison.Ordinal);
    }

    private static string Lint(params string[] arguments) =>
        ProcessRun.OfKrakenLint(Repository.Root, ["lint", .. arguments]).Output;
}
