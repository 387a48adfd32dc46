using System.Collections.Immutable;
using KrakenLint.Runbooks;

namespace KrakenLint.Reporting.Runbooks;

/// <summary>The runbooks of a run, and what could not be read for them.</summary>
public sealed record RunbookReport(ImmutableArray<RunbookPage> Pages, ImmutableArray<string> Failures, string Version);

/// <summary>A format of runbooks.</summary>
public sealed record RunbookFormat(string Name, string Summary, Action<RunbookReport, TextWriter> Write);

/// <summary>The table of formats of runbooks.</summary>
public static class RunbookFormats
{
    public static ImmutableArray<RunbookFormat> All { get; } = [RunbookMarkdown.Row, RunbookHtml.Row];

    public static RunbookFormat? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
