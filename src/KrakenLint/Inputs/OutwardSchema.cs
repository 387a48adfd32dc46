using System.Text.Json;
using System.Text.RegularExpressions;
using KrakenLint.Findings;
using KrakenLint.Helm.Charts;

namespace KrakenLint.Cli;

/// <summary>Finds schemas of values that name other files or addresses, which helm would read or ask the network for.</summary>
internal static partial class OutwardSchema
{
    private const int DeepestNesting = 500;

    private static readonly string[] References = ["$ref", "$dynamicRef", "$recursiveRef"];

    /// <param name="folder">The chart's folder, as shown.</param>
    /// <returns>A note on the first one, or on a subchart that nobody can tell of; null where there is none.</returns>
    public static InputNote? Of(Chart chart, string folder) =>
        chart.AllSchemas.FirstOrDefault(file => LeadsOut(file.File.Bytes)) is { } schema
            ? new InputNote(
                "schema",
                schema.File.Path,
                "refers to something outside itself, which is not read: helm renders without checking the values against it",
                IsFailure: false
            )
        : chart.HasUnread
            ? new InputNote(
                "schema",
                folder,
                "holds a subchart that cannot be read, whose schema may refer to something outside itself: helm renders without checking the values",
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

    // Any other address of the same host helm would ask for.
    private static bool IsStandard(string text) => StandardPattern().IsMatch(text);

    [GeneratedRegex(
        @"^https?://json-schema\.org/(draft-0[467]/|draft/20(19-09|20-12)/)?schema#?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex StandardPattern();
}
