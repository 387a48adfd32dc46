using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>Reads <c>examples</c>.</summary>
internal static class ExampleReader
{
    private const string MainFile = "example.yaml";

    public static ImmutableArray<RuleExample> Read(MappingReader rule, SourceFile file, ProblemList problems)
    {
        var examples = ImmutableArray.CreateBuilder<RuleExample>();
        foreach (var node in rule.OptionalItems("examples"))
        {
            if (MappingReader.For(node, RuleShapes.Example, problems) is not { } mapping)
                continue;
            if (ReadOne(mapping, problems) is { } example)
                examples.Add(example);
            mapping.Finish();
        }
        return examples.ToImmutable();
    }

    private static RuleExample? ReadOne(MappingReader mapping, ProblemList problems)
    {
        var title = mapping.RequiredText("title", "what the example shows");
        var profile = mapping.OptionalWord("profile", LintSettings.Profiles);
        var isOpen = mapping.OptionalFlag("open");
        var project = mapping.Optional("config") is { } config
            ? ConfigurationReader.ReadExample(config, problems)
            : Configuration.None;
        var (bad, good) = (mapping.OptionalText("bad"), mapping.OptionalText("good"));
        var others = mapping.OptionalPairs("files").Select(pair => ReadFile(pair, problems)).ToArray();
        if (bad is null == good is null)
        {
            problems.Add(mapping.Node, "an example is either bad or good: expected one of the two keys");
            return null;
        }
        var repaired = mapping.OptionalText("fixed");
        if (repaired is not null && bad is null)
            problems.Add(mapping.Node["fixed"] ?? mapping.Node, "a good example has nothing to fix");
        var main = new ExampleFile(mapping.OptionalText("file") ?? MainFile, bad ?? good ?? "");
        return new RuleExample(title, bad is not null, profile, isOpen, [main, .. others], mapping.Node.Span)
        {
            Project = project,
            Today = ReadDay(mapping, problems),
            Fixed = repaired,
        };
    }

    private static DateOnly? ReadDay(MappingReader mapping, ProblemList problems) =>
        mapping.Optional("today") is { } day ? IgnoreSettingReader.ReadDate(day, "today", problems) : null;

    private static ExampleFile ReadFile(YamlPair pair, ProblemList problems)
    {
        if (pair.Value.Type != YamlType.String)
            problems.Add(pair.Value, $"expected the text of a file, found {MappingReader.Describe(pair.Value)}");
        return new ExampleFile(pair.Key.Text, pair.Value.Text);
    }
}
