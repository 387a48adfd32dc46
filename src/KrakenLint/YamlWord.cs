using System.Text.Encodings.Web;
using System.Text.Json;

namespace KrakenLint.Cli;

/// <summary>Writes texts as scalars of YAML that mean themselves.</summary>
internal static class YamlWord
{
    /// <summary>A text as it is where that is plain, else in double quotes, as in JSON.</summary>
    public static string Of(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/' or '.')
        && !IsWord(text)
            ? text
            : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    // What some reader of YAML takes for a bool or for nothing.
    private static bool IsWord(string text) =>
        text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n" or "null";
}
