using System.Text.Json;
using KrakenLint.Settings;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>Writes what a value may be, into an object of a JSON Schema that is already open.</summary>
internal static class SchemaValue
{
    public static void Write(Utf8JsonWriter json, ValueShape value)
    {
        switch (value)
        {
            case ValueShape.Text text:
                json.WriteString("type", "string");
                if (text.Pattern is { } pattern)
                    json.WriteString("pattern", pattern);
                break;
            case ValueShape.Word { IsOpen: false } word:
                WriteTexts(json, "enum", word.Words);
                break;
            case ValueShape.Word word:
                WriteEither(json, new ValueShape.Word(word.Words, IsOpen: false), ValueShape.AnyText);
                break;
            case ValueShape.Flag:
                json.WriteString("type", "boolean");
                break;
            case ValueShape.Nothing:
                json.WriteString("type", "null");
                break;
            case ValueShape.Whole whole:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", whole.AtLeast);
                if (whole.AtMost is { } most)
                    json.WriteNumber("maximum", most);
                break;
            case ValueShape.Scalar:
                WriteTexts(json, "type", ["string", "number", "boolean"]);
                break;
            case ValueShape.Ref reference:
                json.WriteString("$ref", $"#/$defs/{reference.Shape}");
                break;
            case ValueShape.List list:
                json.WriteString("type", "array");
                WriteInner(json, "items", list.Item);
                if (!list.MayBeEmpty)
                    json.WriteNumber("minItems", 1);
                break;
            case ValueShape.OneOrMany many:
                WriteEither(json, many.Item, ValueShape.ListOf(many.Item));
                break;
            case ValueShape.Map map:
                WriteMap(json, map);
                break;
            case ValueShape.Either either:
                WriteEither(json, [.. either.Choices]);
                break;
            case ValueShape.Anything:
                break;
            default:
                throw new InvalidOperationException($"no schema for {value}");
        }
    }

    public static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, ValueShape.Map map)
    {
        json.WriteString("type", "object");
        if (map.Keys.IsEmpty)
        {
            WriteInner(json, "additionalProperties", map.Value);
            return;
        }
        json.WriteStartObject("properties");
        foreach (var key in map.Keys)
            WriteInner(json, key, map.Value);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void WriteEither(Utf8JsonWriter json, params ValueShape[] choices)
    {
        json.WriteStartArray("anyOf");
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            Write(json, choice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteInner(Utf8JsonWriter json, string key, ValueShape value)
    {
        json.WriteStartObject(key);
        Write(json, value);
        json.WriteEndObject();
    }
}
