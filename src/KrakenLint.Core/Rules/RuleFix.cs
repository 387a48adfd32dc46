using System.Collections.Immutable;
using KrakenLint.Conditions;

namespace KrakenLint.Rules;

/// <summary>Whether a fix may be made without asking.</summary>
public enum FixSafety
{
    /// <summary>It restores what the author evidently wrote.</summary>
    Safe,

    /// <summary>It changes how the application behaves.</summary>
    Unsafe,
}

/// <summary>One way to repair what a case finds; the first whose condition holds and whose values are known is taken.</summary>
/// <param name="When">Null where it always applies.</param>
public sealed record RuleFix(FixSafety Safety, Condition? When, ImmutableArray<FixEdit> Edits)
{
    /// <summary>
    /// Ids of rules that may find something once the fix is made, where that is less grave than what it repairs. A fix that
    /// brings anything else is not made.
    /// </summary>
    public ImmutableArray<string> Brings { get; init; } = [];
}

/// <summary>One change of a fix.</summary>
/// <param name="Subject">What is changed; null for the node that the finding underlines.</param>
public abstract record FixEdit(Subject? Subject)
{
    /// <summary>Writes a value, whether or not there is one; missing keys above it come into being.</summary>
    public sealed record Set(Subject? Subject, FixValue To) : FixEdit(Subject);

    /// <summary>Writes a value where there is none, or an empty one.</summary>
    public sealed record Insert(Subject? Subject, FixValue To) : FixEdit(Subject);

    /// <summary>Inserts those of several keys that a mapping lacks.</summary>
    public sealed record Block(Subject? Subject, ImmutableArray<(string Key, FixValue Value)> Entries)
        : FixEdit(Subject);

    /// <summary>Removes a key with its value, or an item of a list.</summary>
    /// <param name="WholeEntry">True where the list item is meant that a value is part of, as that of a variable.</param>
    public sealed record Remove(Subject? Subject, bool WholeEntry) : FixEdit(Subject);

    /// <summary>Gives a key another name.</summary>
    public sealed record Rename(Subject? Subject, FixValue To) : FixEdit(Subject);

    /// <summary>Puts quotes around a scalar.</summary>
    public sealed record Quote(Subject? Subject) : FixEdit(Subject);
}
