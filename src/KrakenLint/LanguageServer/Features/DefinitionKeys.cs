using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Reporting;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Ways;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>What may be written at a place of a rule, controller or configuration file, from the tables that their readers use.</summary>
internal static class DefinitionKeys
{
    /// <summary>The keys that may stand in a mapping.</summary>
    public static IEnumerable<ShapeKey> KeysIn(UnitKind kind, ImmutableArray<string> around) =>
        Mappings(kind, At(kind, around)).SelectMany(shape => shape.Keys).DistinctBy(key => key.Name);

    /// <summary>The values that may stand behind a key, where they are known.</summary>
    public static IEnumerable<string> ValuesOf(UnitKind kind, ImmutableArray<string> path) =>
        At(kind, path)
            .SelectMany(WordsOf)
            .Concat(path is [.. var around, var last] ? ExamplesOf(kind, [.. around], last) : [])
            .Distinct();

    /// <summary>Keys of a mapping whose keys are taken from a closed set.</summary>
    public static IEnumerable<string> NamesIn(UnitKind kind, ImmutableArray<string> around) =>
        At(kind, around).OfType<ValueShape.Map>().SelectMany(map => map.Keys);

    public static string? PageAt(Asked asked)
    {
        var path = LinePath.At(asked.File, asked.Line);
        return KeysIn(asked.Unit.Key.Kind, path.Around).FirstOrDefault(key => key.Name == path.Key) is { } found
            ? $"**{MarkdownText.Prose(found.Name)}**: {MarkdownText.Prose(found.Summary)}"
            : null;
    }

    private static IEnumerable<string> ExamplesOf(UnitKind kind, ImmutableArray<string> around, string key) =>
        KeysIn(kind, around).Where(found => found.Name == key).SelectMany(found => found.Examples);

    private static IEnumerable<string> WordsOf(ValueShape value) =>
        value switch
        {
            ValueShape.Word word => word.Words,
            ValueShape.Flag => ["true", "false"],
            _ => [],
        };

    private static ValueShape[] At(UnitKind kind, ImmutableArray<string> path)
    {
        ValueShape root = kind switch
        {
            UnitKind.Rule => ValueShape.Of("rule"),
            UnitKind.Controller => ValueShape.Of("controller"),
            _ => ValueShape.Of("config"),
        };
        var at = Apart(root).ToArray();
        foreach (var key in path)
            at = [.. at.SelectMany(value => Below(kind, value, key)).SelectMany(Apart)];
        return at;
    }

    private static IEnumerable<ValueShape> Below(UnitKind kind, ValueShape value, string key) =>
        value is ValueShape.Map map
            ? [map.Value]
            : Mappings(kind, [value])
                .SelectMany(shape => shape.Keys)
                .Where(one => one.Name == key)
                .Select(one => one.Value);

    private static IEnumerable<MappingShape> Mappings(UnitKind kind, IEnumerable<ValueShape> values)
    {
        var shapes = kind == UnitKind.Controller ? ControllerShapes.All : RuleShapes.All;
        return values
            .OfType<ValueShape.Ref>()
            .SelectMany(reference => shapes.Where(shape => shape.Name == reference.Shape));
    }

    // A list and its items are written alike.
    private static IEnumerable<ValueShape> Apart(ValueShape value) =>
        value switch
        {
            ValueShape.List list => Apart(list.Item),
            ValueShape.OneOrMany many => Apart(many.Item),
            ValueShape.Either either => either.Choices.SelectMany(Apart),
            _ => [value],
        };
}
