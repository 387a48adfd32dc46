using System.Collections.Immutable;
using System.Text;
using KrakenLint.Comparing;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Ways;

namespace KrakenLint.Reporting.Sites;

/// <summary>Everything in one list, which the search goes through.</summary>
internal static class FrontPage
{
    public static string Of(
        ImmutableArray<Rule> rules,
        ImmutableArray<(string Symptom, ImmutableArray<Rule> Rules)> symptoms,
        ImmutableArray<Controller> controllers,
        ImmutableArray<ToldStory> stories,
        ImmutableArray<SiteCommand> commands
    )
    {
        var page = new StringBuilder(
            $"""
            <h1>What KrakenLint knows</h1>
            <p>{rules.Length} rules and {controllers.Length} controllers, about what breaks WebSockets, Redis and LiveKit on the way from the ingress to the pods. No network is used, and nothing is sent anywhere.</p>
            <p><input type="search" aria-label="Search" placeholder="a rule, an annotation, a symptom, an option" autocomplete="off" hidden></p>
            <p id="found" class="soft" role="status"></p>

            """
        );
        foreach (var area in rules.GroupBy(AreaOf))
            Append(page, area.Key, area.Select(rule => (RulePage.Link(rule), Words(rule))));
        Append(
            page,
            "Symptoms",
            symptoms.Select(row => (SiteHtml.Way($"symptoms.html#{row.Symptom}", row.Symptom), ""))
        );
        Append(page, "Controllers", controllers.Select(one => (SiteHtml.Way(SitePages.Of(one), one.Title), one.Name)));
        Append(page, "Moves", stories.Select(one => (SiteHtml.Way(SitePages.Of(one.Story), one.Story.Title), "")));
        Append(
            page,
            "Commands",
            commands.Select(command =>
                (
                    $"{SiteHtml.Way($"commands.html#{ReferencePage.Anchor(command)}", command.Usage)} {SiteHtml.Inline(command.Description)}",
                    string.Join(' ', command.Options.Select(option => option.Names))
                )
            )
        );
        Append(
            page,
            "Configuration",
            ConfigurationShapes.File.Keys.Select(key =>
                ($"{SiteHtml.Way($"configuration.html#{key.Name}", key.Name)} {SiteHtml.Inline(key.Summary)}", "")
            )
        );
        return page.ToString();
    }

    private static void Append(StringBuilder page, string title, IEnumerable<(string Html, string Words)> entries)
    {
        page.Append($"<section><h2>{MarkupText.Escape(title)}</h2>\n<ul class=\"entries\">\n");
        foreach (var (html, words) in entries)
            page.Append($"<li{(words.Length == 0 ? "" : $" data-words=\"{MarkupText.Escape(words)}\"")}>{html}</li>\n");
        page.Append("</ul></section>\n");
    }

    // The folder of the file: "rules/ingress/name.yaml".
    private static string AreaOf(Rule rule) =>
        rule.File.Path.Split('/') is [.., { Length: > 0 } folder, _]
            ? $"{char.ToUpperInvariant(folder[0])}{folder[1..]}"
            : "Rules";

    private static string Words(Rule rule) =>
        string.Join(' ', rule.Tags.Concat(rule.Help.Symptoms).Append(rule.Help.Why));
}
