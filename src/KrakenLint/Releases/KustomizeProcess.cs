using System.Diagnostics;

namespace KrakenLint.Cli;

/// <summary>
/// Builds Kustomizations with the kustomize on PATH, or the kubectl: without plugins, without helm, without a program that
/// it could run, and without a network.
/// </summary>
internal sealed class KustomizeProcess(long mostBytes)
{
    private static readonly (string Program, string Word)[] Builders =
    [
        ("kustomize", "build"),
        ("kubectl", "kustomize"),
    ];

    // An address at which nobody answers, for whatever would be asked for all the same.
    private const string Nowhere = "http://127.0.0.1:9";

    /// <param name="folder">An absolute path.</param>
    /// <returns>What was built, or why not; neither where there is no builder.</returns>
    public (byte[]? Output, string? Error) Build(string folder)
    {
        foreach (var (program, word) in Builders)
        {
            if (ProgramPath.Find(program, folder).File is not { } file)
                continue;
            var start = new ProcessStartInfo(file) { WorkingDirectory = folder };
            start.Environment.Clear();
            foreach (var name in new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" })
                start.Environment[name] = Nowhere;
            start.ArgumentList.Add(word);
            start.ArgumentList.Add(folder);
            return BoundedProcess.Run(start, [], mostBytes);
        }
        return (null, null);
    }
}
