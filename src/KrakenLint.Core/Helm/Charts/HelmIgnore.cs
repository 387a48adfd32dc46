using System.Collections.Immutable;

namespace KrakenLint.Helm.Charts;

/// <summary>
/// The files of a chart's folder that Helm does not see (<c>.helmignore</c>). A pattern with a slash is one of the path, any
/// other one of the name; a pattern behind <c>!</c> leaves out whatever it does not match, as Helm reads it.
/// </summary>
public sealed class HelmIgnore
{
    public const string FileName = ".helmignore";

    // Each is held against every file.
    private const int MostPatterns = 1_000;

    private readonly ImmutableArray<Pattern> patterns;

    private HelmIgnore(ImmutableArray<Pattern> patterns) => this.patterns = patterns;

    /// <param name="text">The content of the file; empty where there is none.</param>
    public static HelmIgnore Of(string text) =>
        new([
            .. text.TrimStart('\uFEFF')
                .Split('\n')
                .Append("templates/.?*")
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && line[0] != '#')
                .Take(MostPatterns)
                .Select(Pattern.Of),
        ]);

    /// <param name="path">Below the chart's folder, with <c>/</c> between folders.</param>
    public bool Ignores(string path, bool isFolder)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsNegated)
            {
                if ((pattern.IsOfFolders && !isFolder) || !pattern.Matches(path))
                    return true;
            }
            else if ((isFolder || !pattern.IsOfFolders) && pattern.Matches(path))
                return true;
        }
        return false;
    }

    private sealed record Pattern(string Glob, bool IsNegated, bool IsOfFolders, bool IsOfPath)
    {
        public static Pattern Of(string line)
        {
            var isNegated = line[0] == '!';
            var glob = isNegated ? line[1..] : line;
            var isOfFolders = glob.EndsWith('/');
            glob = isOfFolders ? glob[..^1] : glob;
            return new Pattern(
                glob.StartsWith('/') ? glob[1..] : glob,
                isNegated,
                isOfFolders,
                glob.Contains('/', StringComparison.Ordinal)
            );
        }

        public bool Matches(string path) =>
            FileGlob.Matches(Glob, IsOfPath ? path : path[(path.LastIndexOf('/') + 1)..]);
    }
}
