using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Applies what a project changes about rules: severities, parameters, selection.</summary>
public static class RuleSettings
{
    /// <summary>Everything that is wrong with them, in all profiles, used or not.</summary>
    internal static void Check(RuleLibrary library, Configuration configuration, ProblemList problems)
    {
        foreach (var setting in configuration.Rules.Concat(configuration.Profiles.SelectMany(own => own.Rules)))
        {
            CheckWord(setting.Rule, library, problems);
            foreach (var rule in library.Rules.Where(rule => RuleSet.Means(setting.Rule.Text, rule)))
                _ = ReadParams(setting, rule, library.Words, problems);
            _ = ReadSelections(setting.Only.Concat(setting.Except), library.Words, problems);
            if (!setting.Only.IsEmpty || !setting.Except.IsEmpty)
                CheckIsAboutResources(setting, library, problems);
        }
        foreach (var word in configuration.Ignore.SelectMany(entry => entry.Rules))
            CheckWord(word, library, problems);
        var context = ContextOf(library.Words, problems);
        foreach (var kind in configuration.Settings.ClosedKinds.Concat(configuration.Settings.OpenKinds))
            KnownNames.CheckKind(kind.Span, kind.Text, context);
    }

    /// <summary>The rules as a project wants them in a profile. Its settings must have been checked.</summary>
    public static ImmutableArray<Rule> Apply(RuleLibrary library, Configuration configuration, string profile)
    {
        var chain = ProfileChain.Of(configuration, profile);
        var settings = chain.RulesOf(configuration).ToArray();
        if (settings.Length == 0 || chain.Base is not { } severities)
            return library.Rules;
        return [.. library.Rules.Select(rule => Apply(rule, settings, severities, library.Words))];
    }

    private static Rule Apply(Rule rule, RuleSetting[] settings, string profile, RuleWords words)
    {
        // An id or a name is more exact than a tag or a glob, wherever it stands.
        var own = settings
            .Where(setting => RuleSet.Means(setting.Rule.Text, rule))
            .OrderBy(setting => RuleSet.IsExact(setting.Rule.Text, rule))
            .ToArray();
        var problems = new ProblemList();
        var parameters = own.Aggregate(
            ImmutableDictionary<string, ScalarValue>.Empty,
            (before, setting) => before.SetItems(ParamsOf(setting))
        );
        var result = parameters.IsEmpty ? rule : RuleReader.Read(rule.File, words, parameters, problems) ?? rule;
        foreach (var setting in own)
        {
            // A tag or a glob changes what is on; only who names a rule turns it on.
            if (
                setting.Severities.TryGetValue(profile, out var word)
                && (rule.SeverityIn(profile) != Severity.Off || RuleSet.IsExact(setting.Rule.Text, rule))
            )
                result = WithSeverity(result, profile, Severities.Of(word));
        }
        return result with
        {
            Only = ReadSelections(own.SelectMany(setting => setting.Only), words, problems),
            Except = ReadSelections(own.SelectMany(setting => setting.Except), words, problems),
        };
    }

    // Where the profile has the rule off, the cases of the first profile that has it on are what is meant.
    private static Rule WithSeverity(Rule rule, string profile, Severity severity)
    {
        var model = new[] { profile }
            .Concat(LintSettings.Profiles)
            .FirstOrDefault(candidate => rule.SeverityIn(candidate) != Severity.Off);
        return rule with
        {
            Body = rule.Body with
            {
                Cases = [.. rule.Cases.Select(Changed)],
                Values = rule.Values is { } values ? values with { Cases = [.. values.Cases.Select(Changed)] } : null,
            },
        };

        RuleCase Changed(RuleCase found) =>
            found with
            {
                Severities = found.Severities.SetItem(
                    profile,
                    model is null || found.SeverityIn(model) != Severity.Off ? severity : Severity.Off
                ),
            };
    }

    private static ImmutableDictionary<string, ScalarValue> ParamsOf(RuleSetting setting) =>
        setting
            .Params.Where(pair => ScalarValue.Of(pair.Value) is not null)
            .ToImmutableDictionary(pair => pair.Key.Text, pair => ScalarValue.Of(pair.Value) ?? default);

    private static ImmutableDictionary<string, ScalarValue> ReadParams(
        RuleSetting setting,
        Rule rule,
        RuleWords words,
        ProblemList problems
    )
    {
        var before = problems.Count;
        foreach (var pair in setting.Params)
            CheckParam(pair, rule, problems);
        var parameters = ParamsOf(setting);
        if (problems.Count > before || parameters.IsEmpty)
            return parameters;
        var inRule = new ProblemList();
        if (RuleReader.Read(rule.File, words, parameters, inRule) is null)
            problems.Add(
                setting.Params[0].Value,
                $"{rule.Id} cannot work with this: {inRule.ToImmutable().FirstOrDefault()?.Text}"
            );
        return parameters;
    }

    private static void CheckParam(YamlPair pair, Rule rule, ProblemList problems)
    {
        var name = pair.Key.Text;
        if (!rule.Params.TryGetValue(name, out var usual))
            problems.Add(
                pair.Key,
                rule.Params.IsEmpty
                    ? $"{rule.Id} has no parameters"
                    : $"{rule.Id} has no parameter \"{name}\"; expected {MappingReader.OneOf(rule.Params.Keys.Order(StringComparer.Ordinal))}{Nearest.Hint(name, rule.Params.Keys)}"
            );
        else if (ScalarValue.Of(pair.Value) is not { } value || TypeOf(value) != TypeOf(usual))
            problems.Add(
                pair.Value,
                $"\"{name}\" of {rule.Id} must be a {TypeOf(usual)}, as its usual value {usual.Text} is; found {MappingReader.Describe(pair.Value)}"
            );
    }

    private static string TypeOf(ScalarValue value) =>
        value.Type switch
        {
            YamlType.Integer or YamlType.Float => "number",
            YamlType.Boolean => "bool",
            _ => "string",
        };

    private static ImmutableArray<RuleSelect> ReadSelections(
        IEnumerable<YamlNode> nodes,
        RuleWords words,
        ProblemList problems
    ) => [.. nodes.Select(node => SelectReader.Read(node, ContextOf(words, problems)))];

    private static ReadContext ContextOf(RuleWords words, ProblemList problems) =>
        new(new Subject.Self(), ImmutableDictionary<string, ScalarValue>.Empty, problems)
        {
            Roles = words.Roles,
            Tables = words.Tables,
        };

    // Nothing can be selected where a rule looks at a document that may be no resource at all.
    private static void CheckIsAboutResources(RuleSetting setting, RuleLibrary library, ProblemList problems)
    {
        foreach (var rule in library.Rules.Where(rule => rule.IsOnProblems && RuleSet.IsExact(setting.Rule.Text, rule)))
            problems.Add(
                setting.Rule.Span,
                $"{rule.Id} is about files, not resources: \"only\" and \"except\" cannot narrow it; expected exclude"
            );
    }

    private static void CheckWord(Located word, RuleLibrary library, ProblemList problems)
    {
        if (library.Rules.Any(rule => RuleSet.Means(word.Text, rule)))
            return;
        var names = library.Rules.SelectMany(rule => new[] { rule.Id, rule.Name }.Concat(rule.Tags)).Distinct();
        problems.Add(
            word.Span,
            $"no rule is called \"{word.Text}\" or has that tag; krakenlint rules lists them all{Nearest.Hint(word.Text, names)}"
        );
    }
}
