using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Reporting.Drawings.Svg;

namespace KrakenLint.Reporting.Html;

/// <summary>The message path above the findings: each finding on it leads to where the page tells it.</summary>
internal static class HtmlDrawing
{
    // A page of cards is a picture; more of them are a poster.
    private const int MostHops = 120;

    /// <param name="numbers">The number of each finding on the page.</param>
    public static void Write(LintResult result, IReadOnlyDictionary<Finding, int> numbers, TextWriter output)
    {
        var all = MapBuilder.Of(result).Bundles.Where(map => HopsOf(map) > 0).ToImmutableArray();
        var shown = new List<BundleMap>();
        foreach (var map in all.OrderByDescending(map => map.Entries.Length > 0))
        {
            if (shown.Sum(HopsOf) + HopsOf(map) <= MostHops)
                shown.Add(map);
        }
        if (all.IsEmpty)
            return;
        output.Write("<section class=\"drawing\">\n<h2>The message path</h2>\n");
        if (shown.Count > 0)
        {
            output.Write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The message path\">\n");
            MapSvg.Write(
                [.. shown],
                finding => numbers.TryGetValue(finding, out var number) ? $"#finding-{number}" : null,
                hasStyle: false,
                output
            );
            output.Write("</div>\n");
        }
        if (shown.Count < all.Length)
            output.Write(
                $"<p>{all.Length - shown.Count} of {all.Length} message paths have no room here; <code>krakenlint map --format svg</code> draws all.</p>\n"
            );
        output.Write("</section>\n");
    }

    private static int HopsOf(BundleMap map) =>
        map.Entries.Length + map.Services.Length + map.Workloads.Sum(workload => 1 + workload.Calls.Length);
}
