using System.Diagnostics;
using System.Text;

namespace KrakenLint.Tests;

/// <summary>Runs a program and waits for it.</summary>
internal static class ProcessRun
{
    /// <summary>Where <c>.ci/tools</c> puts helm and others.</summary>
    private static readonly string Tools = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "krakenlint-ci",
        "bin"
    );

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "krakenlint.dll");

    public static string Helm { get; } = Path.Combine(Tools, "helm");

    public static void SkipWithoutHelm() =>
        Assert.SkipUnless(File.Exists(Helm), "needs the helm that .ci/tools fetches");

    /// <summary>The program of this build.</summary>
    public static (string Output, string Errors, int Exit) OfKrakenLint(string folder, params string[] arguments) =>
        Of("dotnet", ["exec", Program, .. arguments], folder);

    public static (string Output, string Errors, int Exit) Of(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PATH"] = $"{Tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult(), process.ExitCode);
    }
}
