using System.Globalization;
using System.Text;
using KrakenLint.Conditions;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Fixes;

/// <summary>Writes scalars: with the quotes that were there, else with quotes where Kubernetes would not read a string.</summary>
internal static class ScalarWriter
{
    // Indicators that may not begin a plain scalar, or might be read as something else (YAML 1.2.2, section 7.3.3).
    private const string FirstIndicators = "-?:,[]{}#&*!|>'\"%@`=<";

    /// <param name="was">How the scalar was written before; plain where there was none.</param>
    public static string Write(ScalarValue value, YamlStyle was, bool isInFlow, bool isJson)
    {
        if (value.Type != YamlType.String)
            return value.Text;
        if (isJson)
            return Double(value.Text);
        var needsEscapes = value.Text.Any(NeedsEscape);
        return was switch
        {
            YamlStyle.DoubleQuoted => Double(value.Text),
            YamlStyle.SingleQuoted when !needsEscapes => $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'",
            _ when !needsEscapes && CanBePlain(value.Text, isInFlow) => value.Text,
            _ => Double(value.Text),
        };
    }

    /// <summary>True where quotes around a text would be somebody's choice.</summary>
    public static bool CanBePlain(string text, bool isInFlow) =>
        text.Length > 0
        && !FirstIndicators.Contains(text[0], StringComparison.Ordinal)
        && text[0] != ' '
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && text != "..."
        && !(isInFlow && text.AsSpan().ContainsAny(",[]{}"))
        && KubernetesScalar.TypeOfPlain(text) == YamlType.String;

    private static string Double(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                quoted.Append('\\').Append(character);
            else if (character == '\n')
                quoted.Append("\\n");
            else if (character == '\t')
                quoted.Append("\\t");
            else if (NeedsEscape(character))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                quoted.Append(character);
        }
        return quoted.Append('"').ToString();
    }

    private static bool NeedsEscape(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF';
}
