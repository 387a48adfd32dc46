using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Rules;

namespace KrakenLint.Reporting;

/// <summary>What a report says of the repair of a finding.</summary>
internal static class FixLine
{
    /// <returns><c>set to None (--fix --unsafe-fixes)</c>, or why it cannot be made here; null where there is no fix.</returns>
    public static string? For(Finding finding)
    {
        if (finding.Fix is not { } fix)
            return null;
        if (EditPlanner.Plan(fix).Refusal is { } reason)
            return $"none that can be made here: {reason}";
        return $"{fix.Words} ({(fix.Safety == FixSafety.Safe ? "--fix" : "--fix --unsafe-fixes")})";
    }

    /// <summary>True where there is a repair and it can be made here.</summary>
    public static bool CanBeFixed(Finding finding) => finding.Fix is { } fix && EditPlanner.Plan(fix).Refusal is null;

    public static string Word(this FixSafety safety) => safety == FixSafety.Safe ? "safe" : "unsafe";

    /// <returns><c>safe</c>, <c>unsafe</c>, <c>safe, unsafe</c>, or nothing where the rule repairs nothing.</returns>
    public static string Words(Rule rule) =>
        string.Join(
            ", ",
            rule.Cases.SelectMany(found => found.Fixes)
                .Select(fix => fix.Safety)
                .Distinct()
                .Order()
                .Select(safety => safety.Word())
        );
}
