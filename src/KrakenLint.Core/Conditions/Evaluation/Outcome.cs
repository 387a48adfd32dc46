using System.Collections.Immutable;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>A further place that explains an outcome.</summary>
public sealed record RelatedPlace(Place Place, string Text);

/// <summary>
/// Whether a condition holds for an item, and the node that decided it, whichever way: <c>not</c> turns the one into the
/// other.
/// </summary>
/// <param name="Expected">What would make it hold, as words: <c>None</c>, <c>at least 3600</c>.</param>
/// <param name="Refused">What would make it fail, as words; for <c>not</c>.</param>
public sealed record Outcome(bool Holds, Place Place, Phrase Expected, Phrase Refused)
{
    private readonly ImmutableDictionary<string, string> details = ImmutableDictionary<string, string>.Empty;

    /// <summary>What was looked at.</summary>
    public Reading? Reading { get; init; }

    /// <summary>Why, where "expected X" does not say it: "not a whole number of seconds".</summary>
    public string? Reason { get; init; }

    /// <summary>True where it rests on the worst case of something unresolved.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>True where nobody can tell: whichever way it is asked, such a condition holds, but applies to nothing.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True where it holds for certain, as <c>when</c>, <c>where</c> and <c>some</c> ask.</summary>
    public bool IsTrue => Holds && !IsUnknown;

    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>What messages can name beyond the item: <c>target</c>, <c>near</c>, <c>other.path</c>, ….</summary>
    public ImmutableDictionary<string, string> Details
    {
        get => LateDetails is { } late ? late() : details;
        init
        {
            details = value;
            LateDetails = null;
        }
    }

    /// <summary>Makes the details where somebody asks: most outcomes are never told.</summary>
    internal Func<ImmutableDictionary<string, string>>? LateDetails { get; init; }

    /// <summary>Further places that decided in the same way, each to be reported where that is a failure.</summary>
    public ImmutableArray<Outcome> Others { get; init; } = [];

    /// <summary>True where another outcome loses nothing by being told without this one.</summary>
    public bool AddsNothing => !IsUncertain && !IsUnknown && Related.IsEmpty && LateDetails is null && details.IsEmpty;

    public Outcome Negated() =>
        IsUnknown
            ? this
            : this with
            {
                Holds = !Holds,
                Expected = Refused,
                Refused = Expected,
                Others = [.. Others.Select(other => other.Negated())],
            };
}
