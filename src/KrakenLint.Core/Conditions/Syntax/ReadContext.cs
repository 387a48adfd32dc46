using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.JsonPaths;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>What a condition may refer to where it stands in a rule.</summary>
/// <param name="Subject">What tests without a subject of their own look at.</param>
/// <param name="Params">The rule's parameters.</param>
/// <param name="Problems">Where to say what is wrong.</param>
public sealed record ReadContext(Subject Subject, ImmutableDictionary<string, ScalarValue> Params, ProblemList Problems)
{
    /// <summary>What is known of the items that the condition judges.</summary>
    public ItemFields Items { get; init; } = ItemFields.Unknown;

    /// <summary>The roles that there are; null where roles are still being told.</summary>
    public ImmutableArray<string>? Roles { get; init; }

    /// <summary>The tables of keys, by name.</summary>
    public ImmutableDictionary<string, KeyTable> Tables { get; init; } = ImmutableDictionary<string, KeyTable>.Empty;

    /// <summary>The context of a condition on other items.</summary>
    public ReadContext ForItems(ItemFields items) =>
        this with
        {
            Subject = new Subject.Self(items.IsMainText),
            Items = items,
        };
}

/// <summary>Which fields items have beside their nodes.</summary>
/// <param name="Names">Empty where any path may lead somewhere.</param>
/// <param name="Texts">Those of them that Kubernetes knows as text only.</param>
public sealed record ItemFields(ImmutableArray<string> Names, ImmutableArray<string> Texts)
{
    /// <summary>Resources, and nodes that a path picked.</summary>
    public static ItemFields Unknown { get; } = new([], []);

    /// <summary>Parts of a text.</summary>
    public static ItemFields Parts { get; } = new([], [], IsMainText: true);

    private ItemFields(ImmutableArray<string> names, ImmutableArray<string> texts, bool IsMainText)
        : this(names, texts) => this.IsMainText = IsMainText;

    /// <summary>True where a condition without a subject looks at text.</summary>
    public bool IsMainText { get; }

    public static ItemFields Of(Source? source) =>
        source?.View is { } view
            ? new ItemFields(
                view.IsOfMappings ? [] : view.Fields,
                view.TextFields,
                IsMainText: view.TextFields.Contains("value")
            )
            : Unknown;

    public bool IsText(JsonPath path) => FieldOf(path) is { } name && Texts.Contains(name);

    /// <summary>False, and a problem, for a path of one step that is no field of items that have fields.</summary>
    public bool Knows(JsonPath path, YamlNode node, ProblemList problems)
    {
        if (Names.IsEmpty || FieldOf(path) is not { } name || Names.Contains(name))
            return true;
        problems.Add(
            node,
            $"unknown field \"{name}\"; expected one of {MappingReader.OneOf(Names)}{Nearest.Hint(name, Names)}"
        );
        return false;
    }

    private static string? FieldOf(JsonPath path) =>
        path is { IsAbsolute: false, Steps: [{ Name: { } name }] } ? name : null;
}
