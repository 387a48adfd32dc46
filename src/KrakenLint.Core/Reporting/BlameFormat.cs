using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Helm;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Reporting;

/// <summary>The rows of one rendered file.</summary>
/// <param name="Name">Null where it is the only one.</param>
public sealed record BlamedFile(string? Name, ImmutableArray<BlameRow> Rows);

/// <summary>Rendered lines with the template line and the values key that wrote each.</summary>
/// <param name="nameOf">What a file of the chart, or a values file, is called.</param>
public sealed class BlameFormat(Func<SourceFile, string> nameOf)
{
    // Longer than that, a line pushes what stands beside it to the right instead of all others.
    private const int WidestLine = 100;
    private const int WidestPlace = 60;

    /// <summary>File by file, each under its name where there are several.</summary>
    public void WriteText(ImmutableArray<BlamedFile> files, TextWriter output)
    {
        foreach (var file in files)
        {
            if (file.Name is { } name)
                output.Write($"{(file == files[0] ? "" : "\n")}{TerminalText.Escape(name)}\n");
            WriteText(file.Rows, output);
        }
    }

    private void WriteText(ImmutableArray<BlameRow> rows, TextWriter output)
    {
        var number = rows.IsEmpty ? 1 : $"{rows[^1].Line}".Length;
        foreach (var document in rows.GroupBy(row => row.Document))
        {
            var lines = document
                .Select(row => (Row: row, Left: TerminalText.Escape($"{$"{row.Line}".PadLeft(number)} | {row.Shown}")))
                .ToArray();
            var left = WidthOf(lines.Select(line => line.Left), WidestLine);
            var middle = WidthOf(document.Select(TemplateOf), WidestPlace);
            foreach (var line in lines)
            {
                var origin = $"{TemplateOf(line.Row).PadRight(middle)}  {ValuesOf(line.Row)}".TrimEnd();
                output.Write($"{line.Left.PadRight(left)}  {origin}{DoubtOf(line.Row)}".TrimEnd());
                output.Write('\n');
            }
        }
    }

    private static int WidthOf(IEnumerable<string> texts, int most) =>
        texts.Select(text => text.Length).Where(length => length <= most).DefaultIfEmpty(0).Max();

    /// <summary>One array with an object a row, which says its file where there are several.</summary>
    public void WriteJson(ImmutableArray<BlamedFile> files, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var file in files)
                {
                    foreach (var row in file.Rows)
                        Write(json, row, file.Name);
                }
                json.WriteEndArray();
            }
        );

    private string TemplateOf(BlameRow row) =>
        row.Origin is { } origin ? TerminalText.Escape($"{nameOf(origin.Place.File)}:{origin.Place.Line}") : "";

    private string ValuesOf(BlameRow row) =>
        row.Values is { } node
            ? TerminalText.Escape($"{nameOf(node.Tree.File)}:{LineOf(node)} {NodePath.Of(node)}")
            : "";

    private static string DoubtOf(BlameRow row) => row.Origin is { Confidence: Confidence.Likely } ? " (likely)" : "";

    private void Write(Utf8JsonWriter json, BlameRow row, string? file)
    {
        json.WriteStartObject();
        if (file is not null)
            json.WriteString("file", file);
        json.WriteNumber("line", row.Line);
        json.WriteString("path", row.Path);
        json.WriteNumber("document", row.Document);
        if (row.Origin is { } origin)
        {
            json.WriteStartObject("template");
            json.WriteString("file", nameOf(origin.Place.File));
            json.WriteNumber("line", origin.Place.Line);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("template");
        }
        if (row.Values is { } node)
        {
            json.WriteStartObject("values");
            json.WriteString("file", nameOf(node.Tree.File));
            json.WriteString("path", NodePath.Of(node));
            json.WriteNumber("line", LineOf(node));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("values");
        }
        json.WriteString("confidence", (row.Origin?.Confidence ?? Confidence.None).ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static int LineOf(YamlNode node) => (node.Key ?? node).Span.StartPosition.Line;
}
