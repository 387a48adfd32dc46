using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.JsonPaths;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads what a test compares with.</summary>
internal static partial class OperandReader
{
    public static ImmutableArray<ShapeKey> References { get; } =
    [
        new("path", "a path below the item, or a field of a view's item", ValueShape.AnyText),
        new("annotation", "an annotation of the resource, by its key", ValueShape.AnyText),
        new("label", "a label of the resource, by its key", ValueShape.AnyText),
        new("env", "a variable of the effective environment, by its name", ValueShape.AnyText),
        new(
            "fact",
            "something that follows from several resources",
            ValueShape.OneOf(Facts.All.Select(fact => fact.Name))
        ),
        new("nginx", "a setting of ingress-nginx: annotation, ConfigMap or default", ValueShape.AnyText),
        new(
            "outer",
            "a path in the item outside, or a reference from there",
            new ValueShape.Either([ValueShape.AnyText, ValueShape.Of("reference")])
        ),
        new("nodes", "every scalar that a path yields: a set", ValueShape.AnyText),
        new("setting", "what the project says about itself", ValueShape.OneOf(SettingKinds.Names)),
        new("param", "a parameter of the rule", ValueShape.AnyText),
    ];

    private static IEnumerable<string> ReferenceKeys => References.Select(reference => reference.Name);

    /// <param name="isTextual">True where only a string can ever be equal.</param>
    public static Operand? Read(YamlNode node, bool isTextual, ReadContext context)
    {
        if (node.IsMapping)
            return ReadReference(node, context);
        if (!node.IsScalar || node.IsNull)
        {
            context.Problems.Add(
                node,
                $"expected a value or a reference such as {{param: NAME}}, found {MappingReader.Describe(node)}"
            );
            return null;
        }
        if (isTextual && node.Type != YamlType.String)
        {
            context.Problems.Add(node, $"this is compared with text, and {node.Text} is none to Kubernetes; quote it");
            return null;
        }
        return node.Type == YamlType.String
            ? ReadText(node, context)
            : new Operand.Literal(new ScalarValue(node.Text, node.Type));
    }

    public static ImmutableArray<Operand> ReadMany(YamlNode node, bool isTextual, ReadContext context)
    {
        if (node is { IsSequence: true, IsEmptyCollection: false })
            return [.. node.Items.Select(item => Read(item, isTextual, context)).OfType<Operand>()];
        if (node.IsMapping)
            return Read(node, isTextual, context) is { } reference ? [reference] : [];
        var found = node.IsSequence ? "an empty one" : MappingReader.Describe(node);
        context.Problems.Add(node, $"expected a list of values, found {found}");
        return [];
    }

    private static Operand? ReadReference(YamlNode node, ReadContext context)
    {
        // {outer: {fact: F}}, {outer: {outer: P}}: what else than a path the item outside has, or one further out.
        if (node.Pairs.ToArray() is [{ Key.Text: "outer", Value: { IsMapping: true } inner }])
            return ReadReference(inner, context) is { } reference ? new Operand.Outside(reference) : null;
        if (
            node.Pairs.ToArray() is not [var pair]
            || !ReferenceKeys.Contains(pair.Key.Text)
            || pair.Value is not { IsScalar: true, IsNull: false }
        )
        {
            context.Problems.Add(node, $"expected a reference with one key of {MappingReader.OneOf(ReferenceKeys)}");
            return null;
        }
        return ReferenceTo(pair.Key.Text, pair.Value, pair.Value.Text, context);
    }

    private static Operand? ReferenceTo(string key, YamlNode at, string text, ReadContext context)
    {
        switch (key)
        {
            case "param" when !context.Params.ContainsKey(text):
                context.Problems.Add(
                    at,
                    $"the rule has no parameter \"{text}\"{Nearest.Hint(text, context.Params.Keys)}"
                );
                return null;
            case "param":
                return new Operand.Parameter(text);
            case "setting" when SettingKinds.Find(text) is null:
                context.Problems.Add(
                    at,
                    $"unknown setting \"{text}\"; krakenlint schema rule lists them all{Nearest.Hint(text, SettingKinds.Names)}"
                );
                return null;
            case "setting":
                return new Operand.Setting(text);
            case "nodes":
                return ParsePath(at, text, context) is { } nodes ? new Operand.Nodes(nodes, FromOuter: false) : null;
            case "path" or "outer":
                return ParsePath(at, text, context) is { } path ? ReferenceTo(path, key == "outer", at, context) : null;
            case "fact":
                return Facts.Find(text) is { } fact
                    ? new Operand.Reference(new Subject.OfFact(fact), FromOuter: false)
                    : Unknown(at, text, context);
            case "annotation":
                return new Operand.Reference(new Subject.Annotation(text), FromOuter: false);
            case "label":
                return new Operand.Reference(new Subject.Label(text), FromOuter: false);
            case "env":
                return new Operand.Reference(new Subject.Env(text), FromOuter: false);
            case "nginx":
                return new Operand.Reference(new Subject.Nginx(text), FromOuter: false);
            default:
                context.Problems.Add(
                    at,
                    $"unknown reference \"{key}\"; expected one of {MappingReader.OneOf(ReferenceKeys)}{Nearest.Hint(key, ReferenceKeys)}"
                );
                return null;
        }
    }

    private static Operand.Reference? ReferenceTo(JsonPath path, bool fromOuter, YamlNode at, ReadContext context)
    {
        if (path.IsSingular)
            return new Operand.Reference(new Subject.Path(path), fromOuter);
        context.Problems.Add(at, $"\"{path.Text}\" can name several nodes; for a set write {{nodes: {path.Text}}}");
        return null;
    }

    private static Operand? Unknown(YamlNode at, string text, ReadContext context)
    {
        var names = Facts.All.Select(fact => fact.Name).ToArray();
        context.Problems.Add(
            at,
            $"unknown fact \"{text}\"; expected {MappingReader.OneOf(names)}{Nearest.Hint(text, names)}"
        );
        return null;
    }

    private const int LongestShown = 80;

    private static string Shortened(string text) => text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";

    private static JsonPath? ParsePath(YamlNode at, string text, ReadContext context)
    {
        if (JsonPath.TryParseRelative(text, out var path, out var error))
            return path;
        context.Problems.Add(at, $"\"{Shortened(text)}\" is no path: {error.Text} at character {error.Index + 1}");
        return null;
    }

    // "^{path: service}$" holds a reference; "{2,3}" of a regular expression does not.
    private static Operand ReadText(YamlNode node, ReadContext context)
    {
        var text = node.Text;
        var matches = ReferencePattern().Matches(text);
        if (matches.Count == 0)
            return new Operand.Literal(ScalarValue.OfText(text));
        var pieces = ImmutableArray.CreateBuilder<(string, Operand?)>();
        var at = 0;
        foreach (Match match in matches)
        {
            pieces.Add((text[at..match.Index], null));
            pieces.Add(("", ReferenceTo(match.Groups["key"].Value, node, match.Groups["text"].Value, context)));
            at = match.Index + match.Length;
        }
        pieces.Add((text[at..], null));
        return new Operand.Interpolated(pieces.ToImmutable());
    }

    [GeneratedRegex(
        @"\{(?<key>[A-Za-z]+): (?<text>[^}]+)\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencePattern();
}
