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
)
{
    /// <summary>True where the chart's schema of values is not for helm to look at, because it names other files or addresses.</summary>
    public bool SkipsSchema { get; init; }

    /// <summary>Values that helm reads from its standard input; null for none.</summary>
    public byte[]? Input { get; init; }
}

/// <summary>What helm answered.</summary>
/// <param name="Output">The rendered manifests, or null where helm failed or is not there.</param>
/// <param name="Error">What it wrote to standard error, or null where there is no helm.</param>
internal sealed record HelmAnswer(byte[]? Output, string? Error)
{
    /// <summary>A helm that was found and is not run; null where there is none.</summary>
    public string? Refused { get; init; }
}

/// <summary>Runs the helm on PATH; nothing else of the machine is asked, and no network is used.</summary>
/// <param name="mostBytes">What it may print.</param>
internal sealed class HelmProcess(long mostBytes)
{
    /// <summary>What helm calls a release that nobody names.</summary>
    public const string DefaultRelease = "release-name";

    public const string DefaultNamespace = "default";

    private const int MostErrors = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public HelmAnswer Template(ReleaseOptions options)
    {
        var helm = ProgramPath.Find("helm", options.Chart);
        if (helm.File is not { } file)
            return new HelmAnswer(null, null) { Refused = helm.Refused };
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in HelmArguments.Template(options))
            start.ArgumentList.Add(argument);
        // What renders here renders everywhere, and no plugin is asked.
        foreach (var name in start.Environment.Keys.Where(IsOfHelm).ToArray())
            start.Environment.Remove(name);
        start.Environment["HELM_NO_PLUGINS"] = "1";
        try
        {
            using var process = Process.Start(start);
            return process is null ? new HelmAnswer(null, null) : Read(process, options.Input ?? []);
        }
        catch (Win32Exception)
        {
            return new HelmAnswer(null, null);
        }
    }

    private static bool IsOfHelm(string variable) => variable.StartsWith("HELM_", StringComparison.OrdinalIgnoreCase);

    private HelmAnswer Read(Process process, byte[] input)
    {
        var given = Task.Run(() => Give(process, input));
        var output = Task.Run(() => Take(process, process.StandardOutput.BaseStream, mostBytes));
        var errors = Task.Run(() => Take(process, process.StandardError.BaseStream, MostErrors));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return new HelmAnswer(null, $"it did not end within {Patience.TotalSeconds} seconds");
        }
        process.WaitForExit();
        given.Wait();
        if (output.Result is not { } printed || errors.Result is not { } said)
            return new HelmAnswer(null, $"it printed more than {FileReader.Size(mostBytes)} (--max-file-size)");
        return process.ExitCode == 0
            ? new HelmAnswer(printed, "")
            : new HelmAnswer(null, Encoding.UTF8.GetString(said));
    }

    private static void Give(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        // It ended without asking for more, and its answer says why.
        catch (IOException) { }
    }

    /// <returns>What was printed; null where it was more, and the program is ended.</returns>
    private static byte[]? Take(Process process, Stream stream, long most)
    {
        if (BoundedFile.Read(stream, most) is { } bytes)
            return bytes;
        process.Kill(entireProcessTree: true);
        return null;
    }
}
