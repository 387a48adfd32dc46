using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Html;

/// <summary>The beginning of every page: what it is called, how it looks, and that nothing but our own script is run.</summary>
internal static class HtmlHead
{
    /// <param name="sheet">Styles beside those of every page.</param>
    /// <param name="script">Empty where nothing is run.</param>
    // All text from input is escaped; should some come through nevertheless, the policy keeps it from being run.
    public static void Write(string title, TextWriter output, string sheet = "", string script = "")
    {
        var style = $"\n{HtmlStyle.Sheet}\n{sheet}\n".ReplaceLineEndings("\n");
        var run = script.Length == 0 ? "" : $"\n{script}\n".ReplaceLineEndings("\n");
        var scripts = run.Length == 0 ? "" : $"; script-src '{Hash(run)}'";
        output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(style)}'{scripts}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>KrakenLint: {title}</title>
            <style>{style}</style>

            """.ReplaceLineEndings("\n")
        );
        if (run.Length > 0)
            output.Write($"<script type=\"module\">{run}</script>\n");
        output.Write("</head>\n<body>\n");
    }

    // https://www.w3.org/TR/CSP3/#grammardef-hash-source
    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(Sha2.Of256(Encoding.UTF8.GetBytes(text)))}";
}
