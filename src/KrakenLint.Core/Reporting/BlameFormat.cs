using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Helm;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Reporting;

/// <summary>Rendered lines with the template line and the values key that wrote each.</summary>
/// <param name="nameOf">What a file of the chart, or a values file, is called.</param>
public sealed class BlameFormat(Func<SourceFile, string> nameOf)
{
    private const int Column = 72;

    public void WriteText(ImmutableArray<BlameRow> rows, TextWriter output)
    {
        var width = rows.IsEmpty ? 1 : $"{rows[^1].Line}".Length;
        foreach (var row in rows)
        {
            var left = $"{$"{row.Line}".PadLeft(width)} | {row.Shown}";
            output.Write(
                $"{TerminalText.Escape(left).PadRight(Column)}  {TerminalText.Escape(OriginOf(row))}".TrimEnd()
            );
            output.Write('\n');
        }
    }

    public void WriteJson(ImmutableArray<BlameRow> rows, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var row in rows)
                    Write(json, row);
                json.WriteEndArray();
            }
        );

    private string OriginOf(BlameRow row)
    {
        if (row.Origin is not { } origin)
            return "";
        var template = $"{nameOf(origin.Place.File)}:{origin.Place.Line}";
        var doubt = origin.Confidence == Confidence.Likely ? " (likely)" : "";
        return row.Values is { } node
            ? $"{template}  {nameOf(node.Tree.File)}:{LineOf(node)} {NodePath.Of(node)}{doubt}"
            : $"{template}{doubt}";
    }

    private void Write(Utf8JsonWriter json, BlameRow row)
    {
        json.WriteStartObject();
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
