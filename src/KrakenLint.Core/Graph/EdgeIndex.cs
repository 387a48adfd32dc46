using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>What a part of a resource is known by, among the references that the resource writes.</summary>
/// <param name="Node">References of other parts than this one and what is around or in it are not its own.</param>
public readonly record struct EdgeWriter(Route? Route, EnvEntry? Env, YamlNode? Node, YamlNode? Container)
{
    /// <summary>True where the part is the whole resource, which wrote all of them.</summary>
    internal bool IsAll(Resource resource) =>
        Route is null && Env is null && Container is null && (Node is not { } node || node == resource.Root);

    // A reference that does not say which part wrote it may be anybody's.
    internal bool Wrote(Edge edge)
    {
        if (Route is not null && edge.Route is not null && !ReferenceEquals(Route, edge.Route))
            return false;
        if (Env is not null && edge.Env is not null && Env != edge.Env)
            return false;
        if (edge.Part is { } part && Node is { } node && !Overlap(part.Span, node.Span))
            return false;
        return Container is null || edge.Container is null || Container == edge.Container;
    }

    private static bool Overlap(SourceSpan left, SourceSpan right) => left.Contains(right) || right.Contains(left);
}

/// <summary>
/// The references of one kind that begin at a resource, by what wrote them, so that each of many parts finds its own without
/// looking at all.
/// </summary>
internal sealed class EdgeIndex(ImmutableArray<Edge> edges)
{
    // What is few is faster looked through.
    private const int FewEdges = 8;

    private EdgeKeys<Route>? byRoute;
    private EdgeKeys<string>? byEnv;
    private SpanIndex<Edge>? byPart;

    public static EdgeIndex Empty { get; } = new([]);

    public ImmutableArray<Edge> All => edges;

    /// <returns>What a part wrote, in order.</returns>
    public IEnumerable<Edge> Of(EdgeWriter writer)
    {
        foreach (var edge in Candidates(writer))
        {
            if (writer.Wrote(edge))
                yield return edge;
        }
    }

    private IEnumerable<Edge> Candidates(EdgeWriter writer)
    {
        if (edges.Length <= FewEdges)
            return edges;
        if (writer.Route is { } route)
            return (byRoute ??= new EdgeKeys<Route>(edges, edge => edge.Route)).Of(route);
        if (writer.Env is { } env)
            return (byEnv ??= new EdgeKeys<string>(edges, edge => edge.Env?.Name)).Of(env.Name);
        // Most kinds have parts in all of their references, or in none.
        return writer.Node is { } node && node != edges[0].From.Root && edges[0].Part is not null
            ? (byPart ??= new SpanIndex<Edge>(edges.Select(PartOf))).Along(node.Span)
            : edges;
    }

    private static (SourceSpan, Edge) PartOf(Edge edge) => ((edge.Part ?? edge.Written).Span, edge);
}

/// <summary>References by something that most of them have; what has none is found with each.</summary>
internal sealed class EdgeKeys<TKey>
    where TKey : class
{
    private readonly ImmutableArray<Edge> edges;
    private readonly Dictionary<TKey, List<int>> places = [];
    private readonly List<int> others = [];

    public EdgeKeys(ImmutableArray<Edge> edges, Func<Edge, TKey?> keyOf)
    {
        this.edges = edges;
        for (var at = 0; at < edges.Length; at++)
        {
            if (keyOf(edges[at]) is not { } key)
                others.Add(at);
            else if (places.TryGetValue(key, out var same))
                same.Add(at);
            else
                places[key] = [at];
        }
    }

    public IEnumerable<Edge> Of(TKey key)
    {
        if (!places.TryGetValue(key, out var same))
            return others.Select(at => edges[at]);
        return others.Concat(same).Order().Select(at => edges[at]);
    }
}
