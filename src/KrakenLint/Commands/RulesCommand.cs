using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint rules</c>.</summary>
internal static class RulesCommand
{
    private static readonly string[] Severities = ["error", "warning", "note", "off"];

    public static Command Create(Streams streams)
    {
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var select = new Option<string[]>("--select")
        {
            Description = "only these rules: ids, names, tags, symptoms or globs",
        };
        var tag = new Option<string?>("--tag") { Description = "only rules with this tag" };
        var symptom = new Option<string?>("--symptom") { Description = "only rules about what one sees" };
        var severity = new Option<string?>("--severity")
        {
            Description = "only rules that are of this severity in the profile",
        }.OneOf(Severities);
        var profile = new Option<string>("--profile")
        {
            Description = "whose severities --severity means",
            DefaultValueFactory = _ => LintSettings.Kraken,
        }.OneOf(LintSettings.Profiles);
        var fixable = new Option<bool>("--fixable") { Description = "only rules whose findings can be repaired" };
        var format = new Option<string>("--format")
        {
            Description = "how the list is written",
            DefaultValueFactory = _ => "text",
        }.OneOf(Catalogue.Formats);
        var command = new Command("rules", "Lists all rules with their severity in each profile, or some of them")
        {
            rules,
            select,
            tag,
            symptom,
            severity,
            profile,
            fixable,
            format,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(rules) ?? [],
                new RuleFilter(
                    parsed.GetValue(select) ?? [],
                    parsed.GetValue(tag),
                    parsed.GetValue(symptom),
                    parsed.GetValue(severity),
                    parsed.GetValue(profile) ?? LintSettings.Kraken,
                    parsed.GetValue(fixable)
                ),
                parsed.GetValue(format) ?? "text",
                streams
            )
        );
        return command;
    }

    private sealed record RuleFilter(
        string[] Select,
        string? Tag,
        string? Symptom,
        string? Severity,
        string Profile,
        bool IsFixable
    )
    {
        public bool Takes(Rule rule) =>
            (Select.Length == 0 || Select.Any(word => RuleSet.Means(word, rule)))
            && (Tag is null || rule.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (Symptom is null || RuleSet.HasSymptom(Symptom, rule))
            && (
                Severity is null
                || rule.SeverityIn(Profile).ToString().Equals(Severity, StringComparison.OrdinalIgnoreCase)
            )
            && (!IsFixable || rule.IsFixable);
    }

    private static int Run(string[] paths, RuleFilter filter, string format, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(paths);
        var tags = library.Rules.SelectMany(rule => rule.Tags).Distinct().ToArray();
        if (filter.Tag is { } tag && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            problems.Add($"--tag: no rule has the tag \"{tag}\"{Nearest.Hint(tag, tags)}");
        if (filter.Symptom is { } symptom)
            problems.AddRange(RequestProblems.UnknownSymptoms([symptom], library.Rules));
        problems.AddRange(
            filter
                .Select.Where(word => !library.Rules.Any(rule => RuleSet.Means(word, rule)))
                .Select(word => $"--select: no rule is called \"{word}\" or has that tag")
        );
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0)
            return ExitCode.Usage;
        var taken = library.Rules.Where(filter.Takes).ToImmutableArray();
        if (taken.IsEmpty)
            streams.Tell("no rule is all of that");
        else
            Catalogue.Write(taken, format, format == "text" ? streams.Prose : streams.Out);
        return ExitCode.Clean;
    }
}
