using KrakenLint.Cli.Charts;
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
            .. UnknownSymptoms(request.Symptoms, library.Rules),
            .. UnknownProfile(request),
            .. ChartOptions.WrongOptions(request.Chart),
            .. WrongScope(request),
            .. FixStep.WrongOptions(request),
            .. ReportFile.WrongOptions(request),
        ];

    // A selection that means no rule would be a green run that checked nothing.
    private static IEnumerable<string> WrongWords(LintRequest request, RuleLibrary library)
    {
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

    private static IEnumerable<string> WrongScope(LintRequest request)
    {
        if (request is { IsAffected: true, Chart: not null })
            yield return "--affected finds the charts of changed files and --chart names one; expected one of them";
        if (request is { IsAffected: true, Paths.IsEmpty: true })
            yield return "--affected needs the changed files; expected at least one path";
    }
}
