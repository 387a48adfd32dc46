using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>A kind of file or manifest that carries values of releases.</summary>
/// <param name="Groups">API groups of the manifest, or names of the file; a <c>*</c> at the end stands for any ending.</param>
/// <param name="Kind">Of the manifest; null where the file's name tells.</param>
/// <param name="Read">Its releases, given the document's root.</param>
internal sealed record Carrier(
    string[] Groups,
    string? Kind,
    Func<YamlNode, ReleaseSources, IEnumerable<ReleaseSpec>> Read
)
{
    public bool IsFor(Resource resource) => resource.Kind == Kind && Groups.Contains(resource.Group);

    public bool IsForFile(string path) =>
        Kind is null && IsNamed(path.AsSpan(path.LastIndexOf('/') + 1), FolderOf(path));

    private bool IsNamed(ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        foreach (var group in Groups)
        {
            if (
                group.EndsWith("/*", StringComparison.Ordinal)
                    ? folder.SequenceEqual(group.AsSpan()[..^2])
                    : name.SequenceEqual(group)
            )
                return true;
        }
        return false;
    }

    private static ReadOnlySpan<char> FolderOf(string path) =>
        path.LastIndexOf('/') is > 0 and var slash ? path.AsSpan((path.LastIndexOf('/', slash - 1) + 1)..slash) : [];
}
