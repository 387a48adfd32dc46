using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;

namespace KrakenLint.Reporting;

/// <summary>
/// JUnit's XML: a suite for each file with a failed test for each finding, and one for the inputs, whose tests end with an
/// error where something could not be analysed. A clean run has one test, as readers refuse a report without any.
/// </summary>
internal static class JUnitFormat
{
    public static Format Row { get; } = new("junit", "findings as failed tests, in JUnit's XML", Write);

    private const string Inputs = "inputs";

    private static void Write(Report report, TextWriter output) =>
        XmlOutput.Write(
            output,
            xml =>
            {
                var failures = ReadFailures.Of(report);
                var files = report.Result.Findings.GroupBy(finding => RepositoryPath.Of(finding.Span.File)).ToArray();
                xml.WriteStartElement("testsuites");
                xml.WriteText("name", "KrakenLint");
                WriteCounts(xml, Math.Max(1, failures.Length) + report.Result.Findings.Length, failures.Length);
                WriteInputs(xml, failures);
                foreach (var file in files)
                    WriteSuite(xml, file.Key, [.. file]);
                xml.WriteEndElement();
            }
        );

    private static void WriteCounts(XmlWriter xml, int tests, int errors)
    {
        xml.WriteNumber("tests", tests);
        xml.WriteNumber("failures", tests - Math.Max(1, errors));
        xml.WriteNumber("errors", errors);
    }

    private static void WriteInputs(XmlWriter xml, ImmutableArray<InputNote> failures)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteText("name", Inputs);
        WriteCounts(xml, Math.Max(1, failures.Length), failures.Length);
        if (failures.IsEmpty)
            WriteCase(xml, "every input was analysed", "");
        foreach (var note in failures)
        {
            WriteCase(xml, note.Code, RepositoryPath.Of(note));
            xml.WriteStartElement("error");
            xml.WriteText("type", note.Code);
            xml.WriteText("message", ReadFailures.Words(note));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        if (failures.IsEmpty)
            xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, string path, ImmutableArray<Finding> findings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteText("name", path);
        xml.WriteNumber("tests", findings.Length);
        xml.WriteNumber("failures", findings.Length);
        xml.WriteNumber("errors", 0);
        foreach (var finding in findings)
        {
            // Two tests of one name would be one for some readers.
            WriteCase(xml, $"{finding.Rule.Id} {finding.Rule.Name} at {finding.Span.StartPosition}", path);
            xml.WriteStartElement("failure");
            xml.WriteText("type", finding.Severity.Word());
            xml.WriteText("message", FindingText.Of(finding));
            xml.WriteString($"\n{Block(finding)}");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // The element stays open for what became of the test.
    private static void WriteCase(XmlWriter xml, string name, string path)
    {
        xml.WriteStartElement("testcase");
        xml.WriteText("name", name);
        xml.WriteText("classname", path.Length == 0 ? Inputs : path);
        if (path.Length > 0)
            xml.WriteText("file", path);
    }

    private static string Block(Finding finding)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        TextFormat.Write(new FindingBlock([finding]), useColor: false, text);
        return string.Join('\n', text.ToString().Split('\n').Select(MarkupText.Legal));
    }
}
