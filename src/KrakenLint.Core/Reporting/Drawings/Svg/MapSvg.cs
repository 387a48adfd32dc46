using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>
/// The message path as one drawing: text that can be selected, no script, nothing loaded. Names from the input are only
/// ever text.
/// </summary>
internal static class MapSvg
{
    private const double Margin = 16;
    private const double BetweenBundles = 44;
    private const double LeastHeight = 60;

    public static MapFormat Row { get; } = new("svg", "one drawing for a browser, a page or paper", Write);

    private static void Write(MapReport report, TextWriter output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Write(report.Map.Bundles, _ => null, hasStyle: true, output);
    }

    /// <param name="linkOf">What a finding's line leads to, as an address within the page; null for nothing.</param>
    /// <param name="hasStyle">False where the page around it has <see cref="SvgStyle.Sheet"/>.</param>
    public static void Write(
        ImmutableArray<BundleMap> maps,
        Func<Finding, string?> linkOf,
        bool hasStyle,
        TextWriter output
    )
    {
        var bundles = ImmutableArray.CreateBuilder<SvgBundle>();
        var top = Margin;
        foreach (var map in maps)
        {
            bundles.Add(SvgBundle.Of(map, top));
            top = bundles[^1].Bottom + BetweenBundles;
        }
        var (width, height) = (SvgLayout.Width + 2 * Margin, Math.Max(LeastHeight, top));
        output.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"krakenlint-map\" role=\"group\" ");
        output.Write($"width=\"{Number(width)}\" height=\"{Number(height)}\" ");
        output.Write($"viewBox=\"{Number(-Margin)} 0 {Number(width)} {Number(height)}\">\n");
        output.Write("<title>The message path</title>\n");
        if (hasStyle)
            output.Write($"<style>\n{SvgStyle.Sheet}\n</style>\n");
        if (bundles.Count == 0)
            output.Write(
                "<text x=\"0\" y=\"34\" class=\"dim\">nothing to draw: no Kubernetes manifest was read</text>\n"
            );
        foreach (var bundle in bundles)
            Write(bundle, linkOf, output);
        output.Write("</svg>\n");
    }

    private static void Write(SvgBundle bundle, Func<Finding, string?> linkOf, TextWriter output)
    {
        var space = bundle.Map.Namespace is null ? "" : $", namespace {bundle.Map.Namespace}";
        WriteText(0, bundle.Top + SvgLayout.LineHeight, "heading", $"{bundle.Map.Name}{space}", output);
        foreach (var arrow in bundle.Arrows)
            Write(arrow, bundle.Layout, output);
        foreach (var card in bundle.Cards)
            Write(card, bundle.Layout[card.Key], linkOf, output);
        if (bundle.Beside.IsEmpty)
            return;
        WriteText(0, bundle.BesideTop - SvgLayout.Padding, "strong", "Findings beside the path", output);
        foreach (var (index, line) in bundle.Beside.Index())
            Write(line, 0, bundle.BesideTop + index * SvgLayout.LineHeight + SvgLayout.Padding, linkOf, output);
    }

    private static void Write(SvgCard card, SvgBox box, Func<Finding, string?> linkOf, TextWriter output)
    {
        output.Write($"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" ");
        output.Write($"height=\"{Number(box.Height)}\" rx=\"5\" class=\"{card.State}\"/>\n");
        foreach (var (index, line) in card.Lines.Index())
            Write(line, box.X + SvgLayout.Padding, SvgLayout.Baseline(box, index), linkOf, output);
    }

    private static void Write(SvgLine line, double x, double y, Func<Finding, string?> linkOf, TextWriter output)
    {
        var link = line.Finding is { } finding ? linkOf(finding) : null;
        if (link is not null)
            output.Write($"<a href=\"{MarkupText.Escape(link)}\">");
        WriteText(line.IsFurther ? x + SvgLayout.Indent : x, y, line.Kind, line.Text, output, HintOf(line.Finding));
        if (link is not null)
            output.Write("</a>\n");
    }

    private static string? HintOf(Finding? finding) => finding is null ? null : $"{finding.Span}: {finding.Message}";

    // A hint is shown by browsers where the pointer rests.
    private static void WriteText(double x, double y, string kind, string text, TextWriter output, string? hint = null)
    {
        output.Write($"<text x=\"{Number(x)}\" y=\"{Number(y)}\"{(kind.Length == 0 ? "" : $" class=\"{kind}\"")}>");
        output.Write(hint is null ? "" : $"<title>{MarkupText.Escape(hint)}</title>");
        output.Write($"{MarkupText.Escape(text)}</text>\n");
    }

    private static void Write(SvgArrow arrow, SvgLayout layout, TextWriter output)
    {
        var (from, to) = (layout[arrow.From], layout[arrow.To]);
        var start = arrow.Line is { } line
            ? SvgLayout.Baseline(from, line) - SvgLayout.Padding / 2
            : from.Y + SvgLayout.Padding + SvgLayout.LineHeight / 2;
        if (arrow.State == "back")
            WriteCurve(
                (from.X, start),
                (to.Right, Math.Min(start, to.Bottom - SvgLayout.Padding)),
                -1,
                arrow.State,
                output
            );
        else
            WriteCurve(
                (from.Right, start),
                (to.X, to.Y + SvgLayout.Padding + SvgLayout.LineHeight / 2),
                1,
                arrow.State,
                output
            );
    }

    private static void WriteCurve(
        (double X, double Y) from,
        (double X, double Y) to,
        int direction,
        string state,
        TextWriter output
    )
    {
        const double tip = 6;
        var bend = Math.Max(24, Math.Min(Math.Abs(to.X - from.X) / 2, 60)) * direction;
        var end = to.X - tip * direction;
        output.Write($"<path class=\"{state}\" d=\"M{Number(from.X)} {Number(from.Y)}C{Number(from.X + bend)} ");
        output.Write($"{Number(from.Y)} {Number(end - bend)} {Number(to.Y)} {Number(end)} {Number(to.Y)}\"/>\n");
        output.Write($"<path class=\"tip {state}\" d=\"M{Number(end)} {Number(to.Y - 4)}L{Number(to.X)} ");
        output.Write($"{Number(to.Y)}L{Number(end)} {Number(to.Y + 4)}z\"/>\n");
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
