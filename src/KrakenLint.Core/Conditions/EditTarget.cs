using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Where an edit is made: a node, or what is missing below the deepest node that is there.</summary>
/// <param name="Deepest">The node; where something is missing, the last one on the way to it.</param>
/// <param name="Missing">The keys that are missing below it; empty where the node is there.</param>
/// <param name="IsTextual">True where Kubernetes takes every value here for text.</param>
public sealed record EditTarget(YamlNode Deepest, ImmutableArray<string> Missing, bool IsTextual)
{
    public bool IsPresent => Missing.IsEmpty;

    /// <summary>What people call it: the last missing key, else the node's own.</summary>
    public string Name =>
        Missing is [.., var last] ? last
        : Deepest.IsKey ? Deepest.Text
        : Deepest.Key is { IsScalar: true } key ? key.Text
        : ShownPath.Of(Deepest);

    public static EditTarget At(YamlNode node, bool isTextual) => new(node, [], isTextual);

    /// <summary>Finds what a subject names in the file itself.</summary>
    /// <returns>Null where there is no such place: a computed value, a variable that is not written out, ….</returns>
    public static EditTarget? Find(Subject subject, Item item, Scope scope) =>
        subject switch
        {
            Subject.Path path => OfPath(path, item, scope),
            Subject.Annotation annotation => OfMetadata(item, "annotations", annotation.Key),
            Subject.Label label => OfMetadata(item, "labels", label.Key),
            Subject.Env env => OfEnv(env, item),
            Subject.Pod pod => OfPod(pod, item),
            _ => null,
        };

    /// <summary>False for subjects that stand in no file, such as facts.</summary>
    public static bool CanFind(Subject subject) =>
        subject is Subject.Path or Subject.Annotation or Subject.Label or Subject.Env or Subject.Pod;

    private static EditTarget? OfPath(Subject.Path path, Item item, Scope scope)
    {
        var start = path.JsonPath.IsAbsolute ? item.Resource?.Root : item.Node;
        var isField = path.JsonPath.Steps is [{ Name: { } name }] && item.Fields.TryGet(name, out _);
        if (isField && !path.JsonPath.IsAbsolute)
            return path.Read(item, scope).Node is { } field ? At(field, path.IsTextual) : null;
        return start is { } node ? Follow(node, path.JsonPath.Steps, path.IsTextual) : null;
    }

    private static EditTarget? OfMetadata(Item item, string map, string key) =>
        item.Resource is { } resource
            ? Follow(
                resource.Root,
                [new PathStep("metadata", 0), new PathStep(map, 0), new PathStep(key, 0)],
                isTextual: true
            )
            : OfValues(item, map, key);

    // In values files an item is a section that holds the map, or the map itself.
    private static EditTarget? OfValues(Item item, string map, string key)
    {
        if (item.Node is not { IsMapping: true } node)
            return null;
        var isSection = node[map] is not null || item.Fields.TryGet("class", out _);
        return Follow(
            node,
            isSection ? [new PathStep(map, 0), new PathStep(key, 0)] : [new PathStep(key, 0)],
            isTextual: true
        );
    }

    private static EditTarget? OfPod(Subject.Pod pod, Item item)
    {
        if (item.Resource is not { } workload || Kinds.PodTemplate(workload) is not { } template)
            return null;
        var steps = pod.JsonPath.Steps.Insert(0, new PathStep(pod.OfMetadata ? "metadata" : "spec", 0));
        return Follow(template, steps, pod.IsTextual);
    }

    // Only what stands in the container's own list: a ConfigMap may serve others.
    private static EditTarget? OfEnv(Subject.Env env, Item item)
    {
        if (item.Resource is not { } workload)
            return null;
        var containers = item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All);
        foreach (var container in containers)
        {
            foreach (var entry in container["env"].MappingsOrNone())
            {
                if (Resource.ScalarAt(entry, "name") == env.Name && entry["value"] is { } value)
                    return At(value, isTextual: true);
            }
        }
        return null;
    }

    private static EditTarget? Follow(YamlNode start, ImmutableArray<PathStep> steps, bool isTextual)
    {
        var deepest = start;
        for (var taken = 0; taken < steps.Length; taken++)
        {
            if (steps[taken].From(deepest) is { } next)
            {
                deepest = next;
                continue;
            }
            var missing = steps[taken..].Select(step => step.Name).OfType<string>().ToImmutableArray();
            // An item that is not there has no place of its own.
            return missing.Length == steps.Length - taken ? new EditTarget(deepest, missing, isTextual) : null;
        }
        return At(deepest, isTextual);
    }
}
