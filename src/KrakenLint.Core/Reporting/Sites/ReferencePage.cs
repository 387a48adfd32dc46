using System.Collections.Immutable;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Settings;

namespace KrakenLint.Reporting.Sites;

/// <summary>Commands and their options, and the keys of the configuration.</summary>
internal static class ReferencePage
{
    public static string Commands(ImmutableArray<SiteCommand> commands) =>
        "<h1>Commands</h1>\n<p>Exit codes: 0 clean, 1 findings at or above <code>--fail-on</code>, 2 wrong usage, 3 some input could not be analysed, 4 a bug, 130 interrupted.</p>\n"
        + string.Concat(commands.Select(Of));

    public static string Anchor(SiteCommand command) => command.Usage.Split(" <")[0].Replace(' ', '-');

    public static string Configuration() =>
        $"<h1>Configuration</h1>\n<p>{SiteHtml.Code(".krakenlint.yaml")}, found in the current folder or a parent up to the repository's root; {SiteHtml.Code("krakenlint init")} writes one, {SiteHtml.Code("krakenlint schema config")} prints its JSON Schema.</p>\n<p>JSON Schemas for editors and checks of your own: {string.Join(", ", JsonSchema.Names.Select(name => SiteHtml.Way(SitePages.OfSchema(name), name)))}.</p>\n"
        + string.Concat(ConfigurationShapes.All.Where(shape => shape != ConfigurationShapes.Example).Select(Of));

    private static string Of(SiteCommand command) =>
        $"<h2 id=\"{Anchor(command)}\">krakenlint {MarkupText.Escape(command.Usage)}</h2>\n{SiteHtml.Prose($"{command.Description}.")}"
        + SiteHtml.Facts(
            command.Arguments.Concat(command.Options).Select(row => (row.Item1, SiteHtml.Inline(row.Item2)))
        );

    private static string Of(MappingShape shape)
    {
        var isFile = shape == ConfigurationShapes.File;
        return $"<h2{(isFile ? "" : $" id=\"of-{shape.Name}\"")}>{(isFile ? "The file" : MarkupText.Escape(shape.What))}</h2>\n<dl>\n"
            + string.Concat(
                shape.Keys.Select(key =>
                    $"<dt{(isFile ? $" id=\"{key.Name}\"" : "")}><b>{SiteHtml.Code(key.Name)}</b> <span class=\"soft\">{Kind(key.Value)}{(key.IsRequired ? ", required" : "")}</span></dt>\n<dd>{SiteHtml.Inline(key.Summary)}{Examples(key)}</dd>\n"
                )
            )
            + "</dl>\n";
    }

    private static string Examples(ShapeKey key) =>
        key.Examples.IsEmpty ? "" : $"; such as {string.Join(", ", key.Examples.Select(SiteHtml.Code))}";

    private static string Kind(ValueShape shape) =>
        shape switch
        {
            ValueShape.Word word => string.Join(", ", word.Words.Select(SiteHtml.Code)) + (word.IsOpen ? ", …" : ""),
            ValueShape.Flag => "true or false",
            ValueShape.Whole => "a number",
            ValueShape.Scalar => "a scalar",
            ValueShape.Text text => MarkupText.Escape(text.Expected),
            ValueShape.OneOrMany many => $"{Kind(many.Item)}, or a list",
            ValueShape.List list => $"a list of: {Kind(list.Item)}",
            ValueShape.Map map => $"by name: {Kind(map.Value)}",
            ValueShape.Either either => string.Join(", or ", either.Choices.Select(Kind)),
            ValueShape.Ref other when ConfigurationShapes.All.Any(known => known.Name == other.Shape) => SiteHtml.Way(
                $"configuration.html#of-{other.Shape}",
                other.Shape
            ),
            ValueShape.Ref other => MarkupText.Escape(other.Shape),
            _ => "anything",
        };
}
