using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Charts;

/// <summary>What a chart says about a subchart (<c>dependencies</c> of Chart.yaml).</summary>
/// <param name="Name">The node that names it, for what stands in an archive.</param>
/// <param name="Condition">Values paths of which the first that is a bool decides; empty where there is none.</param>
public sealed record ChartDependency(
    YamlNode Name,
    string? Alias,
    string? Version,
    ImmutableArray<string> Condition,
    ImmutableArray<string> Tags
);

/// <summary>A chart with its subcharts, as it lies in its folder.</summary>
public sealed record Chart
{
    /// <summary>The name that Helm knows it by: of a subchart its alias, where it has one.</summary>
    public required string Name { get; init; }

    /// <summary>The root of Chart.yaml.</summary>
    public required YamlNode Metadata { get; init; }

    /// <summary>The root of values.yaml, or null where it is absent, empty or broken.</summary>
    public YamlNode? Values { get; init; }

    /// <summary>Files below <c>templates</c>.</summary>
    public ImmutableArray<ChartFile> Templates { get; init; } = [];

    /// <summary>Files below <c>crds</c>, which are never templates.</summary>
    public ImmutableArray<ChartFile> Crds { get; init; } = [];

    /// <summary>Everything else: what <c>.Files</c> reads.</summary>
    public ImmutableArray<ChartFile> Others { get; init; } = [];

    /// <summary>What the values must be like (<c>values.schema.json</c>); null for anything.</summary>
    public ChartFile? Schema { get; init; }

    public ImmutableArray<ChartDependency> Declared { get; init; } = [];

    /// <summary>Subcharts by their own names, enabled or not.</summary>
    public ImmutableArray<Chart> Found { get; init; } = [];

    /// <summary>True where something below <c>charts</c> could not be read, here or in a subchart: what it says nobody knows.</summary>
    public bool HasUnread { get; init; }

    /// <summary>The parent's declaration of this chart, or null.</summary>
    public ChartDependency? Declaration { get; init; }

    public bool IsPacked { get; init; }

    /// <summary>True for a chart that is itself an archive: findings stand in it, and nobody edits it.</summary>
    public bool IsSealed { get; init; }

    /// <summary>True for values of this chart that nobody edits.</summary>
    internal bool Seals(YamlNode node) =>
        (IsPacked || IsSealed) && Values is { } own && ReferenceEquals(own.Tree, node.Tree);

    /// <summary>True for a chart that lies elsewhere: only values for it are known.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>A chart that lies elsewhere.</summary>
    /// <param name="name">What reports call it.</param>
    public static Chart Unseen(string name) =>
        new()
        {
            Name = name,
            Metadata = YamlReader.Read(SourceFile.FromText(name, "name: unseen")).Documents[0].Tree?.Root ?? default,
            IsUnseen = true,
        };

    public ImmutableArray<Problem> Problems { get; init; } = [];

    public bool IsLibrary => Metadata["type"]?.Text == "library";

    /// <summary>Problems of this chart and of those below it.</summary>
    public IEnumerable<Problem> AllProblems => Problems.Concat(Found.SelectMany(sub => sub.AllProblems));

    /// <summary>The schemas of this chart and of those below it.</summary>
    public IEnumerable<ChartFile> AllSchemas =>
        (Schema is null ? [] : new[] { Schema }).Concat(Found.SelectMany(sub => sub.AllSchemas));

    /// <summary>Every file of this chart and of those below it.</summary>
    public IEnumerable<ChartFile> AllFiles =>
        Templates.Concat(Crds).Concat(Others).Concat(Found.SelectMany(sub => sub.AllFiles));
}
