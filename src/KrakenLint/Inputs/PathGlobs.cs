using KrakenLint.Settings;
using Microsoft.Extensions.FileSystemGlobbing;

namespace KrakenLint.Cli;

/// <summary>Globs of a configuration, asked about files: a glob means what it matches and all that lies below.</summary>
internal sealed class PathGlobs
{
    private sealed record Row(int Order, Located Glob, Lazy<Matcher> Matcher);

    // By the longest text that a path must have at the start, or at the end, of one of its names.
    private readonly Dictionary<string, List<Row>> byStart = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> byEnd = new(StringComparer.Ordinal);

    /// <param name="folder">What relative globs are relative to; an absolute path.</param>
    public PathGlobs(string folder, IEnumerable<Located> globs)
    {
        foreach (var glob in globs)
        {
            var full = Path.GetFullPath(Path.Combine(folder, glob.Text));
            var row = new Row(count++, glob, new Lazy<Matcher>(() => MatcherFor(full)));
            // What is common to all of them tells none from another.
            var own = RunScope.IsBelow(full, folder) ? full[folder.Length..] : full;
            var (isEnd, text) = KeyOf(own.Split('/', '\\'));
            var rows = isEnd ? byEnd : byStart;
            if (!rows.TryGetValue(text, out var same))
                rows[text] = same = [];
            same.Add(row);
        }
    }

    public static PathGlobs None { get; } = new("/", []);

    private readonly int count;

    /// <returns>The first glob that means a file or folder; null where none does.</returns>
    public Located? Find(string path) => All(path).FirstOrDefault();

    /// <returns>The globs that mean a file or folder, in order.</returns>
    public IEnumerable<Located> All(string path)
    {
        if (count == 0)
            return [];
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full) ?? "/";
        return Candidates(full)
            .OrderBy(row => row.Order)
            .Where(row => row.Matcher.Value.Match(root, full).HasMatches)
            .Select(row => row.Glob);
    }

    private HashSet<Row> Candidates(string full)
    {
        var found = new HashSet<Row>(ReferenceEqualityComparer.Instance);
        foreach (var name in full.Split('/', '\\'))
        {
            for (var length = 0; length <= name.Length; length++)
            {
                if (byStart.TryGetValue(name[..length], out var starting))
                    found.UnionWith(starting);
                if (byEnd.TryGetValue(name[^length..], out var ending))
                    found.UnionWith(ending);
            }
        }
        return found;
    }

    // The last of those that are equally long: it is the one in which globs of a list differ most.
    private static (bool IsEnd, string Text) KeyOf(string[] names)
    {
        var key = (IsEnd: false, Text: "");
        foreach (var name in names)
        {
            var (first, last) = (name.IndexOfAny(['*', '?']), name.LastIndexOfAny(['*', '?']));
            if (first < 0 ? name.Length >= key.Text.Length : first >= key.Text.Length)
                key = (false, first < 0 ? name : name[..first]);
            if (first >= 0 && name.Length - last - 1 > key.Text.Length)
                key = (true, name[(last + 1)..]);
        }
        return key;
    }

    private static Matcher MatcherFor(string glob)
    {
        var pattern = glob[(Path.GetPathRoot(glob) ?? "/").Length..].TrimEnd('/', '\\');
        return new Matcher(StringComparison.Ordinal).AddInclude(pattern).AddInclude($"{pattern}/**");
    }
}
