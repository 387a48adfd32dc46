using System.IO.Enumeration;

namespace KrakenLint.Releases;

/// <summary>A path with <c>*</c> for a part of a name and <c>**</c> for any folders.</summary>
internal sealed class PathPattern(string pattern)
{
    private readonly string[] segments = pattern.Trim('/').Split('/');

    public bool Matches(string path) => Matches(path.Split('/'));

    // Row by row over the pattern: which beginnings of the path it may stand for.
    private bool Matches(string[] names)
    {
        var reached = new bool[names.Length + 1];
        reached[0] = true;
        foreach (var segment in segments)
        {
            var next = new bool[names.Length + 1];
            if (segment == "**")
                next[0] = reached[0];
            for (var at = 0; at < names.Length; at++)
                next[at + 1] =
                    segment == "**"
                        ? next[at] || reached[at + 1]
                        : reached[at] && FileSystemName.MatchesSimpleExpression(segment, names[at], ignoreCase: false);
            reached = next;
        }
        return reached[^1];
    }
}
