using KrakenLint.Conditions.ItemViews;
using KrakenLint.JsonPaths;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads what to run over: <c>path: P</c>, or one of the views with its argument.</summary>
public static class SourceReader
{
    /// <summary>The source that a mapping names; null, without a problem, where it names none.</summary>
    public static Source? Read(MappingReader mapping, ReadContext context)
    {
        Source? source = null;
        if (mapping.Optional("path") is { } pathNode)
            source = ReadPath(pathNode, context);
        foreach (var view in Views.All)
        {
            if (mapping.Optional(view.Name) is not { } node)
                continue;
            if (source is not null)
                context.Problems.Add(node, $"one path or one view; \"{view.Name}\" is a second one");
            source = ReadView(view, node, context) ?? source;
        }
        return source;
    }

    public static Source? ReadPath(YamlNode node, ReadContext context)
    {
        if (!node.IsScalar)
        {
            context.Problems.Add(node, $"expected a path, found {MappingReader.Describe(node)}");
            return null;
        }
        if (SubjectReader.PathOf(node, context) is not { } path)
            return null;
        return new Source(path, SingularPart(path), null, new ViewQuery(""));
    }

    private static Source? ReadView(ViewKind view, YamlNode node, ReadContext context)
    {
        if (view.Argument.Shape is ViewShape.Entries)
            return ReadEntries(view, node, context);
        if (view.Argument.Shape is ViewShape.Embedded)
            return ReadEmbedded(view, node, context);
        var word = node.IsScalar ? node.Text : "";
        if (view.Argument.Shape is ViewShape.Pattern && word.Length > 0)
            return PatternReader.Read(word, node, context) is { } pattern
                ? new Source(null, null, view, new ViewQuery(word) { Pattern = pattern })
                : null;
        var isAllowed = view.Argument.Words.IsEmpty ? word.Length > 0 : view.Argument.Words.Contains(word);
        if (isAllowed)
            return new Source(null, null, view, new ViewQuery(word));
        context.Problems.Add(
            node,
            $"\"{view.Name}\" takes {view.Argument.Expected}, found {MappingReader.Describe(node)}"
        );
        return null;
    }

    private static Source? ReadEntries(ViewKind view, YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("entries"), context.Problems) is not { } mapping)
            return null;
        var query = ReadPlaces(mapping, "", context);
        mapping.Finish();
        return query is null ? null : new Source(null, null, view, query);
    }

    private static ViewQuery? ReadPlaces(MappingReader mapping, string argument, ReadContext context)
    {
        var expected = MappingReader.OneOf(EntryView.Places);
        mapping.Required("in", expected);
        var places = mapping.OptionalTexts("in");
        foreach (var place in places.Where(place => !EntryView.Places.Contains(place)))
            context.Problems.Add(
                mapping.Node["in"] ?? mapping.Node,
                $"\"{place}\" is no place of entries; expected {expected}{Nearest.Hint(place, EntryView.Places)}"
            );
        var glob = mapping.OptionalText("key") ?? "*";
        return places.IsEmpty ? null : new ViewQuery(argument, glob) { Places = places };
    }

    private static Source? ReadEmbedded(ViewKind view, YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("embedded"), context.Problems) is not { } mapping)
            return null;
        var format = mapping.OptionalWord("as", view.Argument.Words) ?? view.Argument.Words[0];
        ViewQuery? query;
        if (mapping.Optional("at") is { } at)
            query = SubjectReader.PathOf(at, context) is { } path ? new ViewQuery(format) { At = path } : null;
        else
            query = ReadPlaces(mapping, format, context);
        mapping.Finish();
        return query is null ? null : new Source(null, null, view, query);
    }

    // "spec.tls[*].hosts": what is missing from the list is missing at "spec.tls".
    private static JsonPath? SingularPart(JsonPath path)
    {
        if (path.IsSingular)
            return path;
        var end = path.Text.AsSpan().IndexOfAny("*?") is >= 0 and var wild ? path.Text.LastIndexOf('[', wild) : -1;
        if (path.Text.IndexOf("..", StringComparison.Ordinal) is >= 0 and var descend && (end < 0 || descend < end))
            end = descend;
        return end > 0 && JsonPath.TryParseRelative(path.Text[..end], out var part, out _) && part.IsSingular
            ? part
            : null;
    }
}
