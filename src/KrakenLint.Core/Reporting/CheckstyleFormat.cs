using System.Xml;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;

namespace KrakenLint.Reporting;

/// <summary>Checkstyle's XML, which review bots and build servers read; what could not be analysed is an error of its file.</summary>
internal static class CheckstyleFormat
{
    public static Format Row { get; } = new("checkstyle", "Checkstyle's XML for review bots and build servers", Write);

    private const string Source = "krakenlint";

    // Checkstyle's own number for what is about no line.
    private const int NoLine = 0;

    private sealed record Entry(string Path, int Line, int? Column, string Severity, string Message, string Source);

    private static void Write(Report report, TextWriter output) =>
        XmlOutput.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("checkstyle");
                xml.WriteText("version", report.Version);
                var entries = ReadFailures.Of(report).Select(EntryFor).Concat(report.Result.Findings.Select(EntryFor));
                foreach (var file in entries.GroupBy(entry => entry.Path))
                {
                    xml.WriteStartElement("file");
                    xml.WriteText("name", file.Key);
                    foreach (var entry in file)
                        Write(xml, entry);
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
        );

    private static void Write(XmlWriter xml, Entry entry)
    {
        xml.WriteStartElement("error");
        xml.WriteNumber("line", entry.Line);
        if (entry.Column is { } column)
            xml.WriteNumber("column", column);
        xml.WriteText("severity", entry.Severity);
        xml.WriteText("message", entry.Message);
        xml.WriteText("source", entry.Source);
        xml.WriteEndElement();
    }

    private static Entry EntryFor(Finding finding)
    {
        var (line, column) = finding.Span.StartPosition;
        var severity = finding.Severity == Severity.Note ? "info" : finding.Severity.Word();
        var source = $"{Source}.{finding.Rule.Id}";
        return new Entry(RepositoryPath.Of(finding.Span.File), line, column, severity, FindingText.Of(finding), source);
    }

    private static Entry EntryFor(InputNote note)
    {
        var path = note.Path.Length == 0 ? "." : RepositoryPath.Of(note);
        var place = note.Span?.StartPosition;
        var message = $"not analysed: {note.Text}";
        return new Entry(path, place?.Line ?? NoLine, place?.Column, "error", message, $"{Source}.{note.Code}");
    }
}
