using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>A key that a mapping of a definition file may have.</summary>
/// <param name="Summary">One line for people, shown by editors.</param>
public sealed record ShapeKey(string Name, string Summary, ValueShape Value, bool IsRequired = false)
{
    /// <summary>Values that editors may offer.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];
}

/// <summary>
/// The keys of one kind of mapping in a definition file. Its reader asks for no other ones, and the JSON Schema is
/// written from it, so that the two cannot come apart.
/// </summary>
/// <param name="Name">What other shapes and the schema call it.</param>
/// <param name="What">What is read, for messages: "a rule", "select".</param>
public sealed record MappingShape(string Name, string What, ImmutableArray<ShapeKey> Keys)
{
    private readonly FrozenSet<string> names = Keys.Select(key => key.Name).ToFrozenSet();

    /// <summary>Sets of keys of which one at least must be there.</summary>
    public ImmutableArray<ImmutableArray<string>> NeedsOneOf { get; init; } = [];

    /// <summary>Keys that cannot stand beside each other.</summary>
    public ImmutableArray<(string One, string Other)> Excluding { get; init; } = [];

    /// <summary>True for objects that we write: a later version may add keys.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True where exactly one key must be there.</summary>
    public bool IsOfOneKey { get; init; }

    /// <summary>True where at least one key must be there.</summary>
    public bool IsNeverEmpty { get; init; }

    public IEnumerable<string> KeyNames => Keys.Select(key => key.Name);

    public bool Has(string name) => names.Contains(name);
}
