using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>
/// Finds the PersistentVolume that a claim is meant for, and what of the two does not fit
/// (https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding).
/// </summary>
internal static class ClaimReader
{
    private const string OldClass = "volume.beta.kubernetes.io/storage-class";
    private const string IsDefault = "storageclass.kubernetes.io/is-default-class";

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource claim)
    {
        var volumes = graph.Bundle.OfKind("PersistentVolume").ToArray();
        if (volumes.Length == 0 || claim.Spec is not { } spec)
            yield break;
        var (volume, isSure) = NamedBy(claim, graph, volumes) is { } named
            ? (named, true)
            : (LikelyFor(claim, volumes), false);
        if (volume is null)
            yield break;
        var written = spec["storageClassName"] ?? spec["volumeName"] ?? spec;
        yield return new Edge(claim, written, volume, volume.Kind, volume.Name, EdgeState.Found)
        {
            Attributes = ImmutableDictionary<string, string>
                .Empty.Add("by", isSure ? "name" : "size")
                .Add("class", ClassesOf(claim, volume, graph))
                .Add("room", HasRoom(claim, volume) ? "enough" : "little")
                .Add("modes", HasModes(claim, volume) ? "given" : "missing"),
        };
    }

    private static Resource? NamedBy(Resource claim, BundleGraph graph, Resource[] volumes)
    {
        if (Resource.ScalarAt(claim.Spec, "volumeName") is { Length: > 0 } name)
            return volumes.FirstOrDefault(volume => volume.Name == name);
        var space = graph.Bundle.NamespaceOf(claim);
        return volumes.FirstOrDefault(volume =>
                volume.Spec?["claimRef"] is { } reserved
                && Resource.ScalarAt(reserved, "name") == claim.Name
                && Bundle.SameNamespace(Resource.ScalarAt(reserved, "namespace"), space)
            )
            ?? (
                claim.Spec?["selector"] is { IsMapping: true } selector
                && LabelSelector.Of(selector) is { IsEmpty: false } labels
                    ? volumes.FirstOrDefault(volume => labels.Matches(LabelSet.Of(volume.Labels)))
                    : null
            );
    }

    // Who writes a volume and a claim of one size next to each other means the one for the other.
    private static Resource? LikelyFor(Resource claim, Resource[] volumes)
    {
        var size = Resource.ScalarAt(claim.Spec?["resources"]?["requests"], "storage");
        var fitting = volumes
            .Where(volume =>
                volume.Spec?["claimRef"] is null
                && size is not null
                && Resource.ScalarAt(volume.Spec?["capacity"], "storage") == size
                && HasModes(claim, volume)
            )
            .ToArray();
        return Array.Find(fitting, volume => ClassOf(volume) == (ClassOf(claim) ?? "")) ?? fitting.FirstOrDefault();
    }

    // A claim without a class gets the cluster's default one, where there is one; a volume without a class has none.
    private static string ClassesOf(Resource claim, Resource volume, BundleGraph graph)
    {
        var offered = ClassOf(volume) ?? "";
        if (ClassOf(claim) is { } wanted)
            return wanted == offered ? "same" : "different";
        var isTheDefault = graph
            .Bundle.OfKind("StorageClass")
            .Any(one => one.Name == offered && Resource.ScalarAt(one.Annotations, IsDefault) == "true");
        return isTheDefault ? "same" : "default";
    }

    private static string? ClassOf(Resource resource) =>
        resource.Spec?["storageClassName"] is { IsScalar: true, IsNull: false } name
            ? name.Text
            : Resource.ScalarAt(resource.Annotations, OldClass);

    private static bool HasRoom(Resource claim, Resource volume) =>
        Quantity.Resource(Resource.ScalarAt(claim.Spec?["resources"]?["requests"], "storage") ?? "") is not { } wanted
        || Quantity.Resource(Resource.ScalarAt(volume.Spec?["capacity"], "storage") ?? "") is not { } offered
        || offered >= wanted;

    private static bool HasModes(Resource claim, Resource volume) =>
        ModesOf(claim).All(mode => ModesOf(volume).Contains(mode, StringComparer.Ordinal));

    private static IEnumerable<string> ModesOf(Resource resource) =>
        (resource.Spec?["accessModes"]).ItemsOrNone().Where(mode => mode.IsScalar).Select(mode => mode.Text);
}
