using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>One input of a run.</summary>
/// <param name="Argument">The folder named on the command line that the file was found under, or null.</param>
public sealed record LintInput(SourceFile File, string? Argument = null)
{
    /// <summary>True where somebody says that the file holds values for a chart, whatever its name and content.</summary>
    public bool IsValues { get; init; }

    /// <summary>Where its resources live; null where nothing says so.</summary>
    public Placement? Placement { get; init; }

    /// <summary>What was read of the file already; null where nobody has asked for it yet.</summary>
    internal ManifestFile? Known { get; private init; }

    /// <summary>The same input with what it holds, for those who ask after others.</summary>
    public LintInput Read(int jobs = 1) => this with { Known = ManifestReader.Read(this, jobs) };
}

/// <summary>What a document is to the linter.</summary>
public enum DocumentKind
{
    /// <summary>One Kubernetes object, or a list of them.</summary>
    Manifest,

    /// <summary>Values for a Helm chart.</summary>
    Values,

    /// <summary>YAML without <c>apiVersion</c> and <c>kind</c>.</summary>
    NotAManifest,

    /// <summary>A Helm template that was not rendered.</summary>
    Template,

    /// <summary>It does not parse.</summary>
    Broken,
}

/// <summary>A document and what was made of it.</summary>
public sealed record ManifestDocument(YamlDocument Yaml, DocumentKind Kind, ImmutableArray<Resource> Resources)
{
    /// <summary>Items of a list that are no Kubernetes objects.</summary>
    public ImmutableArray<YamlNode> NotResources { get; init; } = [];

    /// <summary>True for values that lie over others, so that what is absent may stand in those.</summary>
    public bool IsPartial => Kind == DocumentKind.Values && !ValuesFile.IsBase(Yaml.Span.File.Path);
}

/// <summary>A file whose documents are known for what they are.</summary>
public sealed record ManifestFile(LintInput Input, ImmutableArray<ManifestDocument> Documents)
{
    public SourceFile File => Input.File;

    public IEnumerable<Resource> Resources => Documents.SelectMany(document => document.Resources);
}
