using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Reads a table of keys.</summary>
public static class KeyTableReader
{
    private static readonly (string Word, KeyValueType Type)[] Types =
    [
        ("text", KeyValueType.Text),
        ("integer", KeyValueType.Integer),
        ("boolean", KeyValueType.Boolean),
        ("options", KeyValueType.Options),
    ];

    public static KeyTable? Read(YamlNode root, ProblemList problems)
    {
        if (MappingReader.For(root, "a table", problems) is not { } mapping)
            return null;
        var name = mapping.RequiredText("table", "the table's name");
        var prefix = mapping.RequiredText("prefix", "what every key begins with");
        var keys = ImmutableDictionary.CreateBuilder<string, KeyEntry>();
        foreach (var pair in mapping.Optional("keys").PairsOrNone())
        {
            if (ReadEntry(pair.Value, problems) is { } entry)
                keys[pair.Key.Text] = entry;
        }
        var mistaken = mapping
            .Optional("mistaken")
            .PairsOrNone()
            .ToImmutableDictionary(pair => pair.Key.Text, pair => pair.Value.Text);
        mapping.Finish();
        return new KeyTable(name, prefix, new Lazy<KeyRows>(new KeyRows(keys.ToImmutable(), mistaken)));
    }

    // A key whose values are not checked says so with one word: "text".
    private static KeyEntry? ReadEntry(YamlNode node, ProblemList problems)
    {
        if (node.IsScalar)
            return TypeOf(node, problems) is { } plain ? new KeyEntry(plain, [], IgnoresCase: false, "") : null;
        if (MappingReader.For(node, "a key", problems) is not { } mapping)
            return null;
        var options = mapping.OptionalTexts("options");
        var form = ReadForm(mapping, problems);
        var type =
            mapping.Optional("matches") is not null ? KeyValueType.Form
            : !options.IsEmpty ? KeyValueType.Options
            : mapping.Required("type", Words()) is { } word ? TypeOf(word, problems)
            : null;
        var entry = new KeyEntry(
            type ?? KeyValueType.Text,
            options,
            mapping.OptionalFlag("ignoreCase"),
            mapping.OptionalText("consequence") ?? ""
        )
        {
            Form = form,
        };
        mapping.Finish();
        return entry;
    }

    private static (Pattern Pattern, string Words)? ReadForm(MappingReader mapping, ProblemList problems)
    {
        if (mapping.Optional("matches") is not { } node)
            return null;
        var words = mapping.RequiredText("expected", "what the regular expression stands for, in words");
        if (!node.IsScalar)
        {
            problems.Add(node, $"expected a regular expression, found {MappingReader.Describe(node)}");
            return null;
        }
        var (pattern, problem) = Pattern.Parse(node.Text);
        if (problem is not null)
            problems.Add(node, problem);
        return pattern is null ? null : (pattern, words);
    }

    private static KeyValueType? TypeOf(YamlNode node, ProblemList problems)
    {
        var found = Types.FirstOrDefault(type => node.IsScalar && type.Word == node.Text);
        if (found.Word is not null)
            return found.Type;
        problems.Add(node, $"expected a type ({Words()}), found {MappingReader.Describe(node)}");
        return null;
    }

    private static string Words() => MappingReader.OneOf(Types.Select(type => type.Word));
}
