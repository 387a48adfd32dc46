using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>One file of an example, its marker comments still inside.</summary>
public sealed record ExampleFile(string Name, string Text);

/// <summary>A test of a rule and an illustration of it: exactly what its markers underline must be found.</summary>
/// <param name="IsBad">True where the example is listed as <c>bad</c>; a good one must stay silent.</param>
/// <param name="Profile">The profile to lint with, or null for the first in which the rule is on.</param>
/// <param name="IsOpen">True where something may be missing because it lives elsewhere.</param>
/// <param name="Span">Where the example stands in the rule file.</param>
public sealed record RuleExample(
    string Title,
    bool IsBad,
    string? Profile,
    bool IsOpen,
    ImmutableArray<ExampleFile> Files,
    SourceSpan Span
)
{
    /// <summary>What the project that the example stands for says of itself.</summary>
    public Configuration Project { get; init; } = Configuration.None;

    /// <summary>The day on which it is linted, for what expires; null where nothing does.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What a fix makes of the first file, byte for byte; null where the example does not say.</summary>
    public string? Fixed { get; init; }
}
