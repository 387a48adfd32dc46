using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Reads a condition from a rule; whatever does not fit is a problem at its place.</summary>
public static class ConditionReader
{
    /// <returns>Null where there was a problem.</returns>
    public static Condition? Read(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, "a condition", context.Problems) is not { } mapping)
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
        var (named, isTextual, isNamed) = SubjectReader.Read(mapping, context);
        // What stands beside a subject is about that subject, what stands below it as well.
        var inner = isNamed ? context with { Subject = named ?? context.Subject } : context;
        var parts = ImmutableArray.CreateBuilder<Condition>();
        AddTests(parts, mapping, isTextual, inner);
        AddCombinators(parts, mapping, inner);
        AddQuantifiers(parts, mapping, inner);
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
        bool isTextual,
        ReadContext context
    )
    {
        var tests = TestReader.Read(mapping, isTextual, context);
        var assumed = mapping.Optional("default") is { } node ? ScalarValue.Of(node) : null;
        var passes = mapping.OptionalWord("absent", ["pass"]) is not null;
        if (!tests.IsEmpty)
            parts.Add(new Condition.Of(context.Subject, tests, assumed, passes));
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
        if (mapping.OptionalText("role") is { } role)
            parts.Add(new Condition.InRole(role));
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
        ReadContext context
    )
    {
        var separator = mapping.OptionalText("split");
        foreach (
            var (key, quantifier) in new[]
            {
                ("every", Quantifier.Every),
                ("some", Quantifier.Some),
                ("none", Quantifier.None),
            }
        )
        {
            if (mapping.Optional(key) is not { } node)
                continue;
            if (separator is not null)
                Add(
                    parts,
                    Read(node, context.ForItems()) is { } ofParts
                        ? new Condition.Split(context.Subject, separator, quantifier, ofParts)
                        : null
                );
            else
                Add(parts, QuantifierReader.Read(node, quantifier, context));
        }
        if (mapping.Optional("count") is { } count)
            Add(parts, QuantifierReader.ReadCount(count, context));
        if (mapping.Optional("unique") is { } unique)
            Add(parts, QuantifierReader.ReadUnique(unique, context));
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
