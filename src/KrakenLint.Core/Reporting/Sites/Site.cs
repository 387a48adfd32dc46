using System.Collections.Immutable;
using KrakenLint.Comparing;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Rules;
using KrakenLint.Ways;

namespace KrakenLint.Reporting.Sites;

/// <summary>One file of a site.</summary>
/// <param name="Path">Relative to the site, with slashes.</param>
public sealed record SiteFile(string Path, string Text);

/// <summary>A command as its help has it.</summary>
/// <param name="Usage">Such as <c>explain &lt;rule&gt;</c>.</param>
/// <param name="Options">Names and aliases, and what each does.</param>
public sealed record SiteCommand(
    string Usage,
    string Description,
    ImmutableArray<(string Name, string Description)> Arguments,
    ImmutableArray<(string Names, string Description)> Options
);

/// <summary>
/// Everything that is known, as pages for a browser: rules, symptoms, controllers, moves between them, commands and the configuration. They need no
/// server and load nothing from elsewhere; the search is a script over the first page.
/// </summary>
public static class Site
{
    /// <summary>The first page; a folder that holds it with this mark in it is a site that may be written anew.</summary>
    public const string FirstPage = "index.html";

    public const string Mark = "<meta name=\"generator\" content=\"KrakenLint\">";

    public static ImmutableArray<SiteFile> Write(
        ImmutableArray<Rule> rules,
        ImmutableArray<Controller> controllers,
        ImmutableArray<ToldStory> stories,
        ImmutableArray<SiteCommand> commands,
        string version
    )
    {
        var symptoms = rules
            .SelectMany(rule => rule.Help.Symptoms.Select(symptom => (symptom, rule)))
            .GroupBy(pair => pair.symptom, pair => pair.rule)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Rules: group.ToImmutableArray()))
            .ToImmutableArray();
        var frame = new SiteFrame(version);
        return
        [
            new(SiteAssets.SheetPath, SiteAssets.Sheet),
            new(SiteAssets.ScriptPath, SiteAssets.Script),
            frame.Page(FirstPage, "Rules", FrontPage.Of(rules, symptoms, controllers, stories, commands)),
            frame.Page("symptoms.html", "Symptoms", SymptomPage.Of(symptoms)),
            frame.Page("controllers.html", "Controllers", ControllerHtml.All(controllers)),
            frame.Page("moves.html", "Moves", StoryPage.All(stories)),
            frame.Page("commands.html", "Commands", ReferencePage.Commands(commands)),
            frame.Page("configuration.html", "Configuration", ReferencePage.Configuration()),
            .. rules.Select(rule => frame.Page(SitePages.Of(rule), $"{rule.Id} {rule.Name}", RulePage.Of(rule, rules))),
            .. controllers.Select(one =>
                frame.Page(SitePages.Of(one), one.Title, ControllerHtml.One(one, controllers))
            ),
            .. stories.Select(one => frame.Page(SitePages.Of(one.Story), one.Story.Title, StoryPage.Of(one))),
            .. JsonSchema.Names.Select(name => new SiteFile(SitePages.OfSchema(name), SchemaText(name))),
        ];
    }

    private static string SchemaText(string name)
    {
        var text = new StringWriter();
        JsonSchema.Write(name, text);
        return text.ToString();
    }
}
