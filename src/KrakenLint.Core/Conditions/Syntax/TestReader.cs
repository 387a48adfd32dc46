using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads the tests of a condition: the operators of the table, <c>exists</c>, <c>empty</c>, <c>length</c>, tables of keys, <c>url</c> and <c>image</c>.</summary>
internal static class TestReader
{
    public static ImmutableArray<Test> Read(MappingReader mapping, bool isTextual, ReadContext context)
    {
        var tests = ImmutableArray.CreateBuilder<Test>();
        var unit = ReadUnit(mapping, context);
        foreach (var row in ScalarOperators.All)
        {
            if (mapping.Optional(row.Name) is { } node && ReadScalar(row, node, unit, isTextual, context) is { } test)
                tests.Add(test);
        }
        if (mapping.Has("exists"))
            tests.Add(new Test.Exists(mapping.OptionalFlag("exists")));
        if (mapping.Has("empty"))
            tests.Add(new Test.Empty(mapping.OptionalFlag("empty")));
        if (mapping.Optional("length") is { } length && ReadLength(length, context) is { } measured)
            tests.Add(measured);
        if (mapping.Optional("url") is { } url && ReadUrl(url, context) is { } expectation)
            tests.Add(new Test.OfUrl(expectation));
        if (ReadTable(mapping, "knownKey", context) is { } known)
            tests.Add(new Test.KnownKey(known));
        if (ReadTable(mapping, "validFor", context) is { } table)
            tests.Add(new Test.ValidFor(table));
        if (mapping.Optional("image") is { } image && ReadImage(image, context) is { } ofImage)
            tests.Add(new Test.OfImage(ofImage));
        return tests.ToImmutable();
    }

    private static Test.Length? ReadLength(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, "length", context.Problems) is not { } mapping)
            return null;
        var (min, max) = (
            QuantifierReader.ReadNumber(mapping, "min", context),
            QuantifierReader.ReadNumber(mapping, "max", context)
        );
        if (!mapping.Has("min") && !mapping.Has("max"))
            context.Problems.Add(node, "\"length\" needs min, max or both");
        else if (min > max)
            context.Problems.Add(node, $"nothing is {min} long or more and {max} or less");
        mapping.Finish();
        return new Test.Length(min ?? 0, max ?? int.MaxValue);
    }

    private static KeyTable? ReadTable(MappingReader mapping, string key, ReadContext context) =>
        mapping.Has(key)
        && mapping.OptionalWord(key, [.. context.Tables.Keys.Order(StringComparer.Ordinal)]) is { } name
            ? context.Tables[name]
            : null;

    private static UnitKind? ReadUnit(MappingReader mapping, ReadContext context) =>
        mapping.Has("unit") && mapping.OptionalWord("unit", [.. UnitKinds.All.Select(unit => unit.Name)]) is { } name
            ? UnitKinds.Find(name)
            : null;

    private static Test.OfScalar? ReadScalar(
        ScalarOperator row,
        YamlNode node,
        UnitKind? unit,
        bool isTextual,
        ReadContext context
    )
    {
        ImmutableArray<Operand> operands = row.Operand switch
        {
            OperandKind.Values => OperandReader.ReadMany(node, isTextual, context),
            OperandKind.ValueOrValues when !node.IsScalar => OperandReader.ReadMany(node, isTextual: true, context),
            OperandKind.ValueOrValues => ReadOne(node, isTextual: true, context),
            OperandKind.Type => ReadWords(node, row.Name, ScalarOperators.Types, context),
            OperandKind.Style => ReadWords(node, row.Name, ScalarOperators.Styles, context),
            OperandKind.Ordered => ReadOne(node, isTextual: false, context),
            OperandKind.Pattern or OperandKind.Text => ReadOne(node, isTextual: true, context),
            _ => ReadOne(node, isTextual, context),
        };
        if (
            operands.IsEmpty || (row.Operand == OperandKind.Pattern && !PatternReader.Check(operands[0], node, context))
        )
            return null;
        if (
            row.Operand == OperandKind.Ordered
            && operands[0] is Operand.Literal limit
            && !(unit ?? UnitKinds.Number).Parses(limit.Value.Text)
        )
        {
            context.Problems.Add(node, $"{limit.Value.Text} is not {(unit ?? UnitKinds.Number).Expected}");
            return null;
        }
        return new Test.OfScalar(row, operands, unit)
        {
            Written =
                row.Operand == OperandKind.Pattern && operands is [Operand.Literal literal]
                    ? Pattern.Parse(literal.Value.Text).Pattern
                    : null,
        };
    }

    private static ImmutableArray<Operand> ReadOne(YamlNode node, bool isTextual, ReadContext context) =>
        OperandReader.Read(node, isTextual, context) is { } operand ? [operand] : [];

    private static ImmutableArray<Operand> ReadWords(
        YamlNode node,
        string name,
        ImmutableArray<string> words,
        ReadContext context
    )
    {
        var operands = ImmutableArray.CreateBuilder<Operand>();
        foreach (var item in node is { IsSequence: true, IsEmptyCollection: false } ? node.Items.ToArray() : [node])
        {
            // null is a word here, as the author writes it.
            var word = item.IsScalar ? item.Text : "";
            if (words.Contains(word))
                operands.Add(new Operand.Literal(ScalarValue.OfText(word)));
            else
                context.Problems.Add(
                    item,
                    $"\"{word}\" is no {name}; expected {MappingReader.OneOf(words)}{Nearest.Hint(word, words)}"
                );
        }
        return operands.ToImmutable();
    }

    private static UrlExpectation? ReadUrl(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("url"), context.Problems) is not { } mapping)
            return null;
        var schemes = mapping.OptionalTexts("scheme");
        var host = mapping.OptionalWord("host", ["external", "internal"]);
        var port = mapping.Optional("port") is { } portNode ? ReadPort(portNode, context) : null;
        var url = new UrlExpectation(
            schemes,
            host is null ? null : host == "external",
            port,
            mapping.OptionalText("path"),
            ReadPresence(mapping, "userinfo"),
            ReadPresence(mapping, "password")
        );
        mapping.Finish();
        return url;
    }

    private static int? ReadPort(YamlNode node, ReadContext context)
    {
        if (node.Type == YamlType.Integer && KubernetesScalar.NumberOf(node.Text) is >= 1 and <= 65535 and var number)
            return (int)number;
        context.Problems.Add(node, $"\"port\" must be a number from 1 to 65535, found {MappingReader.Describe(node)}");
        return null;
    }

    private static bool? ReadPresence(MappingReader mapping, string key) =>
        mapping.OptionalWord(key, ["present", "absent"]) is { } word ? word == "present" : null;

    private static ImageExpectation? ReadImage(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, ConditionShapes.Of("image"), context.Problems) is not { } mapping)
            return null;
        bool? pinned = mapping.Has("pinned") ? mapping.OptionalFlag("pinned") : null;
        ImmutableArray<Test> tag = [];
        if (
            mapping.Optional("tag") is { } tagNode
            && MappingReader.For(tagNode, ConditionShapes.Of("tag"), context.Problems) is { } tagMapping
        )
        {
            tag = Read(tagMapping, isTextual: true, context);
            tagMapping.Finish();
        }
        var image = new ImageExpectation(mapping.OptionalText("repository"), tag, pinned);
        mapping.Finish();
        return image;
    }
}
