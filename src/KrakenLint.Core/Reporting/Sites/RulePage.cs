using System.Collections.Immutable;
using System.Text;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Reporting.Sites;

/// <summary>A rule: what it wants and why, how that shows, what to do, and its file.</summary>
internal static class RulePage
{
    public static string Of(Rule rule, ImmutableArray<Rule> all)
    {
        var help = rule.Help;
        var page = new StringBuilder($"<h1>{MarkupText.Escape(rule.Id)} {MarkupText.Escape(rule.Name)}</h1>\n");
        page.Append(SiteHtml.Prose($"{rule.Summary}."));
        page.Append(SiteHtml.Facts(Facts(rule)));
        Section(page, "Why", SiteHtml.Prose(help.Why));
        Section(page, "Diagnose", Command(help.Diagnose));
        Section(page, "Remedy", SiteHtml.Prose(help.Remedy));
        Section(page, "Verify", Command(help.Verify));
        foreach (var example in rule.Examples.Where(example => example.IsBad))
            Append(page, "Bad", example);
        foreach (var example in rule.Examples.Where(example => !example.IsBad))
            Append(page, "Good", example);
        var near = rule.YieldsTo.Select(id => all.FirstOrDefault(other => other.Id == id)).OfType<Rule>();
        Section(page, "Says nothing where these do", SiteHtml.List(near.Select(Link)));
        page.Append(SiteHtml.Sources(help.Links.Select(link => link.OriginalString)));
        page.Append(
            $"<details><summary>The rule</summary>\n{SiteHtml.Pre(Encoding.UTF8.GetString(rule.File.Bytes))}</details>\n"
        );
        return page.ToString();
    }

    /// <summary>A rule in a list.</summary>
    public static string Link(Rule rule) =>
        $"<b>{SiteHtml.Way(SitePages.Of(rule), rule.Id)}</b> {MarkupText.Escape(rule.Name)}: {SiteHtml.Inline(rule.Summary)}";

    private static IEnumerable<(string, string)> Facts(Rule rule)
    {
        foreach (var profile in LintSettings.Profiles)
            yield return ($"in profile {profile}", rule.SeverityIn(profile).ToString().ToLowerInvariant());
        if (FixLine.Words(rule) is { Length: > 0 } fix)
            yield return (
                "fix",
                $"{fix}: {SiteHtml.Code($"krakenlint lint --fix{(rule.HasSafeFix ? "" : " --unsafe-fixes")}")}"
            );
        if (!rule.Help.Symptoms.IsEmpty)
            yield return (
                "symptoms",
                string.Join(", ", rule.Help.Symptoms.Select(word => SiteHtml.Way($"symptoms.html#{word}", word)))
            );
        if (!rule.Tags.IsEmpty)
            yield return ("tags", MarkupText.Escape(string.Join(", ", rule.Tags)));
        yield return ("accept one", SiteHtml.Code($"# krakenlint: ignore[{rule.Id}] why"));
    }

    private static string Command(string? text) => string.IsNullOrWhiteSpace(text) ? "" : SiteHtml.Pre(text);

    private static void Section(StringBuilder page, string title, string html)
    {
        if (html.Length > 0)
            page.Append($"<h2>{title}</h2>\n{html}");
    }

    private static void Append(StringBuilder page, string title, RuleExample example)
    {
        page.Append($"<h2>{title}: {MarkupText.Escape(example.Title)}</h2>\n");
        foreach (var file in example.Files)
        {
            if (example.Files.Length > 1)
                page.Append($"<h3>{MarkupText.Escape(file.Name)}</h3>\n");
            page.Append(SiteHtml.Pre(file.Text));
        }
        if (example.Fixed is { } mended)
            page.Append($"<h3>after the fix</h3>\n{SiteHtml.Pre(mended)}");
    }
}
