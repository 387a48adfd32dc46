using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Yaml;

namespace KrakenLint.Findings.Proposals;

/// <summary>A change of a YAML tree, said without positions: of a manifest, a values file, or any other.</summary>
public abstract record NodeEdit
{
    /// <summary>Gives a scalar, or an empty place, another value.</summary>
    public sealed record Set(YamlNode Node, ScalarValue Value) : NodeEdit;

    /// <summary>Inserts pairs that are not there.</summary>
    /// <param name="Parent">A mapping, or a null that becomes one.</param>
    public sealed record Insert(YamlNode Parent, ImmutableArray<NewPair> Pairs) : NodeEdit;

    /// <summary>Removes a value with its key, or an item of a sequence.</summary>
    public sealed record Remove(YamlNode Node) : NodeEdit;

    /// <summary>Gives a key another name.</summary>
    public sealed record Rename(YamlNode Key, string Name) : NodeEdit;

    /// <summary>Puts quotes around a scalar; its text stays.</summary>
    public sealed record Quote(YamlNode Node) : NodeEdit;
}

/// <summary>A pair to insert.</summary>
/// <param name="Path">The keys from the parent down; those but the last become mappings.</param>
public sealed record NewPair(ImmutableArray<string> Path, ScalarValue Value);
