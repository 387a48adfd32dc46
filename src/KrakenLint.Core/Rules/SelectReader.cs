using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Reads <c>select</c>.</summary>
internal static class SelectReader
{
    public static RuleSelect Read(MappingReader rule, ReadContext context)
    {
        if (
            rule.Optional("select") is not { } node
            || MappingReader.For(node, "select", context.Problems) is not { } mapping
        )
            return RuleSelect.Everything;
        var kinds = mapping.OptionalTexts("kind");
        foreach (var kind in kinds)
            KnownNames.CheckKind(mapping.Node["kind"] ?? node, kind, context);
        var role = mapping.OptionalText("role");
        if (role is not null)
            KnownNames.CheckRole(mapping.Node["role"] ?? node, role, context);
        var select = new RuleSelect(
            kinds,
            mapping.OptionalText("name"),
            mapping.OptionalText("namespace"),
            ReadGlobs(mapping.OptionalPairs("labels"), context.Problems),
            ReadGlobs(mapping.OptionalPairs("annotations"), context.Problems),
            role,
            mapping.Optional("where") is { } where ? ConditionReader.Read(where, context) : null
        );
        mapping.Finish();
        return select;
    }

    private static ImmutableArray<MetadataGlob> ReadGlobs(IEnumerable<YamlPair> pairs, ProblemList problems)
    {
        var globs = ImmutableArray.CreateBuilder<MetadataGlob>();
        foreach (var pair in pairs)
        {
            if (pair.Value.Type == YamlType.Boolean)
                globs.Add(new MetadataGlob(pair.Key.Text, null, KubernetesScalar.BooleanOf(pair.Value.Text) == true));
            else if (pair.Value.Type == YamlType.String)
                globs.Add(new MetadataGlob(pair.Key.Text, pair.Value.Text, IsPresent: true));
            else
                problems.Add(
                    pair.Value,
                    $"expected a glob, or true or false for present or absent, found {MappingReader.Describe(pair.Value)}"
                );
        }
        return globs.ToImmutable();
    }
}
