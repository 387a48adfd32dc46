using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Settings;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>A property of a JSON object: how it is written, and what the schema says of it.</summary>
/// <param name="Summary">One line for people.</param>
/// <param name="Write">Writes the value; the name is already there.</param>
internal sealed record JsonField<T>(string Name, string Summary, ValueShape Value, Action<Utf8JsonWriter, T> Write)
{
    public static JsonField<T> Text(string name, string summary, Func<T, string> get) =>
        new(name, summary, ValueShape.AnyText, (json, item) => json.WriteStringValue(get(item)));

    public static JsonField<T> Word(string name, string summary, string[] words, Func<T, string> get) =>
        new(name, summary, ValueShape.OneOf(words), (json, item) => json.WriteStringValue(get(item)));

    public static JsonField<T> TextOrNull(string name, string summary, Func<T, string?> get) =>
        new(name, summary, OrNull(ValueShape.AnyText), (json, item) => json.WriteStringValue(get(item)));

    public static JsonField<T> Number(string name, string summary, int atLeast, Func<T, int> get) =>
        new(name, summary, new ValueShape.Whole(atLeast, null), (json, item) => json.WriteNumberValue(get(item)));

    public static JsonField<T> NumberOrNull(string name, string summary, int atLeast, Func<T, int?> get) =>
        new(
            name,
            summary,
            OrNull(new ValueShape.Whole(atLeast, null)),
            (json, item) =>
            {
                if (get(item) is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteNullValue();
            }
        );

    public static JsonField<T> Flag(string name, string summary, Func<T, bool> get) =>
        new(name, summary, new ValueShape.Flag(), (json, item) => json.WriteBooleanValue(get(item)));

    public static JsonField<T> Texts(string name, string summary, Func<T, IEnumerable<string>> get) =>
        new(
            name,
            summary,
            ValueShape.ListOf(ValueShape.AnyText),
            (json, item) =>
            {
                json.WriteStartArray();
                foreach (var text in get(item))
                    json.WriteStringValue(text);
                json.WriteEndArray();
            }
        );

    public static JsonField<T> Object<TInner>(
        string name,
        string summary,
        JsonTable<TInner> table,
        Func<T, TInner> get
    ) => new(name, summary, ValueShape.Of(table.Name), (json, item) => table.Write(json, get(item)));

    public static JsonField<T> ObjectOrNull<TInner>(
        string name,
        string summary,
        JsonTable<TInner> table,
        Func<T, TInner?> get
    )
        where TInner : class =>
        new(
            name,
            summary,
            OrNull(ValueShape.Of(table.Name)),
            (json, item) =>
            {
                if (get(item) is { } inner)
                    table.Write(json, inner);
                else
                    json.WriteNullValue();
            }
        );

    public static JsonField<T> List<TInner>(
        string name,
        string summary,
        JsonTable<TInner> table,
        Func<T, ImmutableArray<TInner>> get
    ) =>
        new(
            name,
            summary,
            ValueShape.ListOf(ValueShape.Of(table.Name)),
            (json, item) =>
            {
                json.WriteStartArray();
                foreach (var inner in get(item))
                    table.Write(json, inner);
                json.WriteEndArray();
            }
        );

    private static ValueShape OrNull(ValueShape value) => new ValueShape.Either([value, new ValueShape.Nothing()]);
}
