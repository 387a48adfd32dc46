using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on paths with slashes (https://masterminds.github.io/sprig/paths.html).</summary>
internal static class PathFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } = [.. Of(""), .. Of("os")];

    // "osBase" is "base" of the file system, which is the same outside Windows.
    private static IEnumerable<FunctionRow> Of(string prefix)
    {
        yield return new(Name("base"), 1, a => Cut(a.Rope(0), BaseOf));
        yield return new(Name("dir"), 1, a => Cut(a.Rope(0), path => Cleaned(DirectoryOf(path))));
        yield return new(Name("ext"), 1, a => Cut(a.Rope(0), ExtensionOf));
        yield return new(Name("clean"), 1, a => Cut(a.Rope(0), Cleaned));
        yield return new(Name("isAbs"), 1, a => a.Text(0).StartsWith('/').ToDatum());

        string Name(string name) => prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name[1..];
    }

    // What is left of the text keeps its origin.
    private static Datum Cut(Rope rope, Func<string, string> part)
    {
        var (text, left) = (rope.Text, part(rope.Text));
        var at = text.StartsWith(left, StringComparison.Ordinal) ? 0 : text.LastIndexOf(left, StringComparison.Ordinal);
        return at < 0 ? TextDatum.Of(left, rope.Node) : rope.Slice(at, left.Length).ToDatum();
    }

    private static string BaseOf(string path)
    {
        if (path.Length == 0)
            return ".";
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    private static string DirectoryOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string ExtensionOf(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') ? path[dot..] : "";
    }

    // Go's path.Clean.
    private static string Cleaned(string path)
    {
        var isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts is [.., not ".."])
                parts.RemoveAt(parts.Count - 1);
            else if (!isRooted)
                parts.Add(part);
        }
        var joined = string.Join('/', parts);
        return isRooted ? $"/{joined}"
            : joined.Length == 0 ? "."
            : joined;
    }
}
