using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Rules.Files;
using KrakenLint.Runbooks;
using KrakenLint.Settings;
using KrakenLint.Ways;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>
/// Writes JSON Schemas (2020-12) from the tables of keys that the readers of definition files and the writers of reports use.
/// </summary>
public static class JsonSchema
{
    // Tables are made when somebody asks for their schema: the command line names all of them on every start.
    private sealed record Kind(
        string Name,
        string Title,
        Func<ImmutableArray<MappingShape>> Shapes,
        Func<ValueShape> Root
    );

    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("rule", "A rule of KrakenLint", () => RuleShapes.All, () => ValueShape.Of("rule")),
        new(
            "config",
            "The configuration of KrakenLint (.krakenlint.yaml)",
            () => RuleShapes.All,
            () => ValueShape.Of("config")
        ),
        new("controller", "A controller of KrakenLint", () => ControllerShapes.All, () => ValueShape.Of("controller")),
        new("runbook", "A part of KrakenLint's runbook", () => RunbookShapes.All, () => ValueShape.Of("runbook")),
        new(
            "report",
            "What krakenlint lint --format json writes",
            () => JsonFormat.Shapes,
            () => ValueShape.Of(JsonFormat.Shapes[0].Name)
        ),
        new(
            "blame",
            "What krakenlint blame --format json writes",
            () => BlameFormat.Shapes,
            () => ValueShape.ListOf(ValueShape.Of(BlameFormat.Shapes[0].Name))
        ),
    ];

    /// <summary>What there is a schema of.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(kind => kind.Name)];

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static void Write(string name, TextWriter output)
    {
        var kind = Kinds.First(kind => kind.Name == name);
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
                // A name, not an address: the project has none yet.
                json.WriteString("$id", $"urn:krakenlint:schema:{kind.Name}");
                json.WriteString("title", kind.Title);
                SchemaValue.Write(json, kind.Root());
                json.WriteStartObject("$defs");
                foreach (var shape in Reachable(kind))
                {
                    json.WritePropertyName(shape.Name);
                    Write(json, shape);
                }
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
    }

    // The shapes that the root leads to, in the order in which they are met.
    private static List<MappingShape> Reachable(Kind kind)
    {
        var found = new List<MappingShape>();
        var shapes = kind.Shapes();
        var open = new Queue<string>(References(kind.Root()));
        while (open.TryDequeue(out var next))
        {
            if (found.Exists(shape => shape.Name == next))
                continue;
            var shape = shapes.First(shape => shape.Name == next);
            found.Add(shape);
            foreach (var reference in shape.Keys.SelectMany(key => References(key.Value)))
                open.Enqueue(reference);
        }
        return found;
    }

    private static IEnumerable<string> References(ValueShape value) =>
        value switch
        {
            ValueShape.Ref reference => [reference.Shape],
            ValueShape.List list => References(list.Item),
            ValueShape.OneOrMany many => References(many.Item),
            ValueShape.Map map => References(map.Value),
            ValueShape.Either either => either.Choices.SelectMany(References),
            _ => [],
        };

    private static void Write(Utf8JsonWriter json, MappingShape shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in shape.Keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Summary);
            SchemaValue.Write(json, key.Value);
            if (!key.Examples.IsEmpty)
                SchemaValue.WriteTexts(json, "examples", key.Examples);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (!shape.IsOpen)
            json.WriteBoolean("additionalProperties", false);
        var required = shape.Keys.Where(key => key.IsRequired).Select(key => key.Name).ToArray();
        if (required.Length > 0)
            SchemaValue.WriteTexts(json, "required", required);
        if (shape.IsNeverEmpty || shape.IsOfOneKey)
            json.WriteNumber("minProperties", 1);
        if (shape.IsOfOneKey)
            json.WriteNumber("maxProperties", 1);
        WriteChoices(json, shape);
        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, MappingShape shape)
    {
        if (shape.NeedsOneOf.IsEmpty && shape.Excluding.IsEmpty)
            return;
        json.WriteStartArray("allOf");
        foreach (var keys in shape.NeedsOneOf)
        {
            json.WriteStartObject();
            json.WriteStartArray("anyOf");
            foreach (var key in keys)
                WriteRequired(json, key);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        foreach (var (one, other) in shape.Excluding)
        {
            json.WriteStartObject();
            json.WritePropertyName("not");
            WriteRequired(json, one, other);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRequired(Utf8JsonWriter json, params string[] keys)
    {
        json.WriteStartObject();
        SchemaValue.WriteTexts(json, "required", keys);
        json.WriteEndObject();
    }
}
