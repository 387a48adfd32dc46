using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>Reads what a controller file says of one setting.</summary>
internal static class SettingReader
{
    public static SettingFacts? Read(YamlNode node, WaySetting setting, ProblemList problems)
    {
        if (MappingReader.For(node, ControllerShapes.Setting, problems) is not { } mapping)
            return null;
        var sources = ControllerReader
            .Each(mapping, "sources", ControllerShapes.Source, problems)
            .Select(source => ReadSource(source, setting, problems))
            .ToImmutableArray();
        var writes = ControllerReader
            .Each(mapping, "write", ControllerShapes.Write, problems)
            .Select(ReadWrite)
            .ToImmutableArray();
        var assumed = mapping.OptionalText("default");
        if (assumed is not null)
            Check(mapping.Node["default"] ?? node, assumed, setting, problems);
        var facts = new SettingFacts(setting, sources, assumed, writes, mapping.OptionalTexts("facts"))
        {
            CountsForUpgraded = FlagAt(mapping, "countsForUpgraded"),
            Note = mapping.OptionalText("note"),
            Strength = mapping.OptionalWord("strength", ControllerShapes.Strengths),
        };
        if (facts.Facts.IsEmpty)
            problems.Add(node, $"\"facts\" is missing; expected the address of what is known about {setting.Name}");
        mapping.Finish();
        return facts;
    }

    public static FieldPlace PlaceIn(MappingReader mapping, ProblemList problems)
    {
        var part = mapping.OptionalText("in") ?? "";
        var path = ControllerReader.PathAt(mapping, "path", problems);
        var annotation = mapping.OptionalText("annotation");
        var label = mapping.OptionalText("label");
        if (new[] { path?.Text, annotation, label }.Count(one => one is not null) != 1)
            problems.Add(mapping.Node, "a place has one of \"path\", \"annotation\" and \"label\"");
        return new FieldPlace(part, path, annotation ?? label) { IsLabel = label is not null };
    }

    public static ImmutableArray<FieldTest> TestsIn(MappingReader mapping, string key, ProblemList problems) =>
        [
            .. ControllerReader
                .Each(mapping, key, ControllerShapes.Test, problems)
                .Select(test => TestIn(test, problems)),
        ];

    public static FieldTest TestIn(MappingReader test, ProblemList problems) =>
        new(PlaceIn(test, problems))
        {
            Equal = test.OptionalTexts("equals"),
            Matches = PatternAt(test, "matches", problems),
            Exists = test.OptionalFlag("exists", absent: true),
        };

    private static SettingSource ReadSource(MappingReader mapping, WaySetting setting, ProblemList problems)
    {
        var words = mapping
            .OptionalPairs("words")
            .ToImmutableDictionary(pair => pair.Key.Text, pair => pair.Value.Text);
        var constant = mapping.OptionalText("is");
        foreach (var value in words.Values.Append(constant).OfType<string>())
            Check(mapping.Node, value, setting, problems);
        var unit = mapping.OptionalWord("unit", [.. Measure.All.Select(measure => measure.Name)]);
        var least = mapping.OptionalText("atLeast");
        var reading = new FieldReading
        {
            Is = constant,
            Words = words,
            Unit = unit is null ? null : Measure.Find(unit),
            Endless = mapping.OptionalTexts("endless"),
            Find = PatternAt(mapping, "find", problems),
            AtLeast = least is null ? null : Quantity.Number(least),
        };
        return new SettingSource(PlaceIn(mapping, problems), reading, TestsIn(mapping, "when", problems))
        {
            Strength = mapping.OptionalWord("strength", ControllerShapes.Strengths),
            Since = mapping.OptionalText("since"),
            Until = mapping.OptionalText("until"),
            CountsForUpgraded = FlagAt(mapping, "countsForUpgraded"),
        };
    }

    private static SettingWrite ReadWrite(MappingReader mapping)
    {
        var (annotations, fields) = (mapping.Optional("annotations"), mapping.Optional("fields"));
        return new SettingWrite(mapping.OptionalTexts("for"), mapping.RequiredText("words", "what to set, and where"))
        {
            In = mapping.OptionalText("in") ?? "",
            ApiVersion = mapping.OptionalText("apiVersion") ?? "",
            Target = mapping.OptionalWord("target", ControllerShapes.Targets) ?? "route",
            Body = annotations ?? fields,
            IsAnnotations = annotations is not null,
            Strength = mapping.OptionalWord("strength", ControllerShapes.Strengths),
        };
    }

    private static bool? FlagAt(MappingReader mapping, string key) =>
        mapping.Has(key) ? mapping.OptionalFlag(key) : null;

    private static FieldPattern? PatternAt(MappingReader mapping, string key, ProblemList problems)
    {
        if (mapping.OptionalText(key) is not { } text)
            return null;
        if (FieldPattern.ProblemOf(text) is { } problem)
            problems.Add(mapping.Node[key] ?? mapping.Node, problem);
        return new FieldPattern(text);
    }

    private static void Check(YamlNode node, string value, WaySetting setting, ProblemList problems)
    {
        var words = setting.IsTime ? [WaySetting.Endless, "session"] : setting.Words;
        if (words.IsEmpty || words.Contains(value) || (setting.IsTime && Quantity.Number(value) is not null))
            return;
        var expected = setting.IsTime ? "a number of seconds or bytes, or endless" : MappingReader.OneOf(words);
        problems.Add(node, $"\"{value}\" is no value of {setting.Name}; expected {expected}");
    }
}
