using System.Collections.Immutable;
using KrakenLint.Helm;

namespace KrakenLint.Cli;

/// <summary>What a change touches: files, and all that lies in folders.</summary>
internal sealed class ChangedFiles(IEnumerable<string> paths)
{
    private readonly ImmutableHashSet<string> all = [.. paths.Select(path => Path.GetFullPath(path).TrimEnd('/'))];

    public bool Has(string full)
    {
        for (var at = full; at is not null; at = Path.GetDirectoryName(at))
        {
            if (all.Contains(at))
                return true;
        }
        return false;
    }

    /// <summary>True for a release that one of the files describes, or gives values to.</summary>
    public bool Has(FoundRelease release) =>
        release
            .Choice.FullPaths.Concat(release.Choice.Roots.Select(root => CarriedValues.Span(root).File.FullPath))
            .Append(release.File.FullPath)
            .OfType<string>()
            .Any(Has);
}
