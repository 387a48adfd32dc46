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
        Kind is null
        && path[(path.LastIndexOf('/') + 1)..] is var name
        && (Groups.Contains(name) || Groups.Contains($"{FolderOf(path)}/*"));

    private static string FolderOf(string path) =>
        path.LastIndexOf('/') is > 0 and var slash ? path[(path.LastIndexOf('/', slash - 1) + 1)..slash] : "";
}
