using KrakenLint.Cli.Charts;
using KrakenLint.Reporting.Sites;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>What is wrong with the options of a request to lint, whatever there is to lint.</summary>
internal static class RequestProblems
{
    /// <param name="library">The rules that the request chooses from.</param>
    /// <returns>Sentences for standard error, not escaped yet.</returns>
    public static IEnumerable<string> In(LintRequest request, RuleLibrary library) =>
        [
            .. WrongWords(request, library),
            .. request.Symptoms.IsEmpty ? [] : UnknownSymptoms(request.Symptoms, library.Rules),
            .. UnknownProfile(request),
            .. ChartOptions.WrongOptions(request.Chart),
            .. WrongScope(request),
            .. FixStep.WrongOptions(request),
            .. IgnoreStep.WrongOptions(request),
            .. ReportFile.WrongOptions(request),
            .. WrongSite(request),
            .. WrongCategory(request),
        ];

    // A selection that means no rule would be a green run that checked nothing.
    private static IEnumerable<string> WrongWords(LintRequest request, RuleLibrary library)
    {
        if (request.Select.IsEmpty && request.Ignore.IsEmpty)
            yield break;
        foreach (
            var word in request
                .Select.Concat(request.Ignore)
                .Where(word => !library.Rules.Any(rule => RuleSet.Means(word, rule)))
        )
        {
            var names = library.Rules.SelectMany(rule => new[] { rule.Id, rule.Name }.Concat(rule.Tags)).Distinct();
            yield return $"no rule is called \"{word}\" or has that tag{Nearest.Hint(word, names)}";
        }
    }

    /// <summary>Symptoms that no rule names.</summary>
    public static IEnumerable<string> UnknownSymptoms(IEnumerable<string> symptoms, IReadOnlyCollection<Rule> rules) =>
        from word in symptoms
        where !rules.Any(rule => RuleSet.HasSymptom(word, rule))
        let known = rules.SelectMany(rule => rule.Help.Symptoms).Distinct().Order(StringComparer.Ordinal).ToArray()
        select $"--symptom: no rule is about \"{word}\"; expected one of {MappingReader.OneOf(known)}{Nearest.Hint(word, known)}";

    // What the configuration says itself is checked where it is read.
    private static IEnumerable<string> UnknownProfile(LintRequest request)
    {
        var names = ProfileChain.Names(request.Project.Configuration).ToArray();
        if (!names.Contains(request.Profile) && request.Profile != request.Project.Configuration.Profile?.Text)
            yield return $"--profile: \"{request.Profile}\" is no profile; expected {MappingReader.OneOf(names)}{Nearest.Hint(request.Profile, names)}";
    }

    private static IEnumerable<string> WrongSite(LintRequest request)
    {
        if (request.Project.Configuration.HelpUri is { } site && SitePages.Address(site.Text) is null)
            yield return $"{site.Span}: \"help-uri\" must be an address such as https://lint.example.com/, without a query";
    }

    // Code scanning cuts at the last slash: what stands behind it would tell nothing apart.
    private static IEnumerable<string> WrongCategory(LintRequest request)
    {
        if (request.Category is { } category && (category.Any(char.IsControl) || category.Trim('/').Length == 0))
            yield return "--category: is no category; expected one line such as krakenlint-production";
    }

    private static IEnumerable<string> WrongScope(LintRequest request)
    {
        if (request is { IsAffected: true, Chart: not null })
            yield return "--affected finds the charts of changed files and --chart names one; expected one of them";
        if (request is { IsAffected: true, Paths.IsEmpty: true })
            yield return "--affected needs the changed files; expected at least one path";
        if (request is { Since: not null, IsAffected: true })
            yield return "--since finds what is changed and --affected is told it; expected one of them";
        if (request is { Since: not null, Baseline: not null, IsBaselineConfigured: false })
            yield return "--since compares with a commit and --baseline with a file; expected one of them";
        if (request is { Since: not null, WriteBaseline: not null })
            yield return "--since looks at a part of what there is, and a baseline is about all; expected no --write-baseline with it";
        if (request.Since is not null && request.Paths.Contains("-"))
            yield return "--since: no commit has standard input; expected files or folders";
    }
}
