using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Reporting;

/// <summary>All rules in one list, as text, JSON or Markdown.</summary>
public static class Catalogue
{
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown"];

    public static void Write(ImmutableArray<Rule> rules, string format, TextWriter output)
    {
        switch (format)
        {
            case "json":
                WriteJson(rules, output);
                break;
            case "markdown":
                WriteMarkdown(rules, output);
                break;
            default:
                WriteText(rules, output);
                break;
        }
    }

    // "safe, unsafe"
    private const int FixWidth = 12;

    private static string Word(Rule rule, string profile) => rule.SeverityIn(profile).ToString().ToLowerInvariant();

    private static void WriteText(ImmutableArray<Rule> rules, TextWriter output)
    {
        var idWidth = rules.Max(rule => rule.Id.Length);
        var nameWidth = rules.Max(rule => rule.Name.Length);
        output.Write(
            $"{"ID".PadRight(idWidth)}  {"NAME".PadRight(nameWidth)}  {string.Join("  ", LintSettings.Profiles.Select(profile => profile.ToUpperInvariant().PadRight(7)))}  {"FIX".PadRight(FixWidth)}  SUMMARY\n"
        );
        foreach (var rule in rules)
        {
            var severities = string.Join(
                "  ",
                LintSettings.Profiles.Select(profile => Word(rule, profile).PadRight(7))
            );
            output.Write(
                $"{rule.Id.PadRight(idWidth)}  {rule.Name.PadRight(nameWidth)}  {severities}  {FixLine.Words(rule).PadRight(FixWidth)}  {rule.Summary}\n"
            );
        }
    }

    private static void WriteMarkdown(ImmutableArray<Rule> rules, TextWriter output)
    {
        output.Write("# Rules\n\n");
        output.Write(
            "Written by `krakenlint rules --format markdown`; every rule is one file in this folder. `krakenlint explain RULE` shows the whole of one.\n\n"
        );
        output.Write(
            $"| id | name | {string.Join(" | ", LintSettings.Profiles)} | fix | what must hold |\n|---|---|{string.Concat(LintSettings.Profiles.Select(_ => "---|"))}---|---|\n"
        );
        foreach (var rule in rules)
        {
            var file = rule.File.Path.StartsWith("rules/", StringComparison.Ordinal)
                ? rule.File.Path["rules/".Length..]
                : rule.File.Path;
            output.Write(
                $"| {rule.Id} | [{rule.Name}]({file}) | {string.Join(" | ", LintSettings.Profiles.Select(profile => Word(rule, profile)))} | {FixLine.Words(rule)} | {rule.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        }
    }

    private static void WriteJson(ImmutableArray<Rule> rules, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var rule in rules)
                WriteJson(rule, json);
            json.WriteEndArray();
        }
        output.Write($"{Encoding.UTF8.GetString(stream.ToArray())}\n");
    }

    private static void WriteJson(Rule rule, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("summary", rule.Summary);
        json.WriteStartObject("severity");
        foreach (var profile in LintSettings.Profiles)
            json.WriteString(profile, Word(rule, profile));
        json.WriteEndObject();
        json.WriteStartArray("tags");
        foreach (var tag in rule.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteStartArray("symptoms");
        foreach (var symptom in rule.Help.Symptoms)
            json.WriteStringValue(symptom);
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in rule.Help.Links)
            json.WriteStringValue(link.AbsoluteUri);
        json.WriteEndArray();
        json.WriteString("file", rule.File.Path);
        json.WriteString("fix", FixLine.Words(rule) is { Length: > 0 } fix ? fix : null);
        json.WriteEndObject();
    }
}
