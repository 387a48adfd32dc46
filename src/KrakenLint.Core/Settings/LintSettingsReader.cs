using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Settings;

/// <summary>Reads the settings of <see cref="SettingKinds"/>, <c>external</c> and <c>world</c>.</summary>
internal static class LintSettingsReader
{
    public static LintSettings Read(MappingReader mapping, ProblemList problems)
    {
        var given = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var section in SettingKinds.All.Where(kind => kind.Derive is null).GroupBy(kind => kind.Section))
        {
            var inner = section.Key is null ? mapping : Open(mapping, section.Key, problems);
            if (inner is null)
                continue;
            foreach (var kind in section)
            {
                if (inner.Optional(kind.Key) is { } node && ReadValues(inner, kind, node, problems) is { } values)
                    given[kind.Name] = values;
            }
            if (section.Key is not null)
                inner.Finish();
        }
        var (closed, open) = ReadWorld(mapping, problems);
        return new LintSettings(LintSettings.Kraken)
        {
            Given = given.ToImmutable(),
            External = ReadExternal(mapping, problems),
            ClosedKinds = closed,
            OpenKinds = open,
        };
    }

    private static MappingReader? Open(MappingReader mapping, string section, ProblemList problems) =>
        mapping.Optional(section) is { } node
            ? MappingReader.For(node, ConfigurationShapes.Section(section), problems)
            : null;

    private static ImmutableArray<string>? ReadValues(
        MappingReader section,
        SettingKind kind,
        YamlNode node,
        ProblemList problems
    )
    {
        var before = problems.Count;
        ImmutableArray<string> values = kind.Value switch
        {
            ValueShape.Whole range => ReadNumber(node, kind, range, problems),
            ValueShape.OneOrMany many => ReadMany(section, kind, many.Item, problems),
            ValueShape.Word words => section.OptionalWord(kind.Key, words.Words) is { } word ? [word] : [],
            ValueShape.Text text => ReadText(section, kind, text, problems),
            _ => throw new InvalidOperationException($"{kind.Name} has a shape that no setting can have"),
        };
        return problems.Count == before ? values : null;
    }

    private static ImmutableArray<string> ReadNumber(
        YamlNode node,
        SettingKind kind,
        ValueShape.Whole range,
        ProblemList problems
    )
    {
        if (
            node.Type == YamlType.Integer
            && KubernetesScalar.NumberOf(node.Text) is { } number
            && number >= range.AtLeast
            && number <= (range.AtMost ?? int.MaxValue)
        )
            return [((int)number).ToString(CultureInfo.InvariantCulture)];
        problems.Add(
            node,
            $"\"{kind.Key}\" must be a whole number of seconds from {range.AtLeast} to {range.AtMost} (Socket.IO itself takes milliseconds), found {MappingReader.Describe(node)}"
        );
        return [];
    }

    private static ImmutableArray<string> ReadMany(
        MappingReader section,
        SettingKind kind,
        ValueShape item,
        ProblemList problems
    )
    {
        var found = section.LocatedTexts(kind.Key);
        if (item is not ValueShape.Word { Words: var words })
            return [.. found.Select(value => value.Text)];
        foreach (var value in found.Where(value => !words.Contains(value.Text)))
            problems.Add(
                value.Span,
                $"\"{value.Text}\" is none of {kind.Key}; expected {MappingReader.OneOf(words)}{Nearest.Hint(value.Text, words)}"
            );
        if (found.IsEmpty && section.Optional(kind.Key) is { } node)
            problems.Add(node, $"\"{kind.Key}\" is empty; expected {MappingReader.OneOf(words)}");
        // In one order, however they are written.
        return [.. words.Where(word => found.Any(value => value.Text == word))];
    }

    private static ImmutableArray<string> ReadText(
        MappingReader section,
        SettingKind kind,
        ValueShape.Text shape,
        ProblemList problems
    )
    {
        if (section.OptionalText(kind.Key) is not { } text)
            return [];
        if (shape.Pattern is null || Regex.IsMatch(text, shape.Pattern, RegexOptions.NonBacktracking))
            return [text];
        problems.Add(section.Node[kind.Key] ?? section.Node, $"\"{text}\" is no {kind.Key}; expected {shape.Expected}");
        return [];
    }

    private static ImmutableArray<ExternalName> ReadExternal(MappingReader mapping, ProblemList problems)
    {
        if (
            mapping.Optional("external") is not { } node
            || MappingReader.For(node, ConfigurationShapes.External, problems) is not { } external
        )
            return [];
        var names = ExternalKinds
            .All.SelectMany(row => external.OptionalTexts(row.Key).Select(name => new ExternalName(row.Kind, name)))
            .ToImmutableArray();
        external.Finish();
        return names;
    }

    private static (ImmutableArray<Located> Closed, ImmutableArray<Located> Open) ReadWorld(
        MappingReader mapping,
        ProblemList problems
    )
    {
        if (
            mapping.Optional("world") is not { } node
            || MappingReader.For(node, ConfigurationShapes.World, problems) is not { } world
        )
            return ([], []);
        var (closed, open) = (world.LocatedTexts("closed"), world.LocatedTexts("open"));
        world.Finish();
        foreach (var kind in open.Where(kind => closed.Any(other => other.Text == kind.Text)))
            problems.Add(kind.Span, $"\"{kind.Text}\" is open and closed at once; expected one of them");
        return (closed, open);
    }
}
