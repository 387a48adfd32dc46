using System.Text.Json;
using KrakenLint.Reporting.Sites;
using KrakenLint.Rules;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>A rule as SARIF's metadata, with the properties that code scanning reads.</summary>
internal static class SarifRule
{
    private const int MostTags = 20;
    private const int LongestDescription = 1024;
    private const int LongestName = 255;

    /// <param name="site">Where the rule has a page; null for its first source.</param>
    public static ReportingDescriptor For(Rule rule, Uri? site = null) =>
        new(
            id: rule.Id,
            deprecatedIds: null,
            guid: null,
            deprecatedGuids: null,
            name: Short(PascalCase(rule.Name), LongestName),
            deprecatedNames: null,
            shortDescription: Description(rule.Summary),
            fullDescription: Description(rule.Help.Why.Length == 0 ? rule.Summary : rule.Help.Why),
            messageStrings: null,
            defaultConfiguration: new ReportingConfiguration { Level = SarifReport.Level(rule.HighestSeverity) },
            helpUri: site is null ? rule.Help.Links.FirstOrDefault() : new Uri(site, SitePages.Of(rule)),
            help: new MultiformatMessageString { Text = SarifHelp.Text(rule), Markdown = SarifHelp.Markdown(rule) },
            relationships: null,
            properties: new Dictionary<string, SerializedPropertyInfo>(StringComparer.Ordinal)
            {
                ["precision"] = Property("high"),
                ["problem.severity"] = Property(ProblemSeverity(rule.HighestSeverity)),
                ["tags"] = new($"[{string.Join(',', rule.Tags.Distinct().Take(MostTags).Select(Json))}]", false),
            }
        );

    private static MultiformatMessageString Description(string text) =>
        new() { Text = Short(text, LongestDescription) };

    private static string Short(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = longest - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    // SARIF's validator asks for one Pascal-case word; the help text gives the name as people type it.
    private static string PascalCase(string name) =>
        string.Concat(
            name.Split('-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );

    private static string ProblemSeverity(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "recommendation",
        };

    private static SerializedPropertyInfo Property(string text) => new(Json(text), isString: true);

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
