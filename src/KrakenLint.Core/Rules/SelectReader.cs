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
        var select = new RuleSelect(
            mapping.OptionalTexts("kind"),
            mapping.OptionalText("name"),
            mapping.OptionalText("namespace"),
            ReadGlobs(mapping.Optional("labels"), context.Problems),
            ReadGlobs(mapping.Optional("annotations"), context.Problems),
            mapping.OptionalText("role"),
            mapping.Optional("where") is { } where ? ConditionReader.Read(where, context) : null
        );
        mapping.Finish();
        return select;
    }

    private static ImmutableArray<MetadataGlob> ReadGlobs(YamlNode? node, ProblemList problems)
    {
        var globs = ImmutableArray.CreateBuilder<MetadataGlob>();
        foreach (var pair in node.PairsOrNone())
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
