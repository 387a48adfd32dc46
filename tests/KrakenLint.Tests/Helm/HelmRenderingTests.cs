using System.ComponentModel;
using System.Diagnostics;

namespace KrakenLint.Tests.Helm;

/// <summary>The program with a real helm, where there is one.</summary>
public sealed class HelmRenderingTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "krakenlint.dll");

    [Fact]
    public async Task A_finding_lands_on_the_overlay_that_sets_the_value()
    {
        Assert.SkipUnless(await HasHelm(), "there is no helm on PATH");

        var output = await Lint(
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

    private static async Task<bool> HasHelm()
    {
        try
        {
            return (await Run("helm", ["version", "--short"])).Length > 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Task<string> Lint(params string[] arguments) =>
        Run(
            Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet",
            ["exec", Program, .. arguments]
        );

    private static async Task<string> Run(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
