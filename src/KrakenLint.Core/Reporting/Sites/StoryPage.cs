using System.Collections.Immutable;
using System.Text;
using KrakenLint.Comparing;
using KrakenLint.Reporting.Comparisons;

namespace KrakenLint.Reporting.Sites;

/// <summary>A move to another controller: what it lost, and how everything is said there.</summary>
internal static class StoryPage
{
    public static string All(ImmutableArray<ToldStory> stories) =>
        "<h1>Moves</h1>\n<p>What was lost on the way to another controller, and how it is said there. The comparisons and plans are what the program says of the manifests on these pages.</p>\n"
        + SiteHtml.List(stories.Select(one => SiteHtml.Way(SitePages.Of(one.Story), one.Story.Title)));

    public static string Of(ToldStory told)
    {
        var (story, lost, plan, kept) = told;
        var page = new StringBuilder($"<h1>{MarkupText.Escape(story.Title)}</h1>\n");
        page.Append(SiteHtml.Prose(story.Text));
        page.Append($"<h2>Before</h2>\n{SiteHtml.Pre(story.Before)}");
        page.Append($"<h2>What it was turned into</h2>\n{SiteHtml.Pre(story.Converted)}");
        page.Append($"<h2>What that lost</h2>\n{SiteHtml.Pre("krakenlint compare before.yaml after.yaml")}");
        page.Append(Table(lost));
        page.Append(
            $"<h2>How everything is said for {SiteHtml.Way(SitePages.Of(plan.To), plan.To.Title)}</h2>\n{SiteHtml.Pre($"krakenlint migrate before.yaml --to {plan.To.Name} --write DIR")}"
        );
        page.Append(string.Concat(plan.Routes.Select(Plan)));
        foreach (var file in plan.Files)
            page.Append($"<h3>{MarkupText.Escape(file.Name)}</h3>\n{SiteHtml.Pre(file.Text)}");
        foreach (var text in plan.ByHand)
            page.Append($"<h3>By hand</h3>\n{SiteHtml.Pre(text)}");
        // Files alone are no side of a comparison where a part of it is said elsewhere.
        if (!plan.Files.IsEmpty && plan.ByHand.IsEmpty)
            page.Append($"<h2>What that keeps</h2>\n{Table(kept)}");
        page.Append($"<h2>What is to be learnt</h2>\n{SiteHtml.Prose(story.Lesson)}");
        return page.ToString();
    }

    private static string Plan(MovedRoute route) =>
        SiteHtml.Table(
            ["setting", "now", "", "how"],
            route.Settings.Select(setting =>
                (string[])
                    [
                        MarkupText.Escape(setting.Title),
                        MarkupText.Escape(setting.Old ?? ""),
                        setting.Fate == Fate.NotNeeded ? "not needed" : setting.Fate.ToString().ToLowerInvariant(),
                        SiteHtml.Inline(setting.Words) + (setting.Yaml.Length > 0 ? SiteHtml.Pre(setting.Yaml) : ""),
                    ]
            )
        );

    private static string Table(Comparison comparison) =>
        string.Concat(comparison.Ways.Select(Table))
        + $"<p class=\"soft\">{MarkupText.Escape(CompareFormats.Closing(comparison))}</p>\n";

    private static string Table(WayChange way) =>
        $"<p><b>{MarkupText.Escape($"{way.Host}{way.Path}")}</b>: {MarkupText.Escape($"{way.Old ?? "nothing"} → {way.New ?? "nothing"}")}</p>\n"
        + SiteHtml.Table(
            ["setting", "", "before", "after"],
            way.Settings.Select(change =>
                (string[])
                    [
                        MarkupText.Escape(change.Title),
                        change.Verdict.Word(),
                        MarkupText.Escape(CompareFormats.ShownValue(change.Old)),
                        MarkupText.Escape(CompareFormats.ShownValue(change.New))
                            + (
                                change.Remedy is { } remedy
                                    ? $"<br><span class=\"soft\">set {SiteHtml.Inline(remedy)}</span>"
                                    : ""
                            ),
                    ]
            )
        );
}
