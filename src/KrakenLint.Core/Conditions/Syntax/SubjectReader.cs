using System.Collections.Immutable;
using KrakenLint.JsonPaths;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>One way to say what a condition looks at.</summary>
/// <param name="Name">The key in a condition or operand.</param>
public sealed record SubjectKind(string Name, string Summary, Func<YamlNode, ReadContext, Subject?> Read);

/// <summary>The table of subjects.</summary>
public static class SubjectReader
{
    public static ImmutableArray<SubjectKind> All { get; } =
    [
        new("path", "a path below the item (one node at most), or a field of a view's item", ReadPath),
        new("annotation", "an annotation of the resource, by its key", (node, _) => new Subject.Annotation(node.Text)),
        new("label", "a label of the resource, by its key", (node, _) => new Subject.Label(node.Text)),
        new("env", "a variable of the effective environment, by its name", (node, _) => new Subject.Env(node.Text)),
        new(
            "pod",
            "a path in the pod spec of any workload kind",
            (node, context) => ReadPod(node, context, ofMetadata: false)
        ),
        new(
            "podMeta",
            "a path in the pod's metadata of any workload kind",
            (node, context) => ReadPod(node, context, ofMetadata: true)
        ),
        new("fact", "something that follows from several resources", ReadFact),
        new(
            "nginx",
            "a setting of ingress-nginx: annotation, ConfigMap or default",
            (node, _) => new Subject.Nginx(node.Text)
        ),
        new("setting", "what the project says about itself", ReadSetting),
    ];

    /// <summary>The subject that a mapping names; else, and where it names none that exists, the one around it.</summary>
    public static Subject Read(MappingReader mapping, ReadContext context)
    {
        var (result, isNamed) = (context.Subject, false);
        foreach (var kind in All)
        {
            if (mapping.Optional(kind.Name) is not { } node)
                continue;
            if (isNamed)
                context.Problems.Add(node, $"a condition has one subject; \"{kind.Name}\" is a second one");
            else if (node is not { IsScalar: true, IsNull: false })
                context.Problems.Add(node, $"\"{kind.Name}\" must be a string, found {MappingReader.Describe(node)}");
            else
                result = kind.Read(node, context) ?? result;
            isNamed = true;
        }
        return result;
    }

    public static JsonPath? PathOf(YamlNode node, ReadContext context)
    {
        if (JsonPath.TryParseRelative(node.Text, out var path, out var error))
            return path;
        context.Problems.Add(node, $"\"{node.Text}\" is no path: {error.Text} at character {error.Index + 1}");
        return null;
    }

    private static Subject.Path? ReadPath(YamlNode node, ReadContext context) =>
        SingularPath(node, context) is { } path && context.Items.Knows(path, node, context.Problems)
            ? new Subject.Path(path, context.Items.IsText(path))
            : null;

    private static Subject.Pod? ReadPod(YamlNode node, ReadContext context, bool ofMetadata) =>
        SingularPath(node, context) is { } path ? new Subject.Pod(path, ofMetadata) : null;

    private static JsonPath? SingularPath(YamlNode node, ReadContext context)
    {
        if (PathOf(node, context) is not { } path)
            return null;
        if (path.IsSingular)
            return path;
        context.Problems.Add(
            node,
            $"\"{node.Text}\" can name several nodes; say which must hold with every, some, none or count"
        );
        return null;
    }

    private static Subject.OfFact? ReadFact(YamlNode node, ReadContext context)
    {
        if (Facts.Find(node.Text) is { } fact)
            return new Subject.OfFact(fact);
        var names = Facts.All.Select(fact => fact.Name).ToArray();
        var shown = names.Where(name => !name.StartsWith(WayFacts.Prefix, StringComparison.Ordinal));
        context.Problems.Add(
            node,
            $"unknown fact \"{node.Text}\"; expected {MappingReader.OneOf(shown.Append($"{WayFacts.Prefix}SETTING"))}{Nearest.Hint(node.Text, names)}"
        );
        return null;
    }

    private static Subject.OfSetting? ReadSetting(YamlNode node, ReadContext context)
    {
        var names = SettingKinds.Names;
        if (SettingKinds.Find(node.Text) is not null)
            return new Subject.OfSetting(node.Text);
        context.Problems.Add(
            node,
            $"unknown setting \"{node.Text}\"; krakenlint schema rule lists them all{Nearest.Hint(node.Text, names)}"
        );
        return null;
    }
}
