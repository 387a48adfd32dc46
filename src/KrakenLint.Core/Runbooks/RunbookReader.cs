using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Runbooks;

/// <summary>Reads a file of a runbook; whatever is wrong with it is a problem at its place.</summary>
internal sealed class RunbookReader(RuleWords words, ProblemList problems)
{
    private string usualTopic = "bundle";

    public RunbookFile? Read(SourceFile file)
    {
        if (DefinitionFile.RootOf(file, problems) is not { } root)
            return null;
        if (MappingReader.For(root, RunbookShapes.File, problems) is not { } mapping)
            return null;
        usualTopic = mapping.OptionalWord("topic", Topics.Names) ?? "bundle";
        var read = new RunbookFile
        {
            Section = mapping.OptionalText("section"),
            Symptom = mapping.OptionalText("symptom"),
            Title = mapping.OptionalText("title"),
            Order = Number(mapping.Optional("order")),
            Text = TextOf(mapping, "text"),
            Controller = mapping.OptionalText("controller"),
            Sections = mapping.OptionalTexts("sections"),
            Parts = [.. Each(mapping, "parts", RunbookShapes.Part).Select(ReadPart)],
            Causes = [.. Each(mapping, "causes", RunbookShapes.Cause).Select(ReadCause)],
        };
        mapping.Finish();
        if (read.Section is null == read.Symptom is null)
            problems.Add(root, "expected either \"section\" or \"symptom\"");
        return read;
    }

    private int Number(YamlNode? node)
    {
        if (node is not { } found)
            return 0;
        if (int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(found, $"\"order\" must be a number from 0, found {MappingReader.Describe(found)}");
        return 0;
    }

    private IEnumerable<MappingReader> Each(MappingReader mapping, string key, MappingShape shape)
    {
        foreach (var node in mapping.OptionalItems(key))
        {
            if (MappingReader.For(node, shape, problems) is not { } reader)
                continue;
            yield return reader;
            reader.Finish();
        }
    }

    private RunbookPart ReadPart(MappingReader mapping) =>
        new(ReadUse(mapping))
        {
            Section = mapping.OptionalText("section"),
            Title = TextOf(mapping, "title"),
            Text = TextOf(mapping, "text"),
            Commands = TextOf(mapping, "commands"),
            IsOutside = mapping.OptionalFlag("outside"),
            File = mapping.OptionalWord("file", RunbookShapes.Files),
            Yaml = TextOf(mapping, "yaml"),
            Alerts = [.. Each(mapping, "alerts", RunbookShapes.Alert).Select(ReadAlert)],
            Checks = [.. Each(mapping, "checks", RunbookShapes.Check).Select(ReadCheck)],
        };

    private RunbookAlert ReadAlert(MappingReader mapping) =>
        new(
            mapping.RequiredText("alert", "the alert's name"),
            RequiredText(mapping, "expr", "PromQL"),
            mapping.OptionalText("for") ?? "5m",
            mapping.OptionalWord("severity", RunbookShapes.Severities) ?? "warning",
            RequiredText(mapping, "summary", "what has happened")
        );

    private RunbookCheck ReadCheck(MappingReader mapping) =>
        new(RequiredText(mapping, "item", "what must be so"), mapping.OptionalTexts("rules"));

    private RunbookCause ReadCause(MappingReader mapping) =>
        new(
            ReadUse(mapping),
            RequiredText(mapping, "cause", "what may be wrong"),
            mapping.OptionalTexts("rules"),
            RequiredText(mapping, "check", "how to see it"),
            RequiredText(mapping, "cure", "what to do")
        );

    private RunbookUse ReadUse(MappingReader mapping)
    {
        var context = new ReadContext(new Subject.Self(), ImmutableDictionary<string, ScalarValue>.Empty, problems)
        {
            Roles = words.Roles,
            Tables = words.Tables,
        };
        return new RunbookUse(
            mapping.OptionalWord("topic", Topics.Names) ?? usualTopic,
            mapping.Optional("when") is { } when ? ConditionReader.Read(when, context) : null,
            Known(mapping, "has"),
            Known(mapping, "lacks")
        );
    }

    private ImmutableArray<string> Known(MappingReader mapping, string key)
    {
        foreach (var name in mapping.LocatedTexts(key))
            CheckName(name.Text, name.Span);
        return mapping.OptionalTexts(key);
    }

    private string RequiredText(MappingReader mapping, string key, string expected)
    {
        var text = mapping.RequiredText(key, expected);
        Check(mapping, key, text);
        return text.Trim();
    }

    private string? TextOf(MappingReader mapping, string key)
    {
        var text = mapping.OptionalText(key);
        Check(mapping, key, text);
        return text?.Trim();
    }

    private void Check(MappingReader mapping, string key, string? text)
    {
        foreach (var name in FilledText.NamesIn(text ?? ""))
            CheckName(name, (mapping.Node[key] ?? mapping.Node).Span.FirstLine);
    }

    private void CheckName(string name, SourceSpan place)
    {
        var known = RunbookNames.All.Select(row => row.Name).ToArray();
        if (!known.Contains(name))
            problems.Add(place, $"there is no name \"{name}\"{Nearest.Hint(name, known)}");
    }
}
