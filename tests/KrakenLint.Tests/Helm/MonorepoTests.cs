using System.ComponentModel;
using System.Diagnostics;

namespace KrakenLint.Tests.Helm;

/// <summary>The sample with charts, releases of several kinds and a Kustomization, with real programs where they are there.</summary>
public sealed class MonorepoTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "krakenlint.dll");

    [Fact]
    public async Task Each_planted_mistake_is_found_once_on_the_line_that_makes_it()
    {
        Assert.SkipUnless(
            await Has("helm", "version") && await Has("kubectl", "version", "--client"),
            "there is no helm or no kubectl on PATH"
        );

        var output = await Run("dotnet", "exec", Program, "lint", "samples/monorepo");

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
    public async Task A_changed_file_outside_of_a_chart_stands_for_the_chart_that_uses_it()
    {
        Assert.SkipUnless(await Has("helm", "version"), "there is no helm on PATH");

        var output = await Run("dotnet", "exec", Program, "lint", "--affected", "--", "samples/monorepo/envs/web.yaml");

        Assert.Contains("--> samples/monorepo/apps/web.yaml:13:28\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("clusters/prod/api.yaml", output, StringComparison.Ordinal);
    }

    private static async Task<bool> Has(string program, params string[] arguments)
    {
        try
        {
            return (await Run(program, arguments)).Length > 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return await output;
    }
}
