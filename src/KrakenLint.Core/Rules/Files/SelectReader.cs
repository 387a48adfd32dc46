using System.Collections.Immutable;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Rules.Files;

/// <summary>Reads <c>select</c>.</summary>
internal static class SelectReader
{
    private static readonly string[] Certainties = ["sure", "likely"];

    public static MappingShape Shape { get; } =
        new(
            "select",
            "select",
            [
                new(
                    "kind",
                    "kinds: Deployment, apps/Deployment, apps/v1/Deployment, or the groups workload and ingress",
                    new ValueShape.OneOrMany(ValueShape.Such(Kinds.WellKnown.Order(StringComparer.Ordinal)))
                ),
                new("name", "a glob of names", ValueShape.AnyText),
                new("namespace", "a glob of namespaces", ValueShape.AnyText),
                new("labels", "globs of keys with a glob of values, or true or false for present or absent", Globs),
                new(
                    "annotations",
                    "globs of keys with a glob of values, or true or false for present or absent",
                    Globs
                ),
                new(
                    "role",
                    "who carries real-time traffic, and who serves it; krakenlint map shows who has which role",
                    ValueShape.AnyText
                ),
                new(
                    "certainty",
                    "likely: also who has the role by one piece of evidence that is not sure; what is found there is one step milder and says why",
                    ValueShape.OneOf(Certainties)
                ),
                new("where", "a condition that must hold as well", ValueShape.Of("condition")),
            ]
        );

    private static ValueShape Globs =>
        new ValueShape.Map(new ValueShape.Either([ValueShape.AnyText, new ValueShape.Flag()]));

    /// <summary>The <c>select</c> of a rule; everything where it has none.</summary>
    public static RuleSelect Read(MappingReader rule, ReadContext context) =>
        rule.Optional("select") is { } node ? Read(node, context) : RuleSelect.Everything;

    public static RuleSelect Read(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, Shape, context.Problems) is not { } mapping)
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
        )
        {
            CountsLikely = mapping.OptionalWord("certainty", Certainties) == "likely",
        };
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
