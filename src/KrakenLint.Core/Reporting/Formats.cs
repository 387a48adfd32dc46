using KrakenLint.Reporting.Html;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Reporting.Plain;
using KrakenLint.Reporting.Sarif;

namespace KrakenLint.Reporting;

/// <summary>One output format.</summary>
/// <param name="Name">What <c>--format</c> takes.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Write">Writes the whole report; the text writer ends lines with LF.</param>
public sealed record Format(string Name, string Summary, Action<Report, TextWriter> Write)
{
    /// <summary>Cuts a report to what the readers of the format take; for most formats nothing.</summary>
    public Func<Report, Report> Fit { get; init; } = report => report;

    /// <summary>What to know of a report that fits: sentences for standard error.</summary>
    public Func<Report, IEnumerable<string>> Remarks { get; init; } = _ => [];
}

/// <summary>The table of formats: a row here is all that a new format needs beside its own file.</summary>
public static class Formats
{
    public static IReadOnlyList<Format> All { get; } =
    [
        TextFormat.Row,
        CompactFormat.Row,
        // Its tables are made when somebody asks for it.
        new(JsonFormat.Name, JsonFormat.Summary, (report, output) => JsonFormat.Write(report, output)),
        SarifFormat.Row,
        GitHubFormat.Row,
        GitLabFormat.Row,
        JUnitFormat.Row,
        CheckstyleFormat.Row,
        MarkdownFormat.Row,
        HtmlFormat.Row,
    ];

    /// <summary>The format that baselines have.</summary>
    public static Format Sarif => SarifFormat.Row;

    public static Format? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
