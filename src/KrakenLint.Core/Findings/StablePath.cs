using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>A path whose list items are named by what Kubernetes merges them by, so that a new neighbour changes nothing.</summary>
internal static class StablePath
{
    private static readonly string[] MergeKeys =
    [
        "name",
        "host",
        "containerPort",
        "port",
        "mountPath",
        "key",
        "secretName",
    ];

    public static string Of(YamlNode node, Resource owner)
    {
        var steps = new List<string>();
        for (var child = node; child.Parent is { } parent && child.Index != owner.Root.Index; child = parent)
            steps.Add(parent.IsMapping ? KeyStep(child) : ItemStep(parent, child));
        steps.Reverse();
        return string.Join('/', steps);
    }

    // A key stands for its value; one that repeats is told from the first by its number among its equals.
    private static string KeyStep(YamlNode child) => child.IsKey ? $"{child.Text}:key" : child.Key?.Text ?? "";

    private static string ItemStep(YamlNode sequence, YamlNode child)
    {
        if (PathStep(sequence, child) is { } path)
            return path;
        foreach (var key in MergeKeys)
        {
            if (Resource.ScalarAt(child, key) is { } text)
                return $"[{key}={text}]";
        }
        return $"[{sequence.Items.TakeWhile(item => item.Index != child.Index).Count()}]";
    }

    // A path of an Ingress is one of its host's.
    private static string? PathStep(YamlNode sequence, YamlNode child) =>
        Resource.ScalarAt(child, "path") is { } path && sequence.Parent?.Parent is { IsMapping: true } rule
            ? $"[{Resource.ScalarAt(rule, "host")},{path}]"
            : null;
}
