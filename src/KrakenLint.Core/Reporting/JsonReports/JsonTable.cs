using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Settings;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>
/// The properties of one kind of JSON object, all of which are always there. Objects and their schema are written from
/// the same rows, so that the two cannot come apart.
/// </summary>
/// <param name="Name">What the schema calls it.</param>
internal sealed record JsonTable<T>(string Name, ImmutableArray<JsonField<T>> Fields)
{
    /// <summary>For the schema; later versions may add properties.</summary>
    public MappingShape Shape =>
        new(Name, Name, [.. Fields.Select(row => new ShapeKey(row.Name, row.Summary, row.Value, IsRequired: true))])
        {
            IsOpen = true,
        };

    public void Write(Utf8JsonWriter json, T item)
    {
        json.WriteStartObject();
        foreach (var row in Fields)
        {
            json.WritePropertyName(row.Name);
            row.Write(json, item);
        }
        json.WriteEndObject();
    }
}
