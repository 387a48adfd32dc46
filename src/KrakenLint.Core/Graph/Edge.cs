using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>What became of a reference.</summary>
public enum EdgeState
{
    /// <summary>The other end is in the bundle.</summary>
    Found,

    /// <summary>No such resource in the bundle.</summary>
    Missing,

    /// <summary>The resource is there, the key in it is not.</summary>
    KeyMissing,

    /// <summary>The Service is there, the port is not.</summary>
    PortMissing,

    /// <summary>It leads out of the cluster.</summary>
    External,

    /// <summary>It need not exist.</summary>
    Optional,

    /// <summary>Its name cannot be known from the manifests.</summary>
    Unknown,
}

/// <summary>A reference from one resource to another; it exists as soon as it is written, whether or not it resolves.</summary>
/// <param name="Written">The node that wrote the reference.</param>
/// <param name="To">The other end, where it was found.</param>
/// <param name="TargetKind">The kind that is referred to.</param>
/// <param name="TargetName">The name as written.</param>
public sealed record Edge(
    Resource From,
    YamlNode Written,
    Resource? To,
    string TargetKind,
    string TargetName,
    EdgeState State
)
{
    /// <summary>The route that the edge begins at, for edges of routes.</summary>
    public Route? Route { get; init; }

    /// <summary>The route at the other end, for edges between routes.</summary>
    public Route? ToRoute { get; init; }

    /// <summary>The environment variable that wrote it, for <c>calls</c>.</summary>
    public EnvEntry? Env { get; init; }

    /// <summary>The container that the variable belongs to, for <c>calls</c>.</summary>
    public YamlNode? Container { get; init; }

    /// <summary>The part of the resource that wrote it, for references that other parts have nothing to do with.</summary>
    public YamlNode? Part { get; init; }

    /// <summary>
    /// What the reference could have named, where that is all in the resource itself: nothing of it can live elsewhere.
    /// </summary>
    public NameIndex? Choices { get; init; }

    /// <summary>What was probably meant, where the reference is missing and names nothing.</summary>
    public string? Near { get; init; }

    /// <summary>What else is known of the reference: <c>scheme</c>, <c>host</c>, <c>port</c>, <c>key</c>, ….</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}
