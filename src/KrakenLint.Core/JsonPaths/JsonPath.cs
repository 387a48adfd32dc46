using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>A JSONPath (RFC 9535): which nodes of a document, said without positions.</summary>
public sealed class JsonPath
{
    internal JsonPath(string text, JsonPathQuery query)
    {
        Text = text;
        Query = query;
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    internal JsonPathQuery Query { get; }

    /// <summary>True where the path can name one node at most: names and indexes only.</summary>
    public bool IsSingular => Query.IsSingular;

    /// <summary>True where the path starts at the root (<c>$</c>), false where at the current node (<c>@</c>).</summary>
    public bool IsAbsolute => Query.IsAbsolute;

    /// <summary>The steps of a singular path; empty for any other.</summary>
    public ImmutableArray<PathStep> Steps => Query.Steps;

    /// <summary>Keys that the path goes through, whatever it names: one of each set.</summary>
    internal IEnumerable<string[]> Keys =>
        Query
            .Segments.Where(segment => segment.Selectors.All(selector => selector is JsonPathSelector.Name))
            .Select(segment => segment.Selectors.OfType<JsonPathSelector.Name>().Select(name => name.Key).ToArray());

    /// <summary>Reads a path by the RFC's grammar alone.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, out JsonPathError error) =>
        TryParse(new JsonPathCursor(text, isRelative: false), out path, out error);

    /// <summary>
    /// Reads a path of a rule file: without <c>$</c> or <c>@</c> it starts at the current node (<c>spec.ports[*].port</c>),
    /// names without quotes may hold <c>-</c>, and patterns that could never match are errors.
    /// </summary>
    public static bool TryParseRelative(string text, [NotNullWhen(true)] out JsonPath? path, out JsonPathError error) =>
        TryParse(new JsonPathCursor(text, isRelative: true), out path, out error);

    /// <summary>Walks a singular path as far as it goes.</summary>
    /// <returns>
    /// The node, or null where it is absent; the last node reached, which is the one found or the one (a null and any
    /// other scalar included) that lacks the next step; and how many steps led to that.
    /// </returns>
    /// <exception cref="InvalidOperationException">The path is not singular.</exception>
    public (YamlNode? Found, YamlNode Deepest, int StepsTaken) Follow(YamlNode start)
    {
        if (!IsSingular)
            throw new InvalidOperationException($"the path {Text} can name several nodes");
        var deepest = start;
        for (var taken = 0; taken < Steps.Length; taken++)
        {
            if (Steps[taken].From(deepest) is not { } next)
                return (null, deepest, taken);
            deepest = next;
        }
        return (deepest, deepest, Steps.Length);
    }

    /// <summary>All nodes that the path names, in the order of RFC 9535; a node may occur more than once.</summary>
    /// <param name="root">Where <c>$</c> starts.</param>
    /// <param name="current">Where <c>@</c> starts.</param>
    /// <exception cref="WalkLimitException">The walk would go too deep or take too long.</exception>
    public IReadOnlyList<YamlNode> Select(YamlNode root, YamlNode current)
    {
        if (IsSingular)
            return Follow(IsAbsolute ? root : current).Found is { } found ? [found] : [];
        // Most queries go straight to one node before they spread.
        var start = IsAbsolute ? root : current;
        foreach (var step in Query.Prefix)
        {
            if (step.From(start) is not { } next)
                return [];
            start = next;
        }
        return new JsonPathWalk(root).Select(Query.Rest, start);
    }

    public override string ToString() => Text;

    private static bool TryParse(JsonPathCursor cursor, [NotNullWhen(true)] out JsonPath? path, out JsonPathError error)
    {
        var read = new JsonPathParser(cursor).ReadWhole();
        error = cursor.Error ?? default;
        path = read is null ? null : new JsonPath(cursor.Text, read);
        return path is not null;
    }
}
