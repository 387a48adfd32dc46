using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

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
        if (view.Argument.IsEntries)
            return ReadEntries(view, node, context);
        var word = node.IsScalar ? node.Text : "";
        if (view.Argument.IsPattern && word.Length > 0)
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
        var expected = MappingReader.OneOf(view.Argument.Words);
        mapping.Required("in", expected);
        var places = mapping.OptionalTexts("in");
        foreach (var place in places.Where(place => !view.Argument.Words.Contains(place)))
            context.Problems.Add(
                mapping.Node["in"] ?? mapping.Node,
                $"\"{place}\" is no place of entries; expected {expected}{Nearest.Hint(place, view.Argument.Words)}"
            );
        var glob = mapping.OptionalText("key") ?? "*";
        mapping.Finish();
        return places.IsEmpty ? null : new Source(null, null, view, new ViewQuery("", glob) { Places = places });
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
