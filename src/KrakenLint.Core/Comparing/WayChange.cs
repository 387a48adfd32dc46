using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Comparing;

/// <summary>What becomes of a setting, or of a whole way in.</summary>
public enum Verdict
{
    Kept,
    Better,

    /// <summary>Neither better nor weaker, and not the same.</summary>
    Changed,

    /// <summary>Not known on one of the sides.</summary>
    Unknown,
    New,
    Weaker,
    Lost,
}

/// <summary>A setting on one side.</summary>
/// <param name="Value">As people read it; null where nothing is in force or known.</param>
/// <param name="Span">Where it is decided, or would be set; null where there is no such way in.</param>
public sealed record SideValue(string? Value, string? Source, SourceSpan? Span);

/// <summary>A setting before and after.</summary>
/// <param name="Remedy">What helps where it is weaker or lost.</param>
public sealed record SettingChange(
    string Name,
    string Title,
    Verdict Verdict,
    SideValue Old,
    SideValue New,
    string? Remedy
);

/// <summary>A host and a path before and after.</summary>
/// <param name="Old">What serves it: kind, name and controller; null where nothing did.</param>
/// <param name="New">The same; null where nothing does.</param>
public sealed record WayChange(
    string Host,
    string Path,
    string? Old,
    string? New,
    ImmutableArray<SettingChange> Settings,
    ImmutableArray<Finding> Remaining
)
{
    /// <summary>The gravest of its settings; lost where nothing serves it any more.</summary>
    public Verdict Verdict =>
        New is null ? Verdict.Lost
        : Old is null ? Verdict.New
        : Settings.Select(change => change.Verdict).DefaultIfEmpty(Verdict.Kept).Max();
}

/// <summary>All that changes between two renderings.</summary>
public sealed record Comparison(ImmutableArray<WayChange> Ways)
{
    /// <summary>True where people's connections are worse off.</summary>
    public bool IsWorse => Ways.Any(way => way.Verdict >= Verdict.Weaker);
}
