using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>One Kubernetes object: a document, or an item of a <c>kind: List</c>. Compared by identity.</summary>
public sealed class Resource(YamlNode root, HelmSource? source, string? argument)
{
    public YamlNode Root { get; } = root;

    public HelmSource? Source { get; } = source;

    /// <summary>The folder on the command line that this was found under, or null for a file named there.</summary>
    public string? Argument { get; } = argument;

    public string ApiVersion { get; } = ScalarAt(root, "apiVersion") ?? "";

    public string Kind { get; } = Named(ScalarAt(root, "kind"));

    public string Name { get; } =
        Named(ScalarAt(root["metadata"], "name") ?? ScalarAt(root["metadata"], "generateName"));

    /// <summary>The namespace that the manifest names, or null.</summary>
    public string? Namespace { get; } = ScalarAt(root["metadata"], "namespace") is { Length: > 0 } name ? Named(name) : null;

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; } =
        ScalarAt(root, "apiVersion") is { } version
        && version.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
            ? version[..slash]
            : "";

    public SourceFile File => Root.Tree.File;

    /// <summary>The object that holds the pod's <c>metadata</c> and <c>spec</c>, whatever the workload's kind; or null.</summary>
    public YamlNode? PodTemplate { get; } = Kinds.PodTemplateIn(root, ScalarAt(root, "kind") ?? "");

    // Nearly every rule begins at one of these.
    public YamlNode? Spec { get; } = root["spec"];

    public YamlNode? Annotations { get; } = root["metadata"]?["annotations"];

    public YamlNode? Labels { get; } = root["metadata"]?["labels"];

    public bool IsSecret => Kind == "Secret" && Group.Length == 0;

    // No name that a cluster takes holds a credential; what somebody put there by mistake is printed everywhere.
    private static string Named(string? name) => Credentials.RedactName(name ?? "");

    /// <summary>The text of a scalar below a mapping; null where it is absent, null or no scalar.</summary>
    public static string? ScalarAt(YamlNode? mapping, string key) =>
        mapping?[key] is { IsScalar: true, IsNull: false } node ? node.Text : null;

    public string? Annotation(string key) => ScalarAt(Annotations, key);

    public override string ToString() => $"{Kind}/{Name}";
}
