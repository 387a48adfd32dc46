using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A configuration and the folder that its paths are relative to.</summary>
/// <param name="Folder">An absolute path.</param>
internal sealed record Project(Configuration Configuration, string Folder)
{
    /// <summary>What the configuration's paths may not lead out of; null where there is no configuration.</summary>
    public Boundary? Boundary { get; init; }

    /// <summary>A path or glob of the configuration as the command line would say it, seen from the current folder.</summary>
    public string PathOf(Located path)
    {
        var seen = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Folder, path.Text));
        // What begins with a dash would be taken for an option.
        return seen.StartsWith('-') ? $"./{seen}" : seen;
    }

    /// <summary>Paths that lead nowhere, or where a configuration has no business.</summary>
    public IEnumerable<Problem> WrongPaths()
    {
        foreach (var path in ProjectPaths.Of(Configuration))
        {
            if (WhyNot(path) is { } why)
                yield return new Problem("definition", path.Text.Span, $"{path.Text.Text}: {why}");
        }
    }

    /// <summary>False for what a configuration has no business to name: it is not even looked at.</summary>
    public bool Allows(Located path) => WhyNot(new ProjectPath(path)) is null;

    private string? WhyNot(ProjectPath path)
    {
        var text = path.Text.Text;
        // An empty glob is told where globs are read.
        if (text.Trim().Length == 0)
            return path.WhyMissing is null ? null : "\"\" is no path; expected one relative to this file";
        if (text.Any(char.IsControl))
            return "is no path; expected one relative to this file";
        if (text.Contains("://", StringComparison.Ordinal))
            return "is an address; KrakenLint uses no network: expected a path relative to this file";
        if (Path.IsPathRooted(text) || text.StartsWith('\\') || text is [_, ':', ..])
            return "is an absolute path; expected one relative to this file";
        // Behind the first wildcard nothing leads up.
        var segments = text.Replace('\\', '/').Split('/');
        var fixedSegments = segments.TakeWhile(segment => !segment.Contains('*', StringComparison.Ordinal)).ToArray();
        if (segments.Skip(fixedSegments.Length).Contains(".."))
            return "leads up behind a wildcard; expected \"..\" at its beginning, if at all";
        if (Boundary?.Holds(Path.Combine(Folder, string.Join('/', fixedSegments))) == false)
            return "leads out of the repository; a configuration names only what lies in it";
        return path.WhyMissing?.Invoke(PathOf(path.Text));
    }
}
