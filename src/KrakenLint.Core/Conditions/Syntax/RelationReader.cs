using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads <c>related</c> and <c>lookup</c>.</summary>
internal static class RelationReader
{
    private static readonly ImmutableArray<(string Name, EdgeState State)> States =
    [
        ("found", EdgeState.Found),
        ("missing", EdgeState.Missing),
        ("key-missing", EdgeState.KeyMissing),
        ("port-missing", EdgeState.PortMissing),
        ("external", EdgeState.External),
        ("optional", EdgeState.Optional),
        ("unknown", EdgeState.Unknown),
    ];

    /// <summary>The words for what becomes of a reference.</summary>
    public static IEnumerable<string> StateNames => States.Select(state => state.Name);

    public static string NameOf(EdgeState state) => States.First(row => row.State == state).Name;

    public static Condition? ReadRelated(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("related"), context.Problems) is not { } mapping)
            return null;
        var edge = ReadEdge(mapping, context);
        var from = mapping.OptionalText("from");
        var to = mapping.OptionalText("to");
        if (from is not null && to is not null)
            context.Problems.Add(
                node,
                "\"from\" and \"to\" exclude each other: the one follows references back, the other forth"
            );
        var meant = mapping.OptionalText("meant");
        foreach (var (key, word) in new[] { ("from", from), ("to", to), ("meant", meant) })
        {
            if (word is not null && mapping.Optional(key) is { } target)
                KnownNames.CheckTarget(target, word, context);
        }
        var states = ReadStates(mapping, context);
        var where = mapping.Optional("where") is { } inner
            ? ConditionReader.Read(inner, context.ForItems(ItemFields.Unknown))
            : null;
        var onEdge = mapping.Optional("edge") is { } attributes
            ? ConditionReader.Read(attributes, context.ForItems(new ItemFields(edge?.Attributes ?? [], [])))
            : null;
        bool? near = mapping.Has("near") ? mapping.OptionalFlag("near") : null;
        if (near is not null && !states.Contains(EdgeState.Missing))
            context.Problems.Add(
                mapping.Optional("near") ?? node,
                "\"near\" is about what is missing; expected \"state: missing\" beside it"
            );
        if (meant is not null && !states.Contains(EdgeState.Missing))
            context.Problems.Add(
                mapping.Optional("meant") ?? node,
                "\"meant\" is about what is missing; expected \"state: missing\" beside it"
            );
        var (atLeast, atMost) =
            mapping.Optional("count") is { } count
            && MappingReader.For(count, ConditionShapes.Of("bounds"), context.Problems) is { } bounds
                ? ReadBounds(bounds, context)
                : (1, int.MaxValue);
        mapping.Finish();
        return edge is null
            ? null
            : new Condition.Related(
                edge,
                from is not null,
                from ?? to,
                states,
                where,
                onEdge,
                near,
                meant,
                atLeast,
                atMost
            );
    }

    public static Condition? ReadLookup(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("lookup"), context.Problems) is not { } mapping)
            return null;
        var kind = mapping.RequiredText("kind", "the kind to look for");
        if (mapping.Optional("kind") is { } kindNode)
            KnownNames.CheckKind(kindNode, kind, context);
        var name = mapping.Required("name", "a name or a reference to one") is { } nameNode
            ? OperandReader.Read(nameNode, isTextual: true, context)
            : null;
        var space = mapping.Optional("namespace") is { } spaceNode
            ? OperandReader.Read(spaceNode, isTextual: true, context)
            : null;
        var where = mapping.Optional("where") is { } inner
            ? ConditionReader.Read(inner, context.ForItems(ItemFields.Unknown))
            : null;
        var found = mapping.OptionalFlag("found", absent: true);
        mapping.Finish();
        return name is null ? null : new Condition.Lookup(kind, name, space, where, found);
    }

    private static EdgeKind? ReadEdge(MappingReader mapping, ReadContext context)
    {
        var names = Edges.All.Select(edge => edge.Name).ToArray();
        mapping.Required("by", MappingReader.OneOf(names));
        return mapping.OptionalWord("by", names) is { } name ? Edges.Find(name) : null;
    }

    private static ImmutableArray<EdgeState> ReadStates(MappingReader mapping, ReadContext context)
    {
        if (mapping.Optional("state") is not { } node)
            return [EdgeState.Found];
        var states = ImmutableArray.CreateBuilder<EdgeState>();
        foreach (var word in mapping.OptionalTexts("state"))
        {
            var state = States.FirstOrDefault(state => state.Name == word);
            if (state.Name is null)
                context.Problems.Add(
                    node,
                    $"\"{word}\" is no state; expected {MappingReader.OneOf(StateNames)}{Nearest.Hint(word, StateNames)}"
                );
            else
                states.Add(state.State);
        }
        return states.ToImmutable();
    }

    private static (int AtLeast, int AtMost) ReadBounds(MappingReader mapping, ReadContext context)
    {
        var bounds = QuantifierReader.ReadBounds(mapping, context, 1);
        mapping.Finish();
        return bounds;
    }
}
