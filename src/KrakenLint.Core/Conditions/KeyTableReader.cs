using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

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
        return new KeyTable(name, prefix, keys.ToImmutable(), mistaken);
    }

    // A key whose values are not checked says so with one word: "text".
    private static KeyEntry? ReadEntry(YamlNode node, ProblemList problems)
    {
        if (node.IsScalar)
            return TypeOf(node, problems) is { } plain ? new KeyEntry(plain, [], IgnoresCase: false, "") : null;
        if (MappingReader.For(node, "a key", problems) is not { } mapping)
            return null;
        var options = mapping.OptionalTexts("options");
        var type =
            options.IsEmpty && mapping.Required("type", Words()) is { } word
                ? TypeOf(word, problems)
                : KeyValueType.Options;
        var entry = new KeyEntry(
            type ?? KeyValueType.Text,
            options,
            mapping.OptionalFlag("ignoreCase"),
            mapping.OptionalText("consequence") ?? ""
        );
        mapping.Finish();
        return entry;
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
