namespace KrakenLint.Tests.Helm;

/// <summary>The program with a real helm, where there is one.</summary>
public sealed class HelmRenderingTests
{
    [Fact]
    public void A_finding_lands_on_the_overlay_that_sets_the_value()
    {
        ProcessRun.SkipWithout("helm");

        var output = Lint(
            "lint",
            "--chart",
            "samples/chatter",
            "-f",
            "samples/chatter/values-dev.yaml",
            "--release",
            "chatter",
            "--namespace",
            "chat",
            "--select",
            "KRK802"
        );

        Assert.Contains("--> samples/chatter/values-dev.yaml:8:12", output, StringComparison.Ordinal);
        Assert.Contains("= template: samples/chatter/templates/api/configmap.yaml", output, StringComparison.Ordinal);
        Assert.DoesNotContain("= rendered:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_one_environment_has_is_one_finding_on_the_line_of_its_overlay()
    {
        ProcessRun.SkipWithout("helm");

        var output = LintSamples(
            "values-prod.yaml",
            text => $"{text}\nlivekit:\n  url: ws://livekit.northwind.dev\n",
            "--select",
            "KRK4*"
        );

        Assert.Equal(1, Count(output, "[KRK401]"));
        Assert.Contains("/chatter/values-prod.yaml:32:8\n", output, StringComparison.Ordinal);
        Assert.Contains("= values: prod only\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_every_environment_has_is_one_finding_that_says_so()
    {
        ProcessRun.SkipWithout("helm");

        var output = LintSamples(
            "values.yaml",
            text => text.Replace("sessionAffinity: None", "sessionAffinity: ClientIP", StringComparison.Ordinal),
            "--select",
            "KRK201"
        );

        Assert.Equal(1, Count(output, "[KRK201]"));
        Assert.Contains("/chatter/values.yaml:17:22\n", output, StringComparison.Ordinal);
        Assert.Contains("= values: all 3\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_that_does_not_parse_leaves_the_other_environments_linted_and_counted()
    {
        ProcessRun.SkipWithout("helm");

        var output = LintSamples("values-prod.yaml", _ => "api: [1\n", "--select", "KRK802", "--format", "json");

        Assert.Contains("\"exitCode\": 3", output, StringComparison.Ordinal);
        Assert.Equal(2, Count(output, "\"rule\": \"KRK802\""));
        Assert.Contains("\"renderings\": 2", output, StringComparison.Ordinal);
    }

    /// <summary>Lints a copy of the sample chart in its three environments, with one of its files changed.</summary>
    private static string LintSamples(string file, Func<string, string> change, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("krakenlint-").FullName;
        try
        {
            Copy(Path.Combine(Repository.Root, "samples"), folder);
            // The configuration names a chart beside its own folder, which must be of one repository.
            Directory.CreateDirectory(Path.Combine(folder, ".git"));
            var path = Path.Combine(folder, "chatter", file);
            var text = File.ReadAllText(path);
            File.WriteAllText(path, change(text));
            return Lint(["lint", "--config", Path.Combine(folder, "config", "charts.yaml"), .. options]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(path, target);
        }
    }

    private static string Lint(params string[] arguments) => ProcessRun.OfKrakenLint(Repository.Root, arguments).Output;
}
