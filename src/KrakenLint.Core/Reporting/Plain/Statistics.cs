using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Plain;

/// <summary>How often each rule was broken, the most frequent first: where to begin, at a desk.</summary>
public static class Statistics
{
    private sealed record Row(int Count, Severity Worst, Rule Rule, int Files, int Fixable);

    /// <returns>One line for each broken rule, in columns; none where nothing was found.</returns>
    public static IEnumerable<string> Of(LintResult result)
    {
        var rows = result
            .Findings.GroupBy(finding => finding.Rule.Id)
            .Select(RowOf)
            .OrderByDescending(row => row.Count)
            .ThenByDescending(row => row.Worst)
            .ThenBy(row => row.Rule.Id, StringComparer.Ordinal)
            .ToArray();
        var width = rows.Select(row => $"{row.Count}".Length).DefaultIfEmpty().Max();
        var id = rows.Select(row => row.Rule.Id.Length).DefaultIfEmpty().Max();
        var name = rows.Select(row => row.Rule.Name.Length).DefaultIfEmpty().Max();
        return rows.Select(row =>
            $"{$"{row.Count}".PadLeft(width)}  {row.Worst.Word(), -7}  {row.Rule.Id.PadRight(id)}  {row.Rule.Name.PadRight(name)}"
            + $"  in {row.Files} file{(row.Files == 1 ? "" : "s")}{(row.Fixable == 0 ? "" : $", {row.Fixable} fixable")}"
        );
    }

    private static Row RowOf(IEnumerable<Finding> found)
    {
        var all = found.ToArray();
        return new Row(
            all.Length,
            all.Max(finding => finding.Severity),
            all[0].Rule,
            all.Select(finding => finding.Span.File.Path).Distinct().Count(),
            all.Count(FixLine.CanBeFixed)
        );
    }
}
