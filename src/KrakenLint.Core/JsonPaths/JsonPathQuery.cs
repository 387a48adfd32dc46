using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>A parsed query: where it starts and its segments (RFC 9535, section 2.5).</summary>
internal sealed class JsonPathQuery
{
    public JsonPathQuery(bool isAbsolute, ImmutableArray<JsonPathSegment> segments)
    {
        IsAbsolute = isAbsolute;
        Segments = segments;
        var prefix = ImmutableArray.CreateBuilder<PathStep>(segments.Length);
        while (prefix.Count < segments.Length && StepOf(segments[prefix.Count]) is { } step)
            prefix.Add(step);
        Prefix = prefix.DrainToImmutable();
        IsSingular = Prefix.Length == segments.Length;
        Rest = segments[Prefix.Length..];
    }

    public bool IsAbsolute { get; }

    public ImmutableArray<JsonPathSegment> Segments { get; }

    public bool IsSingular { get; }

    /// <summary>The steps of a singular query; empty for any other.</summary>
    public ImmutableArray<PathStep> Steps => IsSingular ? Prefix : [];

    /// <summary>What leads to one node at most.</summary>
    public ImmutableArray<PathStep> Prefix { get; }

    /// <summary>The segments from the first on that may lead to several nodes.</summary>
    public ImmutableArray<JsonPathSegment> Rest { get; }

    private static PathStep? StepOf(JsonPathSegment segment) =>
        segment switch
        {
            { Descends: false, Selectors: [JsonPathSelector.Name name] } => new PathStep(name.Key, 0),
            { Descends: false, Selectors: [JsonPathSelector.Item item] } => new PathStep(null, item.Position),
            _ => null,
        };
}

/// <summary>Selectors for the children of each node, or of each node and all below it.</summary>
internal sealed record JsonPathSegment(bool Descends, ImmutableArray<JsonPathSelector> Selectors);
