using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>
/// Finds the text that a node of a built manifest was taken from: in the last patch that says it, else in the resource. What
/// was changed on the way, or stands in several places, has none.
/// </summary>
/// <param name="resources">Roots of the objects that the Kustomizations list, and of the patches of them.</param>
/// <param name="operations">Lists of JSON patches.</param>
internal sealed class BuiltSources(ImmutableArray<YamlNode> resources, ImmutableArray<YamlNode> operations)
{
    private static readonly string[] MergeKeys =
    [
        "name",
        "containerPort",
        "port",
        "mountPath",
        "host",
        "path",
        "key",
        "ip",
        "topologyKey",
    ];

    private readonly ILookup<string, YamlNode> byKind = resources.ToLookup(root =>
        Resource.ScalarAt(root, "kind") ?? ""
    );

    /// <param name="node">A value of a built manifest.</param>
    /// <param name="owner">The root of the object that it is in.</param>
    public YamlNode? Of(YamlNode node, YamlNode owner)
    {
        var steps = StepsTo(node, owner);
        var found = Named(owner).Select(root => Follow(root, steps)).OfType<YamlNode>().ToArray();
        if (!node.IsScalar)
            return found.FirstOrDefault(one => one.Kind == node.Kind) is { Tree: not null } first ? first : null;
        var same = found.Concat(Operations(steps)).Where(one => one.IsScalar && one.Text == node.Text).ToArray();
        // One text in the resource and in a patch of it is that of the patch.
        return same is [.., var last] && (same.Length == 1 || found.All(one => one.Text == node.Text)) ? last : null;
    }

    private static List<YamlNode> StepsTo(YamlNode node, YamlNode owner)
    {
        var steps = new List<YamlNode>();
        for (var at = node; at.Parent is { } parent && at != owner; at = parent)
            steps.Add(at);
        steps.Reverse();
        return steps;
    }

    /// <summary>The same, where nothing else says anything of it: a mapping is put together of all that do.</summary>
    public YamlNode? OnlyOf(YamlNode node, YamlNode owner) =>
        node.IsScalar || Named(owner).Select(root => Follow(root, StepsTo(node, owner))).OfType<YamlNode>().Count() == 1
            ? Of(node, owner)
            : null;

    // Names get prefixes and suffixes on the way.
    private IEnumerable<YamlNode> Named(YamlNode owner)
    {
        var name = NameOf(owner);
        var all = byKind[Resource.ScalarAt(owner, "kind") ?? ""].ToArray();
        var exact = all.Where(root => NameOf(root) == name).ToArray();
        if (exact.Length > 0)
            return exact;
        var near = all.Where(root =>
                NameOf(root) is { Length: > 0 } known && name.Contains(known, StringComparison.Ordinal)
            )
            .GroupBy(NameOf)
            .OrderByDescending(group => group.Key.Length)
            .FirstOrDefault();
        return near ?? Enumerable.Empty<YamlNode>();
    }

    private static string NameOf(YamlNode root) => Resource.ScalarAt(root["metadata"], "name") ?? "";

    private static YamlNode? Follow(YamlNode root, List<YamlNode> steps)
    {
        YamlNode? at = root;
        foreach (var step in steps)
            at = step.Key is { } key ? at?[key.Text] : Item(at, step);
        return at;
    }

    private static YamlNode? Item(YamlNode? list, YamlNode item)
    {
        if (list is not { IsSequence: true } all)
            return null;
        if (!item.IsMapping)
            return all
                .Items.Where(one => one.IsScalar && one.Text == item.Text)
                .Select(one => (YamlNode?)one)
                .FirstOrDefault();
        foreach (var key in MergeKeys)
        {
            if (Resource.ScalarAt(item, key) is { } text)
                return all
                    .Items.Where(one => Resource.ScalarAt(one, key) == text)
                    .Select(one => (YamlNode?)one)
                    .FirstOrDefault();
        }
        var number = item.Parent is { } parent ? parent.Items.TakeWhile(one => one != item).Count() : 0;
        return all[number];
    }

    private IEnumerable<YamlNode> Operations(List<YamlNode> steps)
    {
        var path = string.Concat(
            steps.Select(step =>
                step.Key is { } key
                    ? $"/{key.Text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"
                    : $"/{Number(step)}"
            )
        );
        return operations
            .SelectMany(list => list.Items)
            .Where(one => Resource.ScalarAt(one, "path") == path)
            .Select(one => one["value"])
            .OfType<YamlNode>();
    }

    private static int Number(YamlNode item) =>
        item.Parent is { } parent ? parent.Items.TakeWhile(one => one != item).Count() : 0;
}
