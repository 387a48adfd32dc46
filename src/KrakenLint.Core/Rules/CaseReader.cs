using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Reads <c>cases</c>, or the one case that <c>severity</c>, <c>check</c> and <c>message</c> make.</summary>
internal static class CaseReader
{
    private static readonly (string Word, Severity Severity)[] Words =
    [
        ("error", Severity.Error),
        ("warning", Severity.Warning),
        ("note", Severity.Note),
        ("off", Severity.Off),
    ];

    public static ImmutableArray<RuleCase> Read(MappingReader rule, bool checksNothing, ReadContext context)
    {
        if (!rule.Has("cases"))
            return [ReadOne(rule, null, checksNothing, context)];
        foreach (var key in new[] { "severity", "check", "message", "expected", "fix" }.Where(rule.Has))
            context.Problems.Add(
                rule.Node[key] ?? rule.Node,
                $"\"cases\" replaces \"{key}\"; write it inside each case"
            );
        var cases = ImmutableArray.CreateBuilder<RuleCase>();
        foreach (var node in rule.OptionalItems("cases"))
        {
            if (MappingReader.For(node, "a case", context.Problems) is not { } mapping)
                continue;
            cases.Add(ReadOne(mapping, mapping.Optional("when"), checksNothing, context));
            mapping.Finish();
        }
        if (cases.Count == 0)
            context.Problems.Add(rule.Node["cases"] ?? rule.Node, "\"cases\" is empty; expected at least one case");
        return cases.ToImmutable();
    }

    private static RuleCase ReadOne(MappingReader mapping, YamlNode? when, bool checksNothing, ReadContext context)
    {
        var profiles = mapping.Has("profile") ? ReadProfiles(mapping, context) : LintSettings.Profiles;
        var severities = ReadSeverities(mapping, context)
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

    private static ImmutableDictionary<string, Severity> ReadSeverities(MappingReader mapping, ReadContext context)
    {
        if (mapping.Required("severity", MappingReader.OneOf(Words.Select(word => word.Word))) is not { } node)
            return ImmutableDictionary<string, Severity>.Empty;
        if (!node.IsMapping)
        {
            var severity = ReadSeverity(node, context);
            return LintSettings.Profiles.ToImmutableDictionary(profile => profile, _ => severity);
        }
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>();
        foreach (var pair in node.Pairs)
        {
            if (LintSettings.Profiles.Contains(pair.Key.Text))
                severities[pair.Key.Text] = ReadSeverity(pair.Value, context);
            else
                context.Problems.Add(
                    pair.Key,
                    $"\"{pair.Key.Text}\" is no profile; expected {MappingReader.OneOf(LintSettings.Profiles)}"
                );
        }
        return severities.ToImmutable();
    }

    // "off" is a bool to Kubernetes and a severity here.
    private static Severity ReadSeverity(YamlNode node, ReadContext context)
    {
        var found = Words.FirstOrDefault(word => node.IsScalar && word.Word == node.Text);
        if (found.Word is not null)
            return found.Severity;
        var words = Words.Select(word => word.Word).ToArray();
        var hint = node.IsScalar ? Nearest.Hint(node.Text, words) : "";
        context.Problems.Add(
            node,
            $"expected a severity ({MappingReader.OneOf(words)}), found {MappingReader.Describe(node)}{hint}"
        );
        return Severity.Off;
    }
}
