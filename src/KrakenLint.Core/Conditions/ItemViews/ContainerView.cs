using KrakenLint.Graph;
using KrakenLint.Manifests;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The views <c>containers</c> and <c>pods</c>.</summary>
internal static class ContainerView
{
    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload)
            return [];
        return item.IsWhole
            ? item.Made<Item[]>(query.Argument) ?? item.Keep(query.Argument, Of(workload, item, query.Argument))
            : Of(workload, item, query.Argument);
    }

    private static Item[] Of(Resource workload, Item item, string word) =>
        [.. Containers.Of(workload, ChoiceOf(word)).Select(container => Item.OfContainer(container, item))];

    public static IEnumerable<Item> Pods(Item item, Scope scope, ViewQuery query) =>
        item.Resource is { } workload && Kinds.PodSpec(workload) is { IsMapping: true } pod ? [Item.Of(pod, item)] : [];

    private static ContainerChoice ChoiceOf(string word) =>
        word switch
        {
            "init" => ContainerChoice.Init,
            "all" => ContainerChoice.All,
            _ => ContainerChoice.Main,
        };
}
