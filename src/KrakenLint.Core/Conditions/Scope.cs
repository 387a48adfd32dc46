using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Settings;

namespace KrakenLint.Conditions;

/// <summary>Everything that a condition may look at besides its item.</summary>
/// <param name="Params">The rule's parameters.</param>
/// <param name="ReportsOpenWorld">True for rules that report what is missing even where it may live elsewhere.</param>
public sealed record Scope(
    BundleGraph Graph,
    RoleMap Roles,
    LintSettings Settings,
    ImmutableDictionary<string, ScalarValue> Params,
    bool ReportsOpenWorld
)
{
    /// <summary>True for a values file that others complete: what is absent there may stand in one of them.</summary>
    public bool IsPartial { get; init; }
}
