using System.Collections.Immutable;
using KrakenLint.Findings.Proposals;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>One line of a file as it may be shown: secrets in it already read <c>***</c>.</summary>
/// <param name="Line">The line, without its line break.</param>
/// <param name="Start">Where the underlined part begins in <paramref name="Line"/>, 0-based.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
public sealed record Excerpt(string Line, int Start, int Length)
{
    /// <summary>The underlined part.</summary>
    public string Text => Line.Substring(Start, Length);
}

/// <summary>A further place that belongs to a finding, and what it has to do with it.</summary>
public sealed record RelatedLocation(SourceSpan Span, Excerpt Excerpt, string Text)
{
    /// <summary>What the text format calls it.</summary>
    public string Word { get; init; } = "note";
}

/// <summary>The resource that a finding is about.</summary>
/// <param name="Namespace">Null where the manifest names none.</param>
public sealed record ResourceName(string Kind, string Name, string? Namespace)
{
    /// <returns><c>namespace/kind/name</c>, without what is absent.</returns>
    public override string ToString() => Namespace is null ? $"{Kind}/{Name}" : $"{Namespace}/{Kind}/{Name}";
}

/// <summary>The combinations of values of a chart in which something occurs.</summary>
/// <param name="Names">In the order of the configuration; never empty.</param>
/// <param name="Of">How many combinations there are.</param>
public sealed record Occasions(ImmutableArray<string> Names, int Of)
{
    /// <returns><c>prod only</c>, <c>dev and prod</c>, <c>all 3</c>.</returns>
    public override string ToString() =>
        Names.Length == Of ? $"all {Of}"
        : Names is [var only] ? $"{only} only"
        : $"{string.Join(", ", Names[..^1])} and {Names[^1]}";
}

/// <summary>A broken rule at an exact place.</summary>
public sealed record Finding
{
    public required Rule Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>One sentence without a final period; secrets already read <c>***</c>.</summary>
    public required string Message { get; init; }

    /// <summary>The underlined node, always within one line.</summary>
    public required SourceSpan Span { get; init; }

    public required Excerpt Excerpt { get; init; }

    /// <summary>What stands beside the underline, such as <c>expected None</c>; empty where there is nothing to add.</summary>
    public required string Label { get; init; }

    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>How many items blame this node: the containers that share an alias, the paths of one annotation, ….</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Null for findings on a document that is no resource.</summary>
    public ResourceName? Resource { get; init; }

    /// <summary>The resource that the rule judged, where what is to blame may stand in another: a ConfigMap that it reads.</summary>
    public ResourceName? Judged { get; init; }

    /// <summary>The underlined node's path in its document, such as <c>spec.ports[0].port</c>; empty for the document.</summary>
    public required string Path { get; init; }

    /// <summary>Keys below the underlined node that lead to what is missing; empty where something present is to blame.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The way of a value into the manifest: values, template, rendered text; empty where it is not known.</summary>
    public ImmutableArray<RelatedLocation> Trace { get; init; } = [];

    /// <summary>What was found in rendered text, one for each node that this finding stands for; empty where nothing was moved.</summary>
    public ImmutableArray<FindingOrigin> Origins { get; init; } = [];

    /// <summary>64 hex digits that stay when lines move: <c>krakenlint/v1</c>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// The fingerprints of the findings that were merged into this one: of other manifests that the same line makes, or of
    /// the values key that it is set by. A baseline knows the finding by any of them.
    /// </summary>
    public ImmutableArray<string> OtherFingerprints { get; init; } = [];

    /// <summary>
    /// What tells it from others of its rule at the same place: a line of a template that calls a helper, say, which prints
    /// something else for each resource. Null where what stands at the place is wrong itself, whatever it does to how many.
    /// </summary>
    public string? Apart { get; init; }

    /// <summary>In which of a chart's combinations of values it occurs; null where there is only one.</summary>
    public Occasions? Occasions { get; init; }

    /// <summary>How it could be repaired; null where a person must decide.</summary>
    public ProposedFix? Fix { get; init; }

    /// <summary>What is left to a person where <see cref="Fix"/> is null although the rule knows a repair; null where it knows none.</summary>
    public FixAdvice? Advice { get; init; }

    /// <summary>Where to add what is missing if no other combination of values lacks it; null where that is here.</summary>
    public OverlayPlace? Overlay { get; init; }

    /// <summary>True where a place lies in the node that is to blame, or is what is underlined for it.</summary>
    public bool Covers(SourceSpan place) => place == Span || (Node is { } node && node.Contains(place));

    /// <summary>The whole of the node that is to blame; null where that is more or less than one node.</summary>
    public SourceSpan? Node { get; init; }

    /// <summary>The part that the rule judged, where that is not the whole resource: a container, a variable, ….</summary>
    public SourceSpan? About { get; init; }

    /// <summary>True where the node's value must not leave the machine, not even as a hash.</summary>
    public bool IsSecret { get; init; }
}
