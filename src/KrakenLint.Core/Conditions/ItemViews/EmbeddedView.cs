using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>embedded</c>: the document that stands inside a scalar, such as a program's configuration.</summary>
internal static class EmbeddedView
{
    /// <summary>A scalar, and its text where that is not its own: base64 decoded.</summary>
    private readonly record struct Source(YamlNode Scalar, string? Text);

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        foreach (var (scalar, text) in Sources(item, scope, query))
        {
            if (scope.Graph.EmbeddedIn(scalar, text) is not { } document)
                continue;
            if (document.Tree is not { } tree)
                throw new UnreadableException(ProblemOf(document, scalar, query.Argument));
            yield return Item.Of(tree.Root, item);
        }
    }

    private static IEnumerable<Source> Sources(Item item, Scope scope, ViewQuery query)
    {
        if (query.At is not { } path)
            return EntryView.Items(item, scope, query).Select(entry => entry.Main).SelectMany(OfEntry);
        if ((item.Node ?? item.Resource?.Root) is not { } start)
            return [];
        return path.Select(item.Resource?.Root ?? start, start)
            .Where(node => node is { IsScalar: true, IsNull: false })
            .Select(node => new Source(node, DecodedOrNull(node, item.Resource)));
    }

    private static IEnumerable<Source> OfEntry(Reading? entry) =>
        entry is { Node: { IsScalar: true } node, Value: { } value }
            ? [new Source(node, entry.IsVerbatim ? null : value.Text)]
            : [];

    private static string? DecodedOrNull(YamlNode node, Resource? owner) =>
        owner is { IsSecret: true } && owner.Root["data"] is { } data && node.Parent == data
            ? EnvReader.FromBase64(node.Text)
            : null;

    private static Problem ProblemOf(YamlDocument document, YamlNode scalar, string format)
    {
        var problem = document.Problems.First();
        var isInFile = ReferenceEquals(problem.Span.File, scalar.Tree.File);
        var span = isInFile ? problem.Span : (scalar.Key ?? scalar).Span.FirstLine;
        return new Problem(
            YamlReader.SyntaxCode,
            span,
            $"{ShownPath.Of(scalar)} should hold {format.ToUpperInvariant()}, so rules that look into it were not applied: {problem.Text}"
        );
    }
}
