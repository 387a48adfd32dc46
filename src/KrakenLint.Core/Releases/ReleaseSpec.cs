using System.Collections.Immutable;
using KrakenLint.Helm.Merging;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>What a path in a file is relative to.</summary>
public enum PathFrom
{
    /// <summary>The root of the repository.</summary>
    Repository,

    /// <summary>The folder of the file that says it.</summary>
    File,

    /// <summary>The chart's folder.</summary>
    Chart,
}

/// <summary>A path that a file says.</summary>
public readonly record struct PlacedPath(PathFrom From, string Path);

/// <summary>Values of a release: those of a file, or those that stand at a node.</summary>
/// <param name="Place">Where the release says so.</param>
/// <param name="Root">The mapping of values; null where a file holds them.</param>
public sealed record ValuesSource(YamlNode Place, YamlNode? Root, PlacedPath? File = null)
{
    /// <summary>True where nobody minds that there is no such file.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>A Helm release that a file of a repository describes.</summary>
/// <param name="Title">What people call it: <c>HelmRelease apps/chat</c>.</param>
/// <param name="Place">The node that stands for it.</param>
public sealed record ReleaseSpec(string Title, YamlNode Place)
{
    /// <summary>Where the chart may lie in this repository; null where it lies elsewhere.</summary>
    public PlacedPath? Chart { get; init; }

    /// <summary>True where nothing is a release unless the chart is in this repository.</summary>
    public bool NeedsChart { get; init; }

    public string? Release { get; init; }

    public string? Namespace { get; init; }

    /// <summary>The address or name of the cluster that it is installed in; null for that of the files around it.</summary>
    public string? Cluster { get; init; }

    /// <summary>Which of several installations of the files around it this one belongs to; empty for the one.</summary>
    public string Stage { get; init; } = "";

    /// <summary>True where a Kustomization around it says its namespace.</summary>
    public bool IsMoved { get; init; }

    /// <summary>In the order in which they are merged.</summary>
    public ImmutableArray<ValuesSource> Values { get; init; } = [];

    public ImmutableArray<PlacedSet> Sets { get; init; } = [];

    /// <summary>What the texts of the release's values stand for, by placeholder.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What was seen and is not judged.</summary>
    public ImmutableArray<Problem> Unseen { get; init; } = [];

    /// <summary>True where a text that should hold values does not parse.</summary>
    public ImmutableArray<Problem> Broken { get; init; } = [];
}
