using System.Text.Json;
using KrakenLint.Findings;
using KrakenLint.Helm;

namespace KrakenLint.Cli;

/// <summary>Finds schemas of values that name other files or addresses, which helm would read or ask the network for.</summary>
internal static class OutwardSchema
{
    private const int DeepestNesting = 500;

    private static readonly string[] References = ["$ref", "$dynamicRef", "$recursiveRef"];

    /// <returns>A note on the first one; null where there is none.</returns>
    public static InputNote? Of(Chart chart) =>
        chart.AllSchemas.FirstOrDefault(file => LeadsOut(file.File.Bytes)) is { } schema
            ? new InputNote(
                "schema",
                schema.File.Path,
                "refers to something outside itself, which is not read: helm renders without checking the values against it",
                IsFailure: false
            )
            : null;

    private static bool LeadsOut(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json.StartsWith("\uFEFF"u8) ? json[3..] : json,
            new JsonReaderOptions
            {
                MaxDepth = DeepestNesting,
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            }
        );
        var key = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && LeadsOut(key, reader.GetString() ?? ""))
                    return true;
                key = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() ?? "" : "";
            }
            return false;
        }
        // What we cannot read, helm might.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    private static bool LeadsOut(string key, string text) =>
        References.Contains(key) ? !text.StartsWith('#') : key == "$schema" && !IsStandard(text);

    private static bool IsStandard(string text) =>
        text.StartsWith("http://json-schema.org/", StringComparison.Ordinal)
        || text.StartsWith("https://json-schema.org/", StringComparison.Ordinal);
}
