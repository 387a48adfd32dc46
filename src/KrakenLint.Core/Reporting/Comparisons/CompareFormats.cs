using KrakenLint.Comparing;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>What a format of comparisons writes from.</summary>
/// <param name="Old">What people call the side before.</param>
/// <param name="Failures">What was not read; put first, so that no format looks clean without it.</param>
public sealed record CompareReport(
    Comparison Comparison,
    string Old,
    string New,
    IReadOnlyList<string> Failures,
    string Version
);

/// <summary>One output format of <c>krakenlint compare</c>.</summary>
public sealed record CompareFormat(string Name, string Summary, Action<CompareReport, TextWriter> Write);

/// <summary>The table of formats for comparisons.</summary>
public static class CompareFormats
{
    public static IReadOnlyList<CompareFormat> All { get; } =
    [CompareText.Row, CompareJson.Row, CompareMarkdown.Row, CompareHtml.Row];

    public static CompareFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    internal static string Word(this Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>One sentence on the whole.</summary>
    internal static string Closing(Comparison comparison)
    {
        var counts = comparison
            .Ways.SelectMany(way =>
                way.New is null || way.Old is null ? [way.Verdict] : way.Settings.Select(change => change.Verdict)
            )
            .GroupBy(verdict => verdict)
            .OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.Word()}");
        var ways = comparison.Ways.Length == 1 ? "1 way in" : $"{comparison.Ways.Length} ways in";
        return comparison.Ways.IsEmpty ? "no way in was found" : $"{ways}: {string.Join(", ", counts)}";
    }

    internal static string ShownPlace(SideValue side) =>
        side.Span is { } span ? $"{span.File.Path}:{span.StartPosition.Line}" : "";

    internal static string ShownValue(SideValue side) => side.Value ?? (side.Source is null ? "unknown" : "none");
}
