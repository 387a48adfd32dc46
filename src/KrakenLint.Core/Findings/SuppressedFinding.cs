using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>Where a suppression stands; SARIF's words for it.</summary>
public enum SuppressionKind
{
    /// <summary>A comment or an annotation.</summary>
    InSource,

    /// <summary>An entry of the configuration.</summary>
    External,
}

/// <summary>A finding that somebody accepted.</summary>
/// <param name="Justification">The reason, in which secrets already read <c>***</c>; empty where none is given.</param>
/// <param name="Span">Where the suppression stands, within one line.</param>
public sealed record SuppressedFinding(Finding Finding, SuppressionKind Kind, string Justification, SourceSpan Span);
