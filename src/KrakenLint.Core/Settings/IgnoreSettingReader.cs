using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Reads <c>ignore</c> of a configuration; whether there are such rules is judged later.</summary>
internal static class IgnoreSettingReader
{
    private static readonly string[] Conditions = ["rule", "resource", "path", "chart"];

    public static ImmutableArray<IgnoreSetting> Read(MappingReader mapping, ProblemList problems) =>
        [.. mapping.OptionalItems("ignore").Select(node => ReadOne(node, problems)).OfType<IgnoreSetting>()];

    private static IgnoreSetting? ReadOne(YamlNode node, ProblemList problems)
    {
        if (MappingReader.For(node, ConfigurationShapes.Ignore, problems) is not { } mapping)
            return null;
        var setting = new IgnoreSetting(
            mapping.LocatedTexts("rule"),
            mapping.LocatedTexts("resource"),
            mapping.LocatedTexts("path"),
            mapping.LocatedTexts("chart"),
            mapping.RequiredText("reason", "why this is acceptable").Trim(),
            mapping.Optional("until") is { } until ? ReadDate(until, "until", problems) : null,
            node.Span.FirstLine
        )
        {
            UntilSpan = mapping.Optional("until")?.Span.FirstLine,
        };
        mapping.Finish();
        foreach (var resource in setting.Resources.Where(resource => resource.Text.Split('/') is not [_, _]))
            problems.Add(resource.Span, $"\"{resource.Text}\" is no KIND/NAME such as Service/chat-*");
        if (mapping.Has("reason") && setting.Reason.Length == 0)
            problems.Add(mapping.Node["reason"] ?? node, "\"reason\" is empty; expected why this is acceptable");
        // An entry without a condition would ignore everything.
        if (!Conditions.Any(mapping.Has))
            problems.Add(
                node,
                $"the entry does not say what it ignores; expected one of {MappingReader.OneOf(Conditions)}"
            );
        return setting;
    }

    /// <summary>A day; null, and a problem, where the text is none.</summary>
    public static DateOnly? ReadDate(YamlNode node, string key, ProblemList problems)
    {
        if (
            node.IsScalar
            && DateOnly.TryParseExact(
                node.Text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
            return date;
        problems.Add(node, $"\"{key}\" must be a day as YYYY-MM-DD, found {MappingReader.Describe(node)}");
        return null;
    }
}
