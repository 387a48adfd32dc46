using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>What a rule found, before it is put into words and places.</summary>
internal sealed record RawFinding(
    ActiveRule Active,
    RuleCase? Case,
    Severity Severity,
    Outcome Outcome,
    Item Item,
    Scope Scope
)
{
    /// <summary>How often the same was found in the node.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The document, for findings on problems and in values files.</summary>
    public ManifestDocument? Document { get; init; }

    /// <summary>What is shown of the place, where no document tells what of it is secret.</summary>
    public Excerpt? Excerpt { get; init; }

    /// <summary>Why the item counts as a WebSocket, where that is not sure.</summary>
    public string? Doubt { get; init; }

    /// <summary>Set where the rule could not be judged.</summary>
    public Problem? Limit { get; init; }

    /// <summary>Set where the document was put together from several files.</summary>
    public NodeOrigins? Origins { get; init; }

    /// <summary>Where it is reported; null where that is in no file.</summary>
    public Place? Place => Origins is { } origins ? origins.Of(Outcome.Place) : Outcome.Place;
}
