using KrakenLint.Conditions.ItemViews;
using KrakenLint.Settings;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads <c>every</c>, <c>some</c>, <c>none</c>, <c>count</c> and <c>unique</c>.</summary>
internal static class QuantifierReader
{
    public static Condition? Read(YamlNode node, Quantifier quantifier, ReadContext context)
    {
        if (Open(node, "quantifier", context) is not var (mapping, source))
            return null;
        // Beside the source stands what each item must satisfy, in "where" what needs a path of its own.
        var items = context.ForItems(ItemFields.Of(source));
        var own = ReadItemTests(mapping, items);
        var where = mapping.Optional("where") is { } inner ? ConditionReader.Read(inner, items) : null;
        mapping.Finish();
        return new Condition.Quantified(quantifier, source, Join(own, where));
    }

    public static Condition? ReadCount(YamlNode node, ReadContext context)
    {
        if (Open(node, "count", context) is not var (mapping, source))
            return null;
        var items = context.ForItems(ItemFields.Of(source));
        var where = mapping.Optional("where") is { } inner ? ConditionReader.Read(inner, items) : null;
        var (atLeast, atMost) = ReadBounds(mapping, context, 1);
        mapping.Finish();
        return new Condition.Count(source, where, atLeast, atMost);
    }

    public static Condition? ReadUnique(YamlNode node, ReadContext context)
    {
        if (Open(node, "unique", context) is not var (mapping, source))
            return null;
        var items = context.ForItems(ItemFields.Of(source));
        var where = mapping.Optional("where") is { } inner ? ConditionReader.Read(inner, items) : null;
        mapping.Finish();
        return new Condition.Unique(source, where);
    }

    /// <summary><c>atLeast</c>, <c>atMost</c> or <c>equals</c> as whole numbers.</summary>
    public static (int AtLeast, int AtMost) ReadBounds(MappingReader mapping, ReadContext context, int absent)
    {
        if (ReadNumber(mapping, "equals", context) is { } exactly)
            return (exactly, exactly);
        var atMost = ReadNumber(mapping, "atMost", context);
        return (ReadNumber(mapping, "atLeast", context) ?? (atMost is null ? absent : 0), atMost ?? int.MaxValue);
    }

    private static (MappingReader Mapping, Source Source)? Open(YamlNode node, string name, ReadContext context)
    {
        var shape = ConditionShapes.Of(name);
        if (MappingReader.For(node, shape, context.Problems) is not { } mapping)
            return null;
        var before = context.Problems.Count;
        if (SourceReader.Read(mapping, context) is { } source)
            return (mapping, source);
        // What else stands here cannot be judged without the items, except that it must be known.
        foreach (var key in shape.KeyNames)
            mapping.Optional(key);
        mapping.Finish();
        if (context.Problems.Count == before)
            context.Problems.Add(
                node,
                $"expected \"path\" or a view ({MappingReader.OneOf(Views.All.Select(view => view.Name))}) to run over"
            );
        return null;
    }

    private static Condition? ReadItemTests(MappingReader mapping, ReadContext context)
    {
        var tests = TestReader.Read(mapping, context.Subject.IsTextual, context);
        var own = tests.IsEmpty ? null : new Condition.Of(context.Subject, tests, null, PassesWhenAbsent: false);
        var not =
            mapping.Optional("not") is { } inner && ConditionReader.Read(inner, context) is { } refused
                ? new Condition.Not(refused)
                : null;
        return Join(own, not);
    }

    private static Condition? Join(Condition? left, Condition? right) =>
        left is null ? right
        : right is null ? left
        : new Condition.All([left, right]);

    public static int? ReadNumber(MappingReader mapping, string key, ReadContext context)
    {
        if (mapping.Optional(key) is not { } node)
            return null;
        if (
            node.Type == YamlType.Integer
            && KubernetesScalar.NumberOf(node.Text) is >= 0 and <= int.MaxValue and var number
        )
            return (int)number;
        context.Problems.Add(node, $"\"{key}\" must be a whole number, found {MappingReader.Describe(node)}");
        return null;
    }
}
