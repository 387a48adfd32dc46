using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>What was built of a Kustomization, and the files that it was built from.</summary>
/// <param name="Name">The folder, as people call the environment.</param>
/// <param name="Root">Of its kustomization.yaml.</param>
/// <param name="Output">What the builder printed.</param>
/// <param name="Sources">Resources and patches, of the bases first.</param>
/// <param name="Inline">Roots of patches that stand in Kustomizations.</param>
public sealed record BuiltKustomization(
    string Name,
    YamlNode Root,
    SourceFile Output,
    ImmutableArray<ManifestFile> Sources,
    ImmutableArray<YamlNode> Inline
)
{
    /// <summary>The folder as an absolute path.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Absolute paths of the files that become texts in what is built.</summary>
    public ImmutableArray<string> Contents { get; init; } = [];

    /// <summary>Where it meets releases; null where it meets none.</summary>
    public Placement? Placement { get; init; }

    /// <summary>What was built, as an input.</summary>
    public LintInput Input => new(Output) { Placement = Placement };
}
