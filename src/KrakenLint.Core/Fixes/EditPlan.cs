using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>A change as text, or why it cannot be made.</summary>
/// <param name="Refusal">A clause such as <c>the value stands behind an alias</c>; null where there are edits.</param>
public sealed record EditPlan(ImmutableArray<TextEdit> Edits, string? Refusal)
{
    public static EditPlan Of(params ImmutableArray<TextEdit> edits) => new(edits, null);

    public static EditPlan Refused(string why) => new([], why);

    /// <summary>Both changes, or the first reason against them.</summary>
    public EditPlan And(EditPlan other)
    {
        if (Refusal is not null)
            return this;
        if (other.Refusal is not null)
            return other;
        return Edits.Any(edit => other.Edits.Any(edit.Overlaps))
            ? Refused("its edits stand in each other's way")
            : Of([.. Edits, .. other.Edits]);
    }
}
