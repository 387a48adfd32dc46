using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Graph.References;

/// <summary>Reads what a pod needs by name: ConfigMaps, Secrets, claims, its ServiceAccount.</summary>
internal static class UseReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload)
    {
        if (Kinds.PodSpec(workload) is not { } pod)
            return [];
        var containers = Containers.Of(workload, ContainerChoice.All).SelectMany(OfContainer);
        var mounted = MountedIn(workload);
        // The kubelet does not look at a volume that no container mounts; the scheduler does look for its claim.
        var volumes = pod["volumes"]
            .MappingsOrNone()
            .SelectMany(volume =>
                mounted.Contains(Resource.ScalarAt(volume, "name"))
                    ? OfVolume(volume)
                    : OfVolume(volume).Select(use => use with { IsOptional = use.Kind != "PersistentVolumeClaim" })
            );
        var account = pod["serviceAccountName"] is { IsScalar: true, IsNull: false } name
            ? [new Use("ServiceAccount", name, null, IsOptional: name.Text == "default")]
            : Array.Empty<Use>();
        return containers.Concat(volumes).Concat(account).Select(use => Resolve(graph, workload, use));
    }

    private static HashSet<string?> MountedIn(Resource workload) =>
        [
            .. Containers
                .Of(workload, ContainerChoice.All)
                .SelectMany(container =>
                    container["volumeMounts"].MappingsOrNone().Concat(container["volumeDevices"].MappingsOrNone())
                )
                .Select(mount => Resource.ScalarAt(mount, "name")),
        ];

    private sealed record Use(string Kind, YamlNode Name, YamlNode? Key, bool IsOptional);

    private static IEnumerable<Use> OfContainer(YamlNode container)
    {
        foreach (var source in container["envFrom"].MappingsOrNone())
        {
            foreach (
                var use in OfReference("ConfigMap", source["configMapRef"])
                    .Concat(OfReference("Secret", source["secretRef"]))
            )
                yield return use;
        }
        foreach (var from in container["env"].MappingsOrNone().Select(entry => entry["valueFrom"]))
        {
            foreach (
                var use in OfReference("ConfigMap", from?["configMapKeyRef"])
                    .Concat(OfReference("Secret", from?["secretKeyRef"]))
            )
                yield return use;
        }
    }

    private static IEnumerable<Use> OfReference(string kind, YamlNode? reference)
    {
        if (reference?["name"] is { IsScalar: true, IsNull: false } name)
            yield return new Use(kind, name, reference?["key"], IsTrue(reference?["optional"]));
    }

    private static IEnumerable<Use> OfVolume(YamlNode volume)
    {
        foreach (var source in (volume["projected"]?["sources"]).MappingsOrNone())
        {
            foreach (
                var use in OfSource("ConfigMap", source["configMap"], "name")
                    .Concat(OfSource("Secret", source["secret"], "name"))
            )
                yield return use;
        }
        foreach (
            var use in OfSource("ConfigMap", volume["configMap"], "name")
                .Concat(OfSource("Secret", volume["secret"], "secretName"))
        )
            yield return use;
        if (volume["persistentVolumeClaim"]?["claimName"] is { IsScalar: true, IsNull: false } claim)
            yield return new Use("PersistentVolumeClaim", claim, null, IsOptional: false);
    }

    // Each of the items is a key that must be there.
    private static IEnumerable<Use> OfSource(string kind, YamlNode? source, string field)
    {
        if (source?[field] is not { IsScalar: true, IsNull: false } name)
            yield break;
        var isOptional = IsTrue(source?["optional"]);
        yield return new Use(kind, name, null, isOptional);
        foreach (var item in (source?["items"]).MappingsOrNone())
        {
            if (item["key"] is { IsScalar: true, IsNull: false } key)
                yield return new Use(kind, name, key, isOptional);
        }
    }

    private static Edge Resolve(BundleGraph graph, Resource workload, Use use)
    {
        var attributes = ImmutableDictionary<string, string>.Empty.Add("optional", use.IsOptional ? "true" : "false");
        if (use.Key is { IsScalar: true } key)
            attributes = attributes.Add("key", key.Text);
        var target = graph.Bundle.Find(use.Kind, use.Name.Text, workload);
        var state = StateOf(graph, use, target);
        var written = state == EdgeState.KeyMissing && use.Key is { } wrong ? wrong : use.Name;
        return new Edge(workload, written, target, use.Kind, use.Name.Text, state)
        {
            Part = use.Name,
            Attributes = attributes,
        };
    }

    private static EdgeState StateOf(BundleGraph graph, Use use, Resource? target)
    {
        if (target is null)
            return use.IsOptional ? EdgeState.Optional
                : graph.Made.Contains(use.Kind, use.Name.Text) ? EdgeState.External
                : EdgeState.Missing;
        if (use.Key is not { IsScalar: true } key || HasKey(target, key.Text))
            return EdgeState.Found;
        return use.IsOptional ? EdgeState.Optional : EdgeState.KeyMissing;
    }

    private static bool HasKey(Resource target, string key) =>
        EnvReader.ValueAt(target, key) is not null || target.Root["binaryData"]?[key] is not null;

    private static bool IsTrue(YamlNode? node) =>
        node is { IsScalar: true } flag && KubernetesScalar.BooleanOf(flag.Text) == true;
}
