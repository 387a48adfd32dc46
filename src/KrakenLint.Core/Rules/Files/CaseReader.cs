using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>Reads <c>cases</c>, or the one case that <c>severity</c>, <c>check</c> and <c>message</c> make.</summary>
internal static class CaseReader
{
    /// <param name="inherited">The severity of cases that name none.</param>
    public static ImmutableArray<RuleCase> Read(
        MappingReader rule,
        bool checksNothing,
        ReadContext context,
        YamlNode? inherited = null
    )
    {
        if (!rule.Has("cases"))
            return [ReadOne(rule, rule.Optional("when"), checksNothing, context, inherited)];
        foreach (var key in new[] { "severity", "check", "message", "expected", "fix" }.Where(rule.Has))
            context.Problems.Add(
                rule.Node[key] ?? rule.Node,
                $"\"cases\" replaces \"{key}\"; write it inside each case"
            );
        var cases = ImmutableArray.CreateBuilder<RuleCase>();
        foreach (var node in rule.OptionalItems("cases"))
        {
            if (MappingReader.For(node, RuleShapes.Case, context.Problems) is not { } mapping)
                continue;
            cases.Add(ReadOne(mapping, mapping.Optional("when"), checksNothing, context, inherited));
            mapping.Finish();
        }
        if (cases.Count == 0)
            context.Problems.Add(rule.Node["cases"] ?? rule.Node, "\"cases\" is empty; expected at least one case");
        return cases.ToImmutable();
    }

    private static RuleCase ReadOne(
        MappingReader mapping,
        YamlNode? when,
        bool checksNothing,
        ReadContext context,
        YamlNode? inherited
    )
    {
        var profiles = mapping.Has("profile") ? ReadProfiles(mapping, context) : LintSettings.Profiles;
        var severities = ReadSeverities(mapping, context, inherited)
            .Where(pair => profiles.Contains(pair.Key))
            .ToImmutableDictionary();
        var condition = when is { } node ? ConditionReader.Read(node, context) : null;
        Condition? check = null;
        if (mapping.Optional("check") is { } checkNode)
            check = ConditionReader.Read(checkNode, context);
        else if (!checksNothing)
            mapping.Required("check", "the condition that must hold");
        var message = mapping.Optional("message") is { } text
            ? MessageTemplate.Read(text, context.Params.Keys, context.Problems)
            : null;
        return new RuleCase(severities, condition, check, message)
        {
            Expected = mapping.OptionalText("expected"),
            Fixes = FixReader.Read(mapping, context),
        };
    }

    private static ImmutableArray<string> ReadProfiles(MappingReader mapping, ReadContext context)
    {
        var profiles = mapping.OptionalTexts("profile");
        foreach (var profile in profiles.Where(profile => !LintSettings.Profiles.Contains(profile)))
            context.Problems.Add(
                mapping.Node["profile"] ?? mapping.Node,
                $"\"{profile}\" is no profile; expected {MappingReader.OneOf(LintSettings.Profiles)}"
            );
        return profiles;
    }

    private static ImmutableDictionary<string, Severity> ReadSeverities(
        MappingReader mapping,
        ReadContext context,
        YamlNode? inherited
    )
    {
        var own =
            inherited is null || mapping.Has("severity")
                ? mapping.Required("severity", MappingReader.OneOf(SeverityWords.All))
                : inherited;
        if (own is not { } node)
            return ImmutableDictionary<string, Severity>.Empty;
        return SeverityWords
            .Read(node, context.Problems)
            .ToImmutableDictionary(pair => pair.Key, pair => Severities.Of(pair.Value));
    }
}
