using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>The rows of one rendered file.</summary>
/// <param name="Name">Null where it is the only one.</param>
public sealed record BlamedFile(string? Name, ImmutableArray<BlameRow> Rows);

/// <summary>Rendered lines with the template line and the values key that wrote each.</summary>
/// <param name="nameOf">What a file of the chart, or a values file, is called.</param>
public sealed class BlameFormat(Func<SourceFile, string> nameOf)
{
    /// <summary>A row with what its files are called.</summary>
    private sealed record BlameEntry(string? File, BlameRow Row, Func<SourceFile, string> NameOf)
    {
        public BlameOrigin? Template =>
            Row.Origin is { Place: var place } ? new BlameOrigin(NameOf(place.File), "", place.Line) : null;

        public BlameOrigin? Values =>
            Row.Values is { } node ? new BlameOrigin(NameOf(node.Tree.File), ShownPath.Of(node), LineOf(node)) : null;
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
            JsonField<BlameEntry>.TextOrNull(
                "rendered",
                "the rendered file, where a folder of them was given; null where there is one",
                of => of.File
            ),
        ]
    );

    /// <summary>What the schema is written from; the first is a row.</summary>
    internal static ImmutableArray<MappingShape> Shapes { get; } = [Row.Shape, Template.Shape, Values.Shape];

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

    /// <summary>One array with an object a row, file by file.</summary>
    public void WriteJson(ImmutableArray<BlamedFile> files, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var (name, row) in files.SelectMany(file => file.Rows.Select(row => (file.Name, row))))
                    Row.Write(json, new BlameEntry(name, row, nameOf));
                json.WriteEndArray();
            }
        );

    private string TemplateOf(BlameRow row) =>
        row.Origin is { } origin ? TerminalText.Escape($"{nameOf(origin.Place.File)}:{origin.Place.Line}") : "";

    private string ValuesOf(BlameRow row) =>
        row.Values is { } node
            ? TerminalText.Escape($"{nameOf(node.Tree.File)}:{LineOf(node)} {ShownPath.Of(node)}")
            : "";

    private static string DoubtOf(BlameRow row) => row.Origin is { Confidence: Confidence.Likely } ? " (likely)" : "";

    private static int LineOf(YamlNode node) => (node.Key ?? node).Span.StartPosition.Line;
}
