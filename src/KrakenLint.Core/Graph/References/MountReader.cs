using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Follows the mounts of a container to the volumes of its pod, and to what these hold.</summary>
internal static class MountReader
{
    /// <summary>Volumes that hold another resource, with the key of its name.</summary>
    private static readonly (string Source, string Kind, string Name)[] Held =
    [
        ("configMap", "ConfigMap", "name"),
        ("secret", "Secret", "secretName"),
        ("persistentVolumeClaim", "PersistentVolumeClaim", "claimName"),
    ];

    private sealed record Volume(string Name, string Source, string? Kind, string? Target);

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload)
    {
        var volumes = VolumesOf(workload).ToArray();
        var names = new NameIndex([.. volumes.Select(volume => volume.Name)]);
        var byName = volumes.ToLookup(volume => volume.Name);
        foreach (var container in Containers.Of(workload, ContainerChoice.All))
        {
            var mounts = container["volumeMounts"].MappingsOrNone().Concat(container["volumeDevices"].MappingsOrNone());
            foreach (var mount in mounts)
            {
                if (mount["name"] is not { IsScalar: true, IsNull: false } name)
                    continue;
                var volume = byName[name.Text].FirstOrDefault();
                yield return Resolve(graph.Bundle, workload, mount, name, volume) with
                {
                    Container = container,
                    Choices = names,
                };
            }
        }
    }

    private static Edge Resolve(Bundle bundle, Resource workload, YamlNode mount, YamlNode name, Volume? volume)
    {
        var held = volume is { Kind: { } kind, Target: { } target } ? bundle.Find(kind, target, workload) : null;
        return new Edge(
            workload,
            name,
            held,
            volume?.Kind ?? "volume",
            name.Text,
            volume is null ? EdgeState.Missing : EdgeState.Found
        )
        {
            Attributes = ImmutableDictionary<string, string>
                .Empty.Add("volume", name.Text)
                .Add("mountPath", Resource.ScalarAt(mount, "mountPath") ?? Resource.ScalarAt(mount, "devicePath") ?? "")
                .Add("source", volume?.Source ?? "")
                .Add("readOnly", Resource.ScalarAt(mount, "readOnly") ?? "false"),
        };
    }

    // Each pod of a StatefulSet has claims of its own, by the names of the templates.
    private static IEnumerable<Volume> VolumesOf(Resource workload)
    {
        var own = (Kinds.PodSpec(workload)?["volumes"]).MappingsOrNone().Select(Read);
        var claims = (workload.Spec?["volumeClaimTemplates"])
            .MappingsOrNone()
            .Select(claim => new Volume(
                Resource.ScalarAt(claim["metadata"], "name") ?? "",
                "volumeClaimTemplate",
                null,
                null
            ));
        return own.Concat(claims);
    }

    private static Volume Read(YamlNode volume)
    {
        var source = volume.Pairs.Select(pair => pair.Key.Text).FirstOrDefault(key => key != "name") ?? "emptyDir";
        var (_, kind, key) = Array.Find(Held, row => row.Source == source);
        var target = kind is null ? null : Resource.ScalarAt(volume[source], key);
        return new Volume(Resource.ScalarAt(volume, "name") ?? "", source, kind, target);
    }
}
