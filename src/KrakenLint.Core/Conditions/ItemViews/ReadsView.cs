using KrakenLint.Graph;
using KrakenLint.Manifests;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>reads</c>: what the programs of a pod are configured by, in whatever resource it stands.</summary>
internal static class ReadsView
{
    public const string Text = "text";
    private const string Yaml = "yaml";

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload))
            return [];
        if (!item.IsWhole)
            return Make(item, workload, scope, query.Argument);
        var name = $"reads {query.Argument}";
        return item.Made<Item[]>(name) ?? item.Keep(name, Make(item, workload, scope, query.Argument).ToArray());
    }

    private static IEnumerable<Item> Make(Item item, Resource workload, Scope scope, string argument)
    {
        foreach (var text in ConfigText.Of(scope.Graph, workload))
        {
            if (argument == Yaml && text.Document(scope.Graph) is { } root)
                yield return Item.OfDocument(root, text.Owner, item);
            else if (argument == Text)
                yield return Item.OfText(text.Owner, text.Key, text.Name, ReadingOf(text), item);
        }
    }

    private static Reading ReadingOf(ConfigText text)
    {
        var reading = Reading.Of(text.Name, text.Value, isTextual: true) with { IsSecret = text.Owner.IsSecret };
        return text.IsVerbatim
            ? reading
            : reading with
            {
                Value = text.Text is { } known ? ScalarValue.OfText(known) : null,
                IsVerbatim = false,
            };
    }
}
