using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>One way to put a text into a form that is understood.</summary>
/// <param name="Name">The key or word of <c>convert</c>.</param>
/// <param name="TakesArgument">True where <c>convert: {NAME: ARGUMENT}</c> is written, false for <c>convert: NAME</c>.</param>
public sealed record ConversionKind(
    string Name,
    string Summary,
    bool TakesArgument,
    Func<YamlNode, ReadContext, Conversion?> Read
)
{
    /// <summary>True where the argument is one text, such as the name of a table of keys.</summary>
    public bool TakesText { get; init; }
}

/// <summary>Reads what a fix writes.</summary>
public static class FixValueReader
{
    /// <summary>The table of conversions.</summary>
    public static ImmutableArray<ConversionKind> Conversions { get; } =
    [
        new("seconds", "a length of time as whole seconds", false, (_, _) => new Conversion.Seconds()),
        new("digits", "a number like 1e+06 with all its digits", false, (_, _) => new Conversion.Digits()),
        new("urlPath", "the path of a URL, without its host", false, (_, _) => new Conversion.UrlPath()),
        new("scheme", "a URL with another scheme", true, ReadScheme) { TakesText = true },
        new("nearest", "the one name of a list that is near, or alone ends with the same word", true, ReadNearest),
        new("tightList", "a list without spaces around its commas", false, (_, _) => new Conversion.TightList()),
        new("oneOf", "the word of a list that differs by case only", true, ReadOneOf),
        new(
            "validFor",
            "a value that the key takes, by a table",
            true,
            ReadTable(table => new Conversion.ValidFor(table))
        )
        {
            TakesText = true,
        },
        new("knownKey", "the one key of a table that is near", true, ReadTable(table => new Conversion.KnownKey(table)))
        {
            TakesText = true,
        },
    ];

    /// <param name="isTextual">True where only a string can be written.</param>
    internal static FixValue? Read(YamlNode node, bool isTextual, ReadContext context)
    {
        if (!node.IsMapping || (node["convert"] is null && node["found"] is null))
            return OperandReader.Read(node, isTextual, context) is { } operand ? new FixValue.Of(operand) : null;
        if (MappingReader.For(node, "\"to\"", context.Problems) is not { } mapping)
            return null;
        FixValue? value = mapping.OptionalText("found") is { } detail
            ? new FixValue.Found(CheckedDetail(mapping, detail, context))
            : ReadConverted(mapping, context);
        mapping.Finish();
        return value;
    }

    private static string CheckedDetail(MappingReader mapping, string detail, ReadContext context)
    {
        if (!MessageTemplate.Details.Contains(detail))
            context.Problems.Add(
                mapping.Node["found"] ?? mapping.Node,
                $"\"{detail}\" is nothing that a check finds out; expected {MappingReader.OneOf(MessageTemplate.Details)}{Nearest.Hint(detail, MessageTemplate.Details)}"
            );
        return detail;
    }

    private static FixValue.Converted? ReadConverted(MappingReader mapping, ReadContext context)
    {
        var least = mapping.Optional("atLeast") is { } bound
            ? OperandReader.Read(bound, isTextual: false, context)
            : null;
        return mapping.Optional("convert") is { } node && ReadConversion(node, context) is { } conversion
            ? new FixValue.Converted(conversion, least)
            : null;
    }

    private static Conversion? ReadConversion(YamlNode node, ReadContext context)
    {
        var argument = node.OwnPairs.Select(pair => (YamlNode?)pair.Value).FirstOrDefault();
        var name = node.OwnPairs.Select(pair => pair.Key.Text).FirstOrDefault(node.Text);
        var kind = Conversions.FirstOrDefault(kind => kind.Name == name && kind.TakesArgument == argument is not null);
        if (kind is not null && node.OwnPairs.Count() <= 1)
            return kind.Read(argument ?? node, context);
        var words = Conversions.Select(kind => kind.TakesArgument ? $"{{{kind.Name}: …}}" : kind.Name);
        var hint = Nearest.Hint(name, Conversions.Select(kind => kind.Name));
        context.Problems.Add(
            node,
            $"unknown conversion {MappingReader.Describe(node)}; expected {MappingReader.OneOf(words)}{hint}"
        );
        return null;
    }

    private static Conversion.NearestOf ReadNearest(YamlNode node, ReadContext context) =>
        new(OperandReader.ReadMany(node, isTextual: true, context));

    private static Conversion.Scheme? ReadScheme(YamlNode node, ReadContext context)
    {
        if (node is { IsScalar: true, Type: YamlType.String })
            return new Conversion.Scheme(node.Text);
        context.Problems.Add(node, $"expected a scheme such as wss, found {MappingReader.Describe(node)}");
        return null;
    }

    private static Conversion.OneOf? ReadOneOf(YamlNode node, ReadContext context)
    {
        if (node.IsSequence && !node.IsEmptyCollection && node.Items.All(item => item.Type == YamlType.String))
            return new Conversion.OneOf([.. node.Items.Select(item => item.Text)]);
        context.Problems.Add(node, $"expected a list of words, found {MappingReader.Describe(node)}");
        return null;
    }

    private static Func<YamlNode, ReadContext, Conversion?> ReadTable(Func<KeyTable, Conversion> make) =>
        (node, context) =>
        {
            if (node.IsScalar && context.Tables.TryGetValue(node.Text, out var table))
                return make(table);
            var names = context.Tables.Keys.Order(StringComparer.Ordinal).ToArray();
            var hint = node.IsScalar ? Nearest.Hint(node.Text, names) : "";
            context.Problems.Add(
                node,
                $"expected a table ({MappingReader.OneOf(names)}), found {MappingReader.Describe(node)}{hint}"
            );
            return null;
        };
}
