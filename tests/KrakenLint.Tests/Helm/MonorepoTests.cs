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

    [Fact]
    public void What_init_writes_lints_what_is_linted_without_it()
    {
        ProcessRun.SkipWithout("helm", "kubectl");
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, ".git"));
            foreach (
                var file in Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, "samples", "monorepo"),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            {
                var path = Path.Combine(folder.FullName, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
                File.Copy(file, path);
            }
            var prod = Path.Combine(folder.FullName, "samples/monorepo/charts/web/values-prod.yaml");
            File.WriteAllText(prod, "service: { sessionAffinity: ClientIP }\n");

            var before = ProcessRun.OfKrakenLint(folder.FullName, "lint");
            var init = ProcessRun.OfKrakenLint(folder.FullName, "init");
            var after = ProcessRun.OfKrakenLint(folder.FullName, "lint");

            Assert.Equal((1, 0, 1), (before.Exit, init.Exit, after.Exit));
            Assert.Equal(before.Output, after.Output);
            Assert.Equal(
                before.Errors,
                after.Errors.Replace("; configured: inputs, charts\n", "\n", StringComparison.Ordinal)
            );
            Assert.Contains(
                """
                inputs: ["."]
                """,
                File.ReadAllText(Path.Combine(folder.FullName, ".krakenlint.yaml")),
                StringComparison.Ordinal
            );
            Assert.Contains(
                """
                charts:
                  - path: samples/monorepo/charts/api
                  - path: samples/monorepo/charts/cache
                  - path: samples/monorepo/charts/web
                    values:
                      defaults: []
                      prod: samples/monorepo/charts/web/values-prod.yaml

                """,
                File.ReadAllText(Path.Combine(folder.FullName, ".krakenlint.yaml")),
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Lint(params string[] arguments) =>
        ProcessRun.OfKrakenLint(Repository.Root, ["lint", .. arguments]).Output;
}
