using KrakenLint.Manifests;
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

    private static readonly string[] Patches = ["patches", "patchesJson6902", "replacements"];

    private static readonly string[] Generators = ["configMapGenerator", "secretGenerator"];

    // What a Kustomization may say without changing what it lists.
    private static readonly string[] Listing = ["apiVersion", "kind", "metadata", "resources", "bases"];

    public static bool IsNamedLikeOne(string name) =>
        name is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>True where it only lists what it consists of.</summary>
    public static bool OnlyLists(YamlNode root) =>
        root.Pairs.All(pair => Listing.Contains(pair.Key.Text) || pair.Value.IsEmptyCollection);

    /// <returns>The paths of manifests, patches and folders of them, as written.</returns>
    public static IEnumerable<string> In(YamlNode root)
    {
        foreach (var item in Lists.SelectMany(list => root[list].ItemsOrNone()).Where(item => item.IsScalar))
        {
            if (!IsInline(item))
                yield return item.Text;
        }
        foreach (var patch in Patches.SelectMany(list => root[list].MappingsOrNone()))
        {
            if (Resource.ScalarAt(patch, "path") is { } path)
                yield return path;
        }
    }

    /// <returns>The paths of files that hold anything.</returns>
    public static IEnumerable<string> Contents(YamlNode root)
    {
        if (Resource.ScalarAt(root["openapi"], "path") is { } schema)
            yield return schema;
        foreach (var generator in Generators.SelectMany(list => root[list].MappingsOrNone()))
        {
            foreach (var file in generator["files"].ItemsOrNone())
                yield return file.Text[(file.Text.IndexOf('=', StringComparison.Ordinal) + 1)..];
            foreach (var file in generator["envs"].ItemsOrNone())
                yield return file.Text;
            if (Resource.ScalarAt(generator, "env") is { } one)
                yield return one;
        }
    }

    /// <summary>Patches that stand in the Kustomization itself.</summary>
    public static IEnumerable<YamlNode> InlinePatches(YamlNode root) =>
        Patches
            .SelectMany(list => root[list].MappingsOrNone())
            .Select(patch => patch["patch"])
            .Concat(root["patchesStrategicMerge"].ItemsOrNone().Where(IsInline).Select(item => (YamlNode?)item))
            .OfType<YamlNode>();

    private static bool IsInline(YamlNode item) => item.Text.Contains('\n', StringComparison.Ordinal);
}
