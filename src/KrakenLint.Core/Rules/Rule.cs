using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>A rule file, read and checked.</summary>
public sealed record Rule
{
    /// <summary>The stable id, such as <c>KRK201</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The readable name in kebab-case, equal to the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence without a final period.</summary>
    public required string Summary { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required RuleHelp Help { get; init; }

    public required ImmutableArray<RuleExample> Examples { get; init; }

    /// <summary>The highest severity that the rule can report, in any profile.</summary>
    public required Severity HighestSeverity { get; init; }

    /// <summary>The rule file.</summary>
    public required SourceFile File { get; init; }
}
