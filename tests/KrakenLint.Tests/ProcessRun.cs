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

    public static readonly string SearchPath =
        $"{Tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "krakenlint.dll");

    /// <summary>Skips a test where one of the programs is missing, which <c>.ci/tools</c> fetches.</summary>
    public static void SkipWithout(params string[] programs) =>
        Assert.SkipUnless(
            programs.All(program => File.Exists(PathOf(program))),
            $"needs {string.Join(" and ", programs)} on PATH, or as .ci/tools fetches them"
        );

    /// <summary>Where a program is; its name where it is nowhere.</summary>
    public static string PathOf(string program) =>
        SearchPath
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists, program);

    /// <summary>The program of this build, with nothing to read.</summary>
    public static (string Output, string Errors, int Exit) OfKrakenLint(string folder, params string[] arguments) =>
        Of("sh", ["-c", "exec \"$0\" \"$@\" < /dev/null", "dotnet", "exec", Program, .. arguments], folder);

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
        start.Environment["PATH"] = SearchPath;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult(), process.ExitCode);
    }
}
