using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Reporting;

/// <summary>Rendered lines with the template line and the values key that wrote each.</summary>
/// <param name="nameOf">What a file of the chart, or a values file, is called.</param>
public sealed class BlameFormat(Func<SourceFile, string> nameOf)
{
    private const int Column = 72;

    /// <summary>A row with what its files are called.</summary>
    private sealed record BlameEntry(BlameRow Row, Func<SourceFile, string> NameOf)
    {
        public BlameOrigin? Template =>
            Row.Origin is { Place: var place } ? new BlameOrigin(NameOf(place.File), "", place.Line) : null;

        public BlameOrigin? Values =>
            Row.Values is { } node ? new BlameOrigin(NameOf(node.Tree.File), NodePath.Of(node), LineOf(node)) : null;
    }

    private sealed record BlameOrigin(string File, string Path, int Line);

    private static readonly JsonTable<BlameOrigin> Template = new(
        "template",
        [
            JsonField<BlameOrigin>.Text("file", "relative to the chart's folder", of => of.File),
            JsonField<BlameOrigin>.Number("line", "from 1", 1, of => of.Line),
        ]
    );

    private static readonly JsonTable<BlameOrigin> Values = new(
        "values",
        [
            JsonField<BlameOrigin>.Text(
                "file",
                "relative to the chart's folder, or as given where it lies outside",
                of => of.File
            ),
            JsonField<BlameOrigin>.Text("path", "the key, such as backend.service.sessionAffinity", of => of.Path),
            JsonField<BlameOrigin>.Number("line", "from 1", 1, of => of.Line),
        ]
    );

    private static readonly JsonTable<BlameEntry> Row = new(
        "row",
        [
            JsonField<BlameEntry>.Number("line", "the rendered line, from 1", 1, of => of.Row.Line),
            JsonField<BlameEntry>.Text("path", "the node's path in its document", of => of.Row.Path),
            JsonField<BlameEntry>.Number("document", "the document in the rendered file", 0, of => of.Row.Document),
            JsonField<BlameEntry>.ObjectOrNull(
                "template",
                "the template line that wrote it; null where it is not known",
                Template,
                of => of.Template
            ),
            JsonField<BlameEntry>.ObjectOrNull(
                "values",
                "the values key that wrote it; null where it is the template's own text, or not known",
                Values,
                of => of.Values
            ),
            JsonField<BlameEntry>.Word(
                "confidence",
                "how sure that is",
                ["certain", "likely", "none"],
                of => (of.Row.Origin?.Confidence ?? Confidence.None).ToString().ToLowerInvariant()
            ),
        ]
    );

    /// <summary>What the schema is written from; the first is a row.</summary>
    internal static ImmutableArray<MappingShape> Shapes { get; } = [Row.Shape, Template.Shape, Values.Shape];

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
                    Row.Write(json, new BlameEntry(row, nameOf));
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

    private static int LineOf(YamlNode node) => (node.Key ?? node).Span.StartPosition.Line;
}
