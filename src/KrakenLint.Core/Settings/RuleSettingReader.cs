using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Reads <c>rules</c> of a configuration; whether there are such rules, parameters and roles is judged later.</summary>
internal static class RuleSettingReader
{
    public static ImmutableArray<RuleSetting> ReadAll(MappingReader mapping, ProblemList problems) =>
        [.. mapping.OptionalPairs("rules").Select(pair => Read(pair, problems)).OfType<RuleSetting>()];

    private static RuleSetting? Read(YamlPair pair, ProblemList problems)
    {
        var rule = Located.Of(pair.Key);
        if (pair.Value is { IsScalar: true, IsNull: false })
            return new RuleSetting(rule, SeverityWords.Read(pair.Value, problems), [], [], []);
        if (MappingReader.For(pair.Value, ConfigurationShapes.Rule, problems) is not { } mapping)
            return null;
        var setting = new RuleSetting(
            rule,
            mapping.Optional("severity") is { } severity
                ? SeverityWords.Read(severity, problems)
                : ImmutableDictionary<string, string>.Empty,
            [.. mapping.OptionalPairs("params")],
            Selections(mapping, "only"),
            Selections(mapping, "except")
        );
        mapping.Finish();
        if (mapping.Node.IsEmptyCollection)
            problems.Add(pair.Value, "the entry changes nothing; expected severity, params, only or except");
        return setting;
    }

    private static ImmutableArray<YamlNode> Selections(MappingReader mapping, string key) =>
        mapping.Optional(key) is not { } node ? []
        : node.IsSequence ? [.. node.Items]
        : [node];
}
