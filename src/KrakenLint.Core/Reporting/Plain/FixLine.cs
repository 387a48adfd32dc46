using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Plain;

/// <summary>What a report says of the repair of a finding.</summary>
internal static class FixLine
{
    /// <returns>
    /// <c>set to None (--fix --unsafe-fixes)</c>, what to write where no fix can be made, or why that is; null where the rule
    /// repairs nothing.
    /// </returns>
    public static string? For(Finding finding)
    {
        if (finding.Fix is not { } fix)
            return Suggestion(finding) ?? (finding.Advice is { } advice ? None(advice.Why) : null);
        if (EditPlanner.Plan(fix).Refusal is { } reason)
            return None(reason);
        return $"{fix.Words} ({(fix.Safety == FixSafety.Safe ? "--fix" : "--fix --unsafe-fixes")})";
    }

    /// <summary>What a person could write where no repair can be made here; null where one can, or nobody knows.</summary>
    public static string? Suggestion(Finding finding) => finding.Fix is null ? finding.Advice?.Text : null;

    private static string None(string why) => $"none that can be made here: {why}";

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
