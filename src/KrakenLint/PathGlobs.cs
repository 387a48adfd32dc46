using System.Collections.Immutable;
using KrakenLint.Settings;
using Microsoft.Extensions.FileSystemGlobbing;

namespace KrakenLint.Cli;

/// <summary>Globs of a configuration, asked about files: a glob means what it matches and all that lies below.</summary>
internal sealed class PathGlobs
{
    private readonly ImmutableArray<(Located Glob, Matcher Matcher)> matchers;

    /// <param name="folder">What relative globs are relative to; an absolute path.</param>
    public PathGlobs(string folder, IEnumerable<Located> globs) =>
        matchers = [.. globs.Select(glob => (glob, MatcherFor(Path.GetFullPath(Path.Combine(folder, glob.Text)))))];

    public static PathGlobs None { get; } = new("/", []);

    /// <returns>The first glob that means a file or folder; null where none does.</returns>
    public Located? Find(string path)
    {
        if (matchers.IsEmpty)
            return null;
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full) ?? "/";
        return matchers.FirstOrDefault(row => row.Matcher.Match(root, full).HasMatches).Glob;
    }

    private static Matcher MatcherFor(string glob)
    {
        var pattern = glob[(Path.GetPathRoot(glob) ?? "/").Length..].TrimEnd('/', '\\');
        return new Matcher(StringComparison.Ordinal).AddInclude(pattern).AddInclude($"{pattern}/**");
    }
}
