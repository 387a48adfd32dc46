using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Reads <c>charts</c> of a configuration.</summary>
internal static class ChartSettingReader
{
    public static ImmutableArray<ChartSetting> Read(MappingReader mapping, ProblemList problems) =>
        [.. mapping.OptionalItems("charts").Select(node => ReadOne(node, problems)).OfType<ChartSetting>()];

    private static ChartSetting? ReadOne(YamlNode node, ProblemList problems)
    {
        if (MappingReader.For(node, ConfigurationShapes.Chart, problems) is not { } mapping)
            return null;
        mapping.Required("path", "the chart's folder");
        var path = mapping.LocatedText("path");
        var release = ReadName(mapping, "release", ReleaseNames.WhyNoRelease, problems);
        var space = ReadName(mapping, "namespace", ReleaseNames.WhyNoNamespace, problems);
        var values = mapping.Optional("values") is { } valuesNode ? ReadValues(valuesNode, problems) : [];
        var set = mapping.Optional("set") is { } setNode ? ReadSet(mapping, setNode, problems) : [];
        mapping.Finish();
        if (values.IsEmpty)
            values = [new ValuesCombination(null, [])];
        return path is null ? null : new ChartSetting(path, release, space, values, set);
    }

    private static string? ReadName(
        MappingReader mapping,
        string key,
        Func<string, string?> whyNot,
        ProblemList problems
    )
    {
        if (mapping.LocatedText(key) is not { } name)
            return null;
        if (whyNot(name.Text) is { } why)
            problems.Add(name.Span, why);
        return name.Text;
    }

    // One text or a flat list is one combination, as several -f are; a list of lists, or a mapping of names, is several.
    private static ImmutableArray<ValuesCombination> ReadValues(YamlNode node, ProblemList problems)
    {
        if (node.IsMapping)
            return
            [
                .. node.Pairs.Select(pair => new ValuesCombination(pair.Key.Text, ReadFiles(pair.Value, problems))),
            ];
        if (!node.IsSequence || !node.Items.Any(item => item.IsSequence))
        {
            var files = ReadFiles(node, problems);
            return [new ValuesCombination(null, files) { IsFlatList = files.Length > 1 }];
        }
        foreach (var item in node.Items.Where(item => !item.IsSequence))
            problems.Add(
                item,
                $"expected a list of values files as beside it, found {MappingReader.Describe(item)}; put it into brackets"
            );
        return
        [
            .. node
                .Items.Where(item => item.IsSequence)
                .Select(item => new ValuesCombination(null, ReadFiles(item, problems))),
        ];
    }

    private static ImmutableArray<Located> ReadFiles(YamlNode node, ProblemList problems)
    {
        var nodes = node.IsSequence ? node.Items.ToArray() : [node];
        foreach (var item in nodes.Where(item => !IsText(item)))
            problems.Add(item, $"expected the path of a values file, found {MappingReader.Describe(item)}");
        return [.. nodes.Where(IsText).Select(Located.Of)];
    }

    // What stands here may be a password: the messages do not repeat it.
    private static ImmutableArray<string> ReadSet(MappingReader mapping, YamlNode node, ProblemList problems)
    {
        if (!node.IsMapping)
        {
            foreach (var item in node.IsSequence ? node.Items.ToArray() : [node])
            {
                if (!IsText(item) || item.Text.IndexOf('=', StringComparison.Ordinal) < 1 || HasNul(item))
                    problems.Add(item, "\"set\" takes KEY=VALUE, as helm's --set does");
            }
            return [.. (node.IsSequence ? node.Items.ToArray() : [node]).Where(IsText).Select(item => item.Text)];
        }
        foreach (
            var pair in node.Pairs.Where(pair =>
                !pair.Value.IsScalar || pair.Value.IsNull || HasNul(pair.Key) || HasNul(pair.Value)
            )
        )
            problems.Add(pair.Key, $"\"{pair.Key.Text}\" must have one plain value; expected a string, number or bool");
        // A comma would begin the next value.
        return
        [
            .. node
                .Pairs.Where(pair => pair.Value.IsScalar)
                .Select(pair => $"{pair.Key.Text}={pair.Value.Text.Replace(",", "\\,", StringComparison.Ordinal)}"),
        ];
    }

    // No program can be given one.
    private static bool HasNul(YamlNode node) => node.IsScalar && node.Text.Contains('\0', StringComparison.Ordinal);

    private static bool IsText(YamlNode node) =>
        node is { IsScalar: true, Type: YamlType.String } && node.Text.Trim().Length > 0;
}
