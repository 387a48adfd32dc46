using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>A file, link or submodule of a commit.</summary>
/// <param name="Path">Below the repository's root, <c>/</c> between folders.</param>
/// <param name="Object">The name of its object.</param>
internal readonly record struct GitEntry(string Path, string Mode, string Object, long Size)
{
    public bool IsLink => Mode == "120000";

    public bool IsSubmodule => Mode == "160000";

    /// <summary>Whether a content is the one that it has, as git names objects.</summary>
    public bool Is(ReadOnlySpan<byte> content)
    {
        if (content.Length != Size)
            return false;
        var name = Object.Length == 64 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        using var hash = IncrementalHash.CreateHash(name);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == Object;
    }
}

/// <summary>Reads what <c>git ls-tree -r -z --long</c> and <c>git cat-file --batch</c> print.</summary>
internal static class GitTree
{
    /// <returns>Entries whose paths stay below the root; a name that would leave it is nobody's file.</returns>
    public static ImmutableArray<GitEntry> Entries(IEnumerable<string> lines)
    {
        var entries = ImmutableArray.CreateBuilder<GitEntry>();
        foreach (var line in lines)
        {
            // "100644 blob OBJECT     SIZE<TAB>PATH"
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var words = line[..Math.Max(tab, 0)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 4 || !IsSafe(line[(tab + 1)..]))
                continue;
            _ = long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size);
            entries.Add(new GitEntry(line[(tab + 1)..], words[0], words[2], size));
        }
        return entries.ToImmutable();
    }

    public static bool IsSafe(string path) =>
        path.Split('/')
            .All(name =>
                name is not ("" or "." or "..")
                && !name.Equals(".git", StringComparison.OrdinalIgnoreCase)
                && (!OperatingSystem.IsWindows() || name.IndexOfAny(['\\', ':']) < 0)
            );

    /// <returns>The contents in the order in which they were asked for; null where one is not here.</returns>
    public static ImmutableArray<byte[]>? Contents(byte[] printed, int count)
    {
        var contents = ImmutableArray.CreateBuilder<byte[]>(count);
        for (var at = 0; contents.Count < count; )
        {
            // "OBJECT blob SIZE<LF>CONTENT<LF>"
            var end = printed.AsSpan(at).IndexOf((byte)'\n');
            if (end < 0)
                return null;
            var words = Encoding.ASCII.GetString(printed, at, end).Split(' ');
            at += end + 1;
            if (
                words is not [_, "blob", var number]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || at + size >= printed.Length
            )
                return null;
            contents.Add(printed[at..(at + size)]);
            at += size + 1;
        }
        return contents.ToImmutable();
    }
}
