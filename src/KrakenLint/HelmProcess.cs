using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>What a user says about a release on the command line.</summary>
internal sealed record ReleaseOptions(
    string Chart,
    string[] ValuesFiles,
    string[] Sets,
    string? Release,
    string? Namespace
);

/// <summary>What helm answered.</summary>
/// <param name="Output">The rendered manifests, or null where helm failed or is not there.</param>
/// <param name="Error">What it wrote to standard error, or null where there is no helm.</param>
internal sealed record HelmAnswer(byte[]? Output, string? Error);

/// <summary>Runs the helm on PATH; nothing else of the machine is asked, and no network is used.</summary>
internal static class HelmProcess
{
    /// <summary>What helm calls a release that nobody names.</summary>
    public const string DefaultRelease = "release-name";

    public const string DefaultNamespace = "default";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static HelmAnswer Template(ReleaseOptions options)
    {
        var start = new ProcessStartInfo("helm")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in Arguments(options))
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start);
            return process is null ? new HelmAnswer(null, null) : Read(process);
        }
        catch (Win32Exception)
        {
            return new HelmAnswer(null, null);
        }
    }

    private static IEnumerable<string> Arguments(ReleaseOptions options)
    {
        yield return "template";
        yield return options.Release ?? DefaultRelease;
        yield return options.Chart;
        if (options.Namespace is { } space)
        {
            yield return "--namespace";
            yield return space;
        }
        foreach (var file in options.ValuesFiles)
        {
            yield return "--values";
            yield return file;
        }
        foreach (var set in options.Sets)
        {
            yield return "--set";
            yield return set;
        }
    }

    private static HelmAnswer Read(Process process)
    {
        process.StandardInput.Close();
        using var output = new MemoryStream();
        var copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.Append(line.Data).Append('\n');
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return new HelmAnswer(null, $"it did not end within {Patience.TotalSeconds} seconds");
        }
        process.WaitForExit();
        copied.Wait();
        return process.ExitCode == 0 ? new HelmAnswer(output.ToArray(), "") : new HelmAnswer(null, errors.ToString());
    }
}
