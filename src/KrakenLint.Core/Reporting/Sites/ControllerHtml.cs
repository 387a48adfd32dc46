using System.Collections.Immutable;
using System.Text;
using KrakenLint.Ways;

namespace KrakenLint.Reporting.Sites;

/// <summary>What is known of controllers, and what a move from one to another keeps.</summary>
internal static class ControllerHtml
{
    private static readonly string[] Shown = [WaySetting.Affinity, "idleTimeout", "requestTimeout", "upgrade"];

    public static string All(ImmutableArray<Controller> controllers) =>
        "<h1>Controllers</h1>\n<p>What holds where nobody says anything. Each page tells where a setting is said, and how it is written.</p>\n"
        + SiteHtml.Table(
            ["controller", .. Shown.Select(name => MarkupText.Escape(Find(name)?.Title ?? name))],
            controllers.Select(one =>
                (string[])
                    [
                        $"{SiteHtml.Way(SitePages.Of(one), one.Title)} {MarkupText.Escape(one.Version)}",
                        .. Shown.Select(name => MarkupText.Escape(DefaultOf(one, name))),
                    ]
            )
        );

    public static string One(Controller controller, ImmutableArray<Controller> all)
    {
        var page = new StringBuilder($"<h1>{MarkupText.Escape(controller.Title)}</h1>\n");
        page.Append(
            $"<p class=\"soft\">as of {MarkupText.Escape(controller.Version)}; {SiteHtml.Code(controller.Name)}</p>\n"
        );
        foreach (var note in controller.Notes)
            page.Append(SiteHtml.Prose(note));
        foreach (var facts in WaySetting.All.Select(controller.FactsOf).OfType<SettingFacts>())
            Append(page, facts);
        if (!controller.Ignores.IsEmpty)
            page.Append(
                $"<h2>What it does not read</h2>\n{SiteHtml.List(controller.Ignores.Select(one => $"{SiteHtml.Inline(one.Says)}; instead {SiteHtml.Inline(one.Instead)}"))}"
            );
        page.Append(Move(controller, all));
        page.Append(SiteHtml.Sources(controller.Links));
        return page.ToString();
    }

    private static void Append(StringBuilder page, SettingFacts facts)
    {
        page.Append($"<h2>{MarkupText.Escape(facts.Setting.Title)}</h2>\n");
        var ends = facts.CountsForUpgraded switch
        {
            true => ("WebSockets", "are ended by it as well"),
            false => ("WebSockets", "are not ended by it"),
            null => default,
        };
        page.Append(
            SiteHtml.Facts([
                ("default", MarkupText.Escape(facts.Default ?? "not known")),
                .. facts
                    .Sources.Select(source =>
                        (
                            "read from",
                            $"{MarkupText.Escape(source.Place.In)}: {SiteHtml.Code(source.Place.Name)}{Releases(source)}"
                        )
                    )
                    .Distinct(),
                .. facts.Writes.Select(write =>
                    (write.For.IsEmpty ? "write" : $"for {string.Join(", ", write.For)}", SiteHtml.Inline(write.Words))
                ),
                .. ends.Item1 is null ? [] : new[] { ends },
            ])
        );
        page.Append(SiteHtml.Prose(facts.Note));
        page.Append(SiteHtml.List(facts.Facts.Select(SiteHtml.Source)));
    }

    private static string Releases(SettingSource source) =>
        MarkupText.Escape(
            $"{(source.Since is { } since ? $", since {since}" : "")}{(source.Until is { } until ? $", until {until}" : "")}"
        );

    // What differs where nobody says anything is what a move loses without a word.
    private static string Move(Controller from, ImmutableArray<Controller> all) =>
        $"<h2>Moving away</h2>\n<p>What is in force without a word changes with the controller. {SiteHtml.Code($"krakenlint migrate --to NAME")} writes what has to be said, {SiteHtml.Code("krakenlint compare")} holds both against each other.</p>\n"
        + SiteHtml.Table(
            ["to", "changes by default"],
            all.Where(to => to != from)
                .Select(to => (to, changes: Changes(from, to)))
                .Select(pair =>
                    (string[])
                        [
                            SiteHtml.Way(SitePages.Of(pair.to), pair.to.Title),
                            pair.changes.Length == 0 ? "nothing" : MarkupText.Escape(string.Join("; ", pair.changes)),
                        ]
                )
        );

    private static string[] Changes(Controller from, Controller to) =>
        [
            .. WaySetting
                .All.Where(setting => !setting.IsOfCookie)
                .Select(setting => (setting, was: from.FactsOf(setting)?.Default, now: to.FactsOf(setting)?.Default))
                .Where(row => row.was is not null && row.now is not null && row.was != row.now)
                .Select(row => $"{row.setting.Title} {row.was} → {row.now}"),
        ];

    private static WaySetting? Find(string name) => WaySetting.All.FirstOrDefault(setting => setting.Name == name);

    private static string DefaultOf(Controller controller, string name) =>
        controller.Settings.GetValueOrDefault(name)?.Default ?? "not known";
}
