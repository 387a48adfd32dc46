using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>What a suppression stands in; it decides which rules could have found something there.</summary>
internal enum ExemptionPlace
{
    /// <summary>A comment in a manifest.</summary>
    Manifest,

    /// <summary>An annotation.</summary>
    Annotation,

    /// <summary>A comment in a values file that was linted as one.</summary>
    Values,

    /// <summary>A comment in a values file, or Chart.yaml, of a chart that was rendered.</summary>
    ChartValues,

    /// <summary>A comment in a template of a chart that was rendered.</summary>
    Template,

    /// <summary>A comment in rendered text that a template printed, where it is judged.</summary>
    Rendered,

    Configuration,
}

/// <summary>One suppression: which rules, where, and why.</summary>
/// <param name="Words">Ids, names, tags or globs; empty for all rules.</param>
internal sealed record Exemption(
    ImmutableArray<Located> Words,
    string Reason,
    SourceSpan Span,
    ExemptionPlace Place,
    Coverage Coverage
)
{
    /// <summary>Of an entry of the configuration: what it says.</summary>
    public IgnoreSetting? Setting { get; init; }

    /// <summary>Of an annotation: its whole text, by which those are known that a template printed several times.</summary>
    public string Text { get; init; } = "";

    public SuppressionKind Kind =>
        Place == ExemptionPlace.Configuration ? SuppressionKind.External : SuppressionKind.InSource;
}
