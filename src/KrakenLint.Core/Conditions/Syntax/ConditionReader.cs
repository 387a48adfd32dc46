using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads a condition from a rule; whatever does not fit is a problem at its place.</summary>
public static class ConditionReader
{
    private static readonly ImmutableArray<(string Key, Quantifier Quantifier)> Quantifiers =
    [
        ("every", Quantifier.Every),
        ("some", Quantifier.Some),
        ("none", Quantifier.None),
    ];

    /// <returns>Null where there was a problem.</returns>
    public static Condition? Read(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("condition"), context.Problems) is not { } mapping)
            return null;
        var before = context.Problems.Count;
        var condition = Read(mapping, context);
        mapping.Finish();
        if (condition is null && context.Problems.Count == before)
            context.Problems.Add(
                node,
                "the condition tests nothing; expected an operator such as equals, exists or matches"
            );
        return context.Problems.Count == before ? condition : null;
    }

    /// <summary>Reads what a mapping says, leaving other keys to the caller.</summary>
    internal static Condition? Read(MappingReader mapping, ReadContext context)
    {
        // What stands beside a subject is about that subject, what stands below it as well.
        var inner = context with
        {
            Subject = SubjectReader.Read(mapping, context),
        };
        var parts = ImmutableArray.CreateBuilder<Condition>();
        var assumed = ReadDefault(mapping, inner);
        AddTests(parts, mapping, assumed, inner);
        AddCombinators(parts, mapping, inner);
        AddQuantifiers(parts, mapping, assumed, inner);
        AddRelations(parts, mapping, inner);
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new Condition.All(parts.ToImmutable()),
        };
    }

    private static void AddTests(
        ImmutableArray<Condition>.Builder parts,
        MappingReader mapping,
        ScalarValue? assumed,
        ReadContext context
    )
    {
        var tests = TestReader.Read(mapping, context.Subject.IsTextual, context);
        var passes = mapping.OptionalWord("absent", ["pass"]) is not null;
        if (!tests.IsEmpty)
            parts.Add(new Condition.Of(context.Subject, tests, assumed, passes));
    }

    private static ScalarValue? ReadDefault(MappingReader mapping, ReadContext context)
    {
        if (mapping.Optional("default") is not { } node)
            return null;
        if (ScalarValue.Of(node) is not { } value)
            context.Problems.Add(node, $"\"default\" must be one value, found {MappingReader.Describe(node)}");
        else if (context.Subject.IsTextual && value.Type != YamlType.String)
            context.Problems.Add(node, $"this stands for text, and {node.Text} is none to Kubernetes; quote it");
        else
            return value;
        return null;
    }

    private static void AddCombinators(
        ImmutableArray<Condition>.Builder parts,
        MappingReader mapping,
        ReadContext context
    )
    {
        if (mapping.Has("all"))
            parts.Add(new Condition.All([.. ReadList(mapping, "all", context)]));
        if (
            mapping.Has("any")
            && ReadList(mapping, "any", context).ToImmutableArray() is { IsEmpty: false } alternatives
        )
            parts.Add(new Condition.Any(alternatives));
        if (mapping.Optional("not") is { } not && Read(not, context) is { } refused)
            parts.Add(new Condition.Not(refused));
        if (mapping.Optional("role") is { } roleNode && mapping.OptionalText("role") is { } role)
        {
            KnownNames.CheckRole(roleNode, role, context);
            parts.Add(new Condition.InRole(role));
        }
    }

    private static List<Condition> ReadList(MappingReader mapping, string key, ReadContext context)
    {
        var conditions = mapping.OptionalItems(key).Select(item => Read(item, context)).ToList();
        if (conditions.Count == 0 && mapping.Optional(key) is { } node)
            context.Problems.Add(node, $"\"{key}\" is empty; expected a list of conditions");
        return [.. conditions.OfType<Condition>()];
    }

    private static void AddQuantifiers(
        ImmutableArray<Condition>.Builder parts,
        MappingReader mapping,
        ScalarValue? assumed,
        ReadContext context
    )
    {
        var separator = ReadSeparator(mapping, context);
        foreach (var (key, quantifier) in Quantifiers)
        {
            if (mapping.Optional(key) is not { } node)
                continue;
            if (separator is null && !mapping.Has("split"))
                Add(parts, QuantifierReader.Read(node, quantifier, context));
            else if (Read(node, context.ForItems(ItemFields.Parts)) is { } ofParts && separator is not null)
                parts.Add(new Condition.Split(context.Subject, assumed, separator, quantifier, ofParts));
        }
        if (mapping.Optional("count") is { } count)
            Add(parts, QuantifierReader.ReadCount(count, context));
        if (mapping.Optional("unique") is { } unique)
            Add(parts, QuantifierReader.ReadUnique(unique, context));
    }

    private static string? ReadSeparator(MappingReader mapping, ReadContext context)
    {
        if (mapping.Optional("split") is not { } node)
            return null;
        if (!Quantifiers.Any(row => mapping.Has(row.Key)))
            context.Problems.Add(node, "\"split\" needs every, some or none beside it, to judge the parts");
        if (mapping.OptionalText("split") is { Length: > 0 } separator)
            return separator;
        context.Problems.Add(node, "\"split\" must be the text between two parts, such as \",\"");
        return null;
    }

    private static void AddRelations(
        ImmutableArray<Condition>.Builder parts,
        MappingReader mapping,
        ReadContext context
    )
    {
        if (mapping.Optional("related") is { } related)
            Add(parts, RelationReader.ReadRelated(related, context));
        if (mapping.Optional("lookup") is { } lookup)
            Add(parts, RelationReader.ReadLookup(lookup, context));
    }

    private static void Add(ImmutableArray<Condition>.Builder parts, Condition? condition)
    {
        if (condition is not null)
            parts.Add(condition);
    }
}
