using System.Text;

namespace KrakenLint.Reporting;

/// <summary>Text from input for HTML and XML: first escaped as for a terminal, so that no control character is left.</summary>
internal static class MarkupText
{
    /// <summary>What XML 1.0 has no way to write (section 2.2, Char) becomes an escape such as <c>\ufffe</c>.</summary>
    // Control characters and unpaired surrogates are gone by then: two code points are left.
    public static string Legal(string text) =>
        TerminalText
            .Escape(text)
            .Replace("\ufffe", @"\ufffe", StringComparison.Ordinal)
            .Replace("\uffff", @"\uffff", StringComparison.Ordinal);

    /// <summary>For the content of an element or an attribute in quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in Legal(text))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(character),
            };
        }
        return escaped.ToString();
    }
}
