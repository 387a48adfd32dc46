namespace KrakenLint.Reporting.Sites;

/// <summary>What is around the text of every page: its head, the ways to the others, its foot.</summary>
internal sealed class SiteFrame(string version)
{
    private static readonly (string Path, string Title)[] Ways =
    [
        (Site.FirstPage, "Rules"),
        ("symptoms.html", "Symptoms"),
        ("controllers.html", "Controllers"),
        ("moves.html", "Moves"),
        ("commands.html", "Commands"),
        ("configuration.html", "Configuration"),
    ];

    /// <param name="path">Where the page stands; links lead from there.</param>
    /// <param name="body">HTML, in which <c>~/</c> at the beginning of a link stands for the site.</param>
    public SiteFile Page(string path, string title, string body)
    {
        var up = string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/')));
        var ways = Ways.Select(way =>
            $"<a href=\"{up}{way.Path}\"{(way.Path == path ? " aria-current=\"page\"" : "")}>{way.Title}</a>"
        );
        return new SiteFile(
            path,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            {Site.Mark}
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{MarkupText.Escape(title)} – KrakenLint</title>
            <link rel="stylesheet" href="{up}{SiteAssets.SheetPath}">
            </head>
            <body>
            <header><strong>KrakenLint</strong><nav>{string.Concat(ways)}</nav></header>
            <main>
            {body.Replace("\"~/", $"\"{up}", StringComparison.Ordinal)}
            </main>
            <footer>KrakenLint {MarkupText.Escape(version)}</footer>
            {(path == Site.FirstPage ? $"<script src=\"{SiteAssets.ScriptPath}\"></script>\n" : "")}</body>
            </html>

            """
        );
    }
}
