using System.Collections.Immutable;
using KrakenLint.Rendering.Library;
using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>A value that a template works with, and the values node that it was read from, if any.</summary>
public abstract record Datum
{
    /// <summary>The node whose value this is; null where something else was computed from it.</summary>
    public YamlNode? Node { get; init; }
}

/// <summary>Nothing: what an absent key has.</summary>
public sealed record NilDatum : Datum
{
    public static NilDatum Instance { get; } = new();
}

/// <summary>Something that cannot be known here: random, from a cluster, or of a function that is not known.</summary>
public sealed record UnknownDatum : Datum
{
    public static UnknownDatum Instance { get; } = new();
}

public sealed record BoolDatum(bool Value) : Datum;

/// <summary>A whole number: of a constant, of <c>--set</c>, or of arithmetic.</summary>
public sealed record WholeDatum(long Value) : Datum;

/// <summary>A 64-bit float, which every number of a values file is.</summary>
public sealed record FloatDatum(double Value) : Datum;

public sealed record TextDatum(Rope Rope) : Datum
{
    public string Text => Rope.Text;

    public static TextDatum Of(string text, YamlNode? node = null) => new(Rope.Of(text, node)) { Node = node };
}

public sealed record ListDatum(ImmutableArray<Datum> Items) : Datum;

/// <summary>A mapping. Templates may change it in place (<c>set</c>), as they may in Go.</summary>
public sealed record MapDatum : Datum
{
    private readonly Dictionary<string, Datum> entries = new(StringComparer.Ordinal);

    /// <summary>The mappings that were merged into this one: of the chart first, of the last values file last.</summary>
    public ImmutableArray<YamlNode> Layers { get; init; } = [];

    /// <summary>What can be called on it by name, besides reading its keys; null where there is nothing.</summary>
    internal Func<string, Given, Datum?>? Methods { get; init; }

    public int Count => entries.Count;

    /// <summary>In ordinal order of the keys, as Go ranges over maps.</summary>
    public IEnumerable<KeyValuePair<string, Datum>> Entries =>
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    public Datum? this[string key] => entries.GetValueOrDefault(key);

    public void Set(string key, Datum value) => entries[key] = value;

    public void Remove(string key) => entries.Remove(key);

    public MapDatum Copy()
    {
        var copy = new MapDatum { Node = Node, Layers = Layers };
        foreach (var (key, value) in entries)
            copy.entries[key] = value;
        return copy;
    }

    /// <summary>A copy whose mappings, at any depth, are copies as well.</summary>
    internal MapDatum DeepCopy(Budget budget) => DeepCopy(budget, 0);

    internal static Datum DeepCopy(Datum value, Budget budget) => DeepCopy(value, budget, 0);

    private static Datum DeepCopy(Datum value, Budget budget, int level)
    {
        budget.Visit(level);
        return value switch
        {
            MapDatum map => map.DeepCopy(budget, level),
            ListDatum list => list with { Items = [.. list.Items.Select(item => DeepCopy(item, budget, level + 1))] },
            _ => value,
        };
    }

    private MapDatum DeepCopy(Budget budget, int level)
    {
        var copy = new MapDatum { Node = Node, Layers = Layers };
        foreach (var (key, value) in entries)
            copy.entries[key] = DeepCopy(value, budget, level + 1);
        return copy;
    }

    public bool Equals(MapDatum? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>Something of Helm's own with fields and methods, such as <c>.Files</c>.</summary>
/// <param name="Text">What it prints.</param>
/// <param name="Member">A field's or method's value by name and arguments; null where there is none of that name.</param>
internal sealed record ObjectDatum(string Text, Func<string, Given, Datum?> Member) : Datum;
