using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KrakenLint.Rendering;

namespace KrakenLint.Helm.Merging;

/// <summary>JSON as Go reads it into values: every number is a float.</summary>
internal static class JsonValues
{
    /// <param name="text">A value, and whatever comes after it.</param>
    /// <returns>The value, and what comes after it; null where the text begins with none.</returns>
    public static (Datum Value, string After)? First(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: true, default);
            using var document = JsonDocument.ParseValue(ref reader);
            return (Of(document.RootElement), Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Datum Of(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new MapDatum();
                foreach (var property in value.EnumerateObject())
                    map.Set(property.Name, Of(property.Value));
                return map;
            case JsonValueKind.Array:
                return new ListDatum([.. value.EnumerateArray().Select(Of)]);
            case JsonValueKind.String:
                return TextDatum.Of(value.GetString() ?? "");
            case JsonValueKind.Number:
                return new FloatDatum(value.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return new BoolDatum(value.GetBoolean());
            default:
                return NilDatum.Instance;
        }
    }
}
