using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>A file in a container that a ConfigMap or Secret of the bundle holds.</summary>
/// <param name="Place">The node that holds the text, or its base64 form.</param>
/// <param name="Text">Null where it is binary or no base64.</param>
internal sealed record MountedFile(Resource Resource, YamlNode Place, string? Text)
{
    /// <returns>Null where no ConfigMap or Secret of the bundle is mounted there, or has no such key.</returns>
    public static MountedFile? Find(Bundle bundle, Resource workload, YamlNode container, string path)
    {
        var mount = container["volumeMounts"]
            .MappingsOrNone()
            .Select(candidate => (Node: candidate, Path: Resource.ScalarAt(candidate, "mountPath")?.TrimEnd('/')))
            .Where(candidate =>
                candidate.Path is { } at && (path == at || path.StartsWith($"{at}/", StringComparison.Ordinal))
            )
            .OrderByDescending(candidate => candidate.Path?.Length ?? 0)
            .FirstOrDefault();
        if (mount.Path is not { } folder)
            return null;
        var volume = (Kinds.PodSpec(workload)?["volumes"])
            .MappingsOrNone()
            .Select(candidate => (YamlNode?)candidate)
            .FirstOrDefault(candidate => Resource.ScalarAt(candidate, "name") == Resource.ScalarAt(mount.Node, "name"));
        var relative = Resource.ScalarAt(mount.Node, "subPath") ?? path[folder.Length..].TrimStart('/');
        return Sources(volume)
            .Select(source => Read(bundle, workload, source.Kind, source.Name, source.Node, relative))
            .FirstOrDefault(file => file is not null);
    }

    private static IEnumerable<(string Kind, string? Name, YamlNode Node)> Sources(YamlNode? volume)
    {
        foreach (
            var source in new[] { volume }.Concat(
                (volume?["projected"]?["sources"]).MappingsOrNone().Select(item => (YamlNode?)item)
            )
        )
        {
            if (source?["configMap"] is { } map)
                yield return ("ConfigMap", Resource.ScalarAt(map, "name"), map);
            if (source?["secret"] is { } secret)
                yield return (
                    "Secret",
                    Resource.ScalarAt(secret, "secretName") ?? Resource.ScalarAt(secret, "name"),
                    secret
                );
        }
    }

    // "items" renames keys; without it each key is a file of its name.
    private static MountedFile? Read(
        Bundle bundle,
        Resource workload,
        string kind,
        string? name,
        YamlNode source,
        string relative
    )
    {
        if (name is null || bundle.Find(kind, name, workload) is not { } resource)
            return null;
        var key = source["items"] is { IsSequence: true } items
            ? items
                .Items.Where(item => Resource.ScalarAt(item, "path") == relative)
                .Select(item => Resource.ScalarAt(item, "key"))
                .FirstOrDefault()
            : relative;
        foreach (var data in EnvReader.DataOf(resource))
        {
            if (data.Key == key)
                return new MountedFile(resource, data.Value, data.Text);
        }
        return null;
    }
}
