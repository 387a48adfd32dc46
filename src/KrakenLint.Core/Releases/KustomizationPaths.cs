using System.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Everything in a Kustomization that names files, so that none of them is found out by running it.</summary>
public static class KustomizationPaths
{
    private static readonly string[] Lists =
    [
        "resources",
        "bases",
        "components",
        "crds",
        "configurations",
        "generators",
        "transformers",
        "validators",
        "patchesStrategicMerge",
    ];

    // Lists whose items may be manifests instead of names of files.
    private static readonly string[] MayBeInline =
    [
        "generators",
        "transformers",
        "validators",
        "patchesStrategicMerge",
    ];

    private static readonly string[] Patches = ["patches", "patchesJson6902", "replacements"];

    private static readonly string[] Generators = ["configMapGenerator", "secretGenerator"];

    // What a Kustomization may say without changing what it lists.
    private static readonly string[] Listing = ["apiVersion", "kind", "metadata", "resources", "bases"];

    public static bool IsNamedLikeOne(string name) =>
        name is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>True where it only lists what it consists of.</summary>
    public static bool OnlyLists(YamlNode root) =>
        root.Pairs.All(pair => Listing.Contains(pair.Key.Text) || pair.Value.IsEmptyCollection);

    /// <summary>
    /// A key that one reader may take for another one than the next does: kustomize does not tell capital letters from small
    /// ones, and the last of several equal keys counts there.
    /// </summary>
    /// <returns>Null where there is none; what a file without one names is known for certain.</returns>
    public static string? AmbiguousKey(YamlNode root)
    {
        for (var index = root.Index; index < root.After; index++)
        {
            if (root.Tree[index] is not { Kind: YamlKind.Mapping, IsKey: false })
                continue;
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var pair in new YamlNode(root.Tree, index, -1).OwnPairs)
            {
                var name = pair.Key.Text;
                if (!pair.Key.IsScalar || !Ascii.IsValid(name) || YamlPairs.IsMerge(pair.Key) || !names.Add(name))
                    return name;
            }
        }
        return null;
    }

    /// <summary>True where helm would be run, which we do ourselves.</summary>
    public static bool HasCharts(YamlNode root) => At(root, "helmCharts") is not null;

    /// <returns>The paths of manifests, patches and folders of them, as written.</returns>
    public static IEnumerable<string> In(YamlNode root)
    {
        foreach (var list in Lists)
        {
            foreach (var item in At(root, list).ItemsOrNone().Where(item => item.IsScalar))
            {
                if (!MayBeInline.Contains(list) || !IsInline(item))
                    yield return item.Text;
            }
        }
        foreach (var patch in Patches.SelectMany(list => At(root, list).MappingsOrNone()))
        {
            if (At(patch, "path") is { IsScalar: true, IsNull: false } path)
                yield return path.Text;
        }
    }

    /// <returns>The paths of files that hold anything.</returns>
    public static IEnumerable<string> Contents(YamlNode root)
    {
        if (At(root, "openapi") is { } openApi && At(openApi, "path") is { IsScalar: true, IsNull: false } schema)
            yield return schema.Text;
        foreach (var generator in Generators.SelectMany(list => At(root, list).MappingsOrNone()))
        {
            foreach (var file in At(generator, "files").ItemsOrNone().Where(file => file.IsScalar))
                yield return file.Text[(file.Text.IndexOf('=', StringComparison.Ordinal) + 1)..];
            foreach (var file in At(generator, "envs").ItemsOrNone().Where(file => file.IsScalar))
                yield return file.Text;
            if (At(generator, "env") is { IsScalar: true, IsNull: false } one)
                yield return one.Text;
        }
    }

    /// <summary>Patches that stand in the Kustomization itself.</summary>
    public static IEnumerable<YamlNode> InlinePatches(YamlNode root) =>
        Patches
            .SelectMany(list => At(root, list).MappingsOrNone())
            .Select(patch => At(patch, "patch"))
            .Concat(At(root, "patchesStrategicMerge").ItemsOrNone().Where(IsInline).Select(item => (YamlNode?)item))
            .OfType<YamlNode>();

    // The value of a key, as kustomize finds it.
    private static YamlNode? At(YamlNode mapping, string key) =>
        mapping
            .OwnPairs.Where(pair => pair.Key.IsScalar && pair.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(pair => (YamlNode?)pair.Value)
            .FirstOrDefault();

    private static bool IsInline(YamlNode item) => item.Text.Contains('\n', StringComparison.Ordinal);
}
