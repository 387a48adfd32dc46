using System.Collections.Immutable;
using KrakenLint.JsonPaths;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>A field or annotation of one of the parts that make up a way in.</summary>
/// <param name="In">A word of <see cref="Parts"/>, or the kind of a policy.</param>
/// <param name="Path">Below the part; null for an annotation or a label.</param>
/// <param name="Key">Of an annotation or a label.</param>
public sealed record FieldPlace(string In, JsonPath? Path, string? Key)
{
    public bool IsLabel { get; init; }

    /// <summary>The parts of a way in, from the request on.</summary>
    public static ImmutableArray<(string Name, string Summary)> Parts { get; } =
    [
        ("rule", "the rule of the route, below which paths and backends stand"),
        ("backend", "the reference to the Service"),
        ("route", "the whole route"),
        ("service", "the Service"),
        ("servicePort", "the port of the Service"),
        ("namespace", "the namespace of the route"),
        ("gateway", "the Gateway that the route is attached to"),
        ("listener", "the listener of that Gateway"),
        ("class", "the IngressClass or GatewayClass"),
        ("config", "the ConfigMap that the controller reads"),
    ];

    /// <summary>The nodes of a part that the place names.</summary>
    public IEnumerable<YamlNode> NodesIn(YamlNode part)
    {
        if (Path is { } path)
            return path.Select(part, part).Where(node => !node.IsNull);
        var map = part["metadata"]?[IsLabel ? "labels" : "annotations"];
        if (Key is [.. var start, '*'])
            return map.PairsOrNone()
                .Where(pair => pair.Key.Text.StartsWith(start, StringComparison.Ordinal))
                .Select(pair => pair.Value)
                .Where(node => !node.IsNull);
        return map?[Key ?? ""] is { IsNull: false } node ? [node] : [];
    }

    /// <summary>What people call it.</summary>
    public string Name => Key ?? Path?.Text ?? "";
}

/// <summary>Something that must hold for a source to count.</summary>
/// <param name="Place">Its part is empty where the source's own is meant.</param>
public sealed record FieldTest(FieldPlace Place)
{
    /// <summary>Texts of which one must stand there; empty where any will do.</summary>
    public ImmutableArray<string> Equal { get; init; } = [];

    public FieldPattern? Matches { get; init; }

    public bool Exists { get; init; } = true;

    public bool Holds(IEnumerable<YamlNode> nodes) => nodes.Any(Fits) == Exists;

    private bool Fits(YamlNode node) =>
        (Equal.IsEmpty || (node.IsScalar && Equal.Contains(node.Text)))
        && (Matches is null || (node.IsScalar && Matches.In(node.Text) is not null));
}

/// <summary>What the text of a field means.</summary>
public sealed record FieldReading
{
    /// <summary>The value where the field is there at all.</summary>
    public string? Is { get; init; }

    /// <summary>Values by text; a text that is not among them says nothing.</summary>
    public ImmutableDictionary<string, string> Words { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Measure? Unit { get; init; }

    /// <summary>Texts that mean "without end".</summary>
    public ImmutableArray<string> Endless { get; init; } = [];

    /// <summary>Which part of the text counts: the group <c>value</c>.</summary>
    public FieldPattern? Find { get; init; }

    /// <summary>Less than this is raised to it.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The value, or null where the text says nothing; unknown where it cannot be read.</summary>
    /// <param name="service">The Service behind the route.</param>
    public (string? Value, bool IsUnknown) Of(YamlNode node, string? service)
    {
        if (node.IsScalar && PendingText.Is(node.Text))
            return (null, true);
        if (Is is not null && Find is null)
            return (Is, false);
        if (!node.IsScalar)
            return (null, false);
        var text = node.Text;
        if (Find is not null)
        {
            if (Find.In(text, service) is not { } part)
                return (null, false);
            if (Is is not null)
                return (Is, false);
            text = part;
        }
        if (Endless.Contains(text))
            return (WaySetting.Endless, false);
        if (Words.Count > 0)
            return (Words.GetValueOrDefault(text), false);
        if (Unit is null)
            return (text.Length == 0 ? null : text, false);
        return Unit.Parse(text) is { } number
            ? (Measure.TextOf(Math.Max(number, AtLeast ?? number)), false)
            : (null, true);
    }

    /// <summary>Whether some text means that value.</summary>
    public bool CanBe(string? value) =>
        Is is not null ? Is == value : Words.Count == 0 || Words.ContainsValue(value ?? "");
}
