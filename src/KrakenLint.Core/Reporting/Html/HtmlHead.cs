namespace KrakenLint.Reporting.Html;

/// <summary>The beginning of every page: what it is called, how it looks, and that nothing in it is run.</summary>
internal static class HtmlHead
{
    // All text from input is escaped; should some come through nevertheless, the policy keeps it from being run.
    public static void Write(string title, TextWriter output) =>
        output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>KrakenLint: {title}</title>
            <style>
            {HtmlStyle.Sheet}
            </style>
            </head>
            <body>

            """
        );
}
