using System.Collections.Immutable;
using KrakenLint.JsonPaths;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>A way to narrow a check to parts of a resource.</summary>
/// <param name="Name">The key under <c>each</c>.</param>
/// <param name="Summary">One line for the documentation.</param>
/// <param name="Argument">What the key's value may be.</param>
/// <param name="Fields">The fields of its items.</param>
/// <param name="Items">The items of one item, for a checked argument.</param>
public sealed record ViewKind(
    string Name,
    string Summary,
    ViewArgument Argument,
    ImmutableArray<string> Fields,
    Func<Item, Scope, ViewQuery, IEnumerable<Item>> Items
)
{
    /// <summary>Fields whose values Kubernetes knows as text only.</summary>
    public ImmutableArray<string> TextFields { get; init; } = [];

    /// <summary>True where items are mappings of a file, whose own keys a path may name as well.</summary>
    public bool IsOfMappings { get; init; }
}

/// <summary>What a view's argument may be.</summary>
/// <param name="Expected">In words, for messages.</param>
/// <param name="Words">The closed set, or empty where any text will do.</param>
public sealed record ViewArgument(string Expected, ImmutableArray<string> Words, ViewShape Shape = ViewShape.Text);

/// <summary>How a view's argument is written.</summary>
public enum ViewShape
{
    /// <summary>A word or a glob.</summary>
    Text,

    /// <summary>A regular expression.</summary>
    Pattern,

    /// <summary><c>{in: …, key: GLOB}</c>.</summary>
    Entries,

    /// <summary><c>{at: PATH, as: …}</c>, or <c>{in: …, key: GLOB, as: …}</c>.</summary>
    Embedded,
}

/// <summary>A view's argument as a rule gives it.</summary>
/// <param name="Argument">The word or glob; empty for <c>entries</c>.</param>
/// <param name="KeyGlob">Of <c>entries</c>: which keys.</param>
public sealed record ViewQuery(string Argument, string KeyGlob = "*")
{
    /// <summary>Of <c>entries</c>: what <c>in</c> says, one word or several.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>Of <c>find</c>.</summary>
    public Pattern? Pattern { get; init; }

    /// <summary>Of <c>embedded</c>: which scalars.</summary>
    public JsonPath? At { get; init; }
}

/// <summary>The table of views.</summary>
public static class Views
{
    public static ImmutableArray<ViewKind> All { get; } =
    [
        new("containers", "containers of any workload kind", Words("main", "init", "all"), [], ContainerView.Items),
        new(
            "probes",
            "what the kubelet asks of a container, with defaults filled in; window = period times failures, in seconds",
            Words("liveness", "readiness", "startup", "all"),
            ProbeView.Fields,
            ProbeView.Items
        ),
        new("pods", "the pod spec, whatever the workload's kind", Words("all"), [], ContainerView.Pods),
        new(
            "entries",
            "pairs of annotations, labels, a ConfigMap's or Secret's data, literal variables, or of a whole values file",
            new ViewArgument("a mapping of \"in\" and \"key\"", EntryView.Places, ViewShape.Entries),
            ["key", "value", "at"],
            EntryView.Items
        )
        {
            TextFields = ["key", "value", "at"],
        },
        new(
            "env",
            "the effective environment of the item's containers, through ConfigMaps and Secrets",
            new ViewArgument("a glob of names", []),
            ["name", "key", "value", "source", "open"],
            EnvView.Items
        )
        {
            TextFields = ["name", "value", "source"],
        },
        new(
            "routes",
            "host and path with the Service behind it",
            Words("all", "websocket", "socketio"),
            RouteView.Fields,
            RouteView.Items
        ),
        new(
            "find",
            "each match of a regular expression inside the item's text; of its group \"value\" where it has one",
            new ViewArgument("a regular expression", [], ViewShape.Pattern),
            ["text"],
            FindView.Items
        )
        {
            TextFields = ["text"],
        },
        new(
            "embedded",
            "the document inside a text: a program's configuration in a ConfigMap",
            new ViewArgument(
                "a mapping of \"at\", or \"in\" and \"key\", and \"as\"",
                ["yaml", "json"],
                ViewShape.Embedded
            ),
            [],
            EmbeddedView.Items
        ),
        new(
            "reads",
            "what a workload's programs are configured by: files of its ConfigMaps and Secrets, variables and arguments of several lines; as documents (yaml, which JSON is too) or as they are",
            Words("yaml", ReadsView.Text),
            ["key", "value"],
            ReadsView.Items
        )
        {
            TextFields = ["key", "value"],
            IsOfMappings = true,
        },
        new(
            "commands",
            "what each container is started with, command and arguments on one line",
            Words("main"),
            ["line"],
            CommandView.Items
        )
        {
            TextFields = ["line"],
        },
        new(
            "links",
            "variables that a container seems to want and does not set, and that a Service of its namespace sets to a URL; because: argument, variable, host (the one beside the port is set; named where that is the Service) or image (it is called so)",
            Words("all"),
            ["variable", "program", "service", "url", "because", "named"],
            LinkView.Items
        )
        {
            TextFields = ["variable", "program", "service", "url", "because", "named"],
        },
        new(
            "annotations",
            "in a values file: every mapping that holds a key with the prefix",
            new ViewArgument("a prefix of annotation keys", []),
            [],
            ValuesView.Annotations
        ),
        new(
            "sections",
            "in a values file: every section that a template makes an Ingress of",
            Words("all", "websocket", "socketio"),
            ["path", "class"],
            SectionView.Items
        )
        {
            TextFields = ["path", "class"],
            IsOfMappings = true,
        },
        new(
            "sectionPaths",
            "the paths of the item's section, or of all such sections",
            Words("all", "websocket", "socketio"),
            ["path", "pathType", "service"],
            SectionView.Paths
        )
        {
            TextFields = ["path", "pathType", "service"],
        },
        new(
            "sectionHosts",
            "the host names of the item's section, or of all such sections",
            Words("all", "websocket", "socketio"),
            ["host"],
            SectionView.Hosts
        )
        {
            TextFields = ["host"],
        },
        new(
            "mappings",
            "in a values file: every mapping that holds the key; its path is the field \"at\"",
            new ViewArgument("a key", []),
            ["at"],
            ValuesView.Mappings
        )
        {
            TextFields = ["at"],
            IsOfMappings = true,
        },
        new(
            "beside",
            "in a values file: the first pairs beside the item, and beside each mapping that holds it, whose keys match",
            new ViewArgument("a glob of keys", []),
            ["key", "value", "at"],
            ValuesView.Beside
        )
        {
            TextFields = ["key", "value", "at"],
        },
        new(
            "images",
            "in a values file: every container image; \"image\" is absent where the chart adds the tag",
            Words("all"),
            ["image", "repository", "tag"],
            ValuesImageView.Items
        )
        {
            TextFields = ["image", "repository", "tag"],
        },
        new(
            "problems",
            "what the engine found wrong with a document itself",
            Words(
                "syntax",
                "duplicate-key",
                "changed-key",
                "limit",
                "unused-value",
                "suppression-invalid",
                "suppression-unused",
                "suppression-without-reason",
                "suppression-expired"
            ),
            ["code", "text", "harmless"],
            (_, _, _) => []
        ),
    ];

    public static ViewKind? Find(string name) => All.FirstOrDefault(view => view.Name == name);

    private static ViewArgument Words(params string[] words) => new($"one of {string.Join(", ", words)}", [.. words]);
}

/// <summary>What a rule or a quantifier runs over: a path, or a view with its argument.</summary>
/// <param name="Collection">The part of the path that names one node: where a missing item is reported.</param>
public sealed record Source(JsonPath? Path, JsonPath? Collection, ViewKind? View, ViewQuery Query)
{
    private string Kept => field ??= $"items at {Path?.Text}";

    /// <summary>Where the items are, or would be.</summary>
    public Place PlaceOf(Item item) =>
        Collection is { } path && (path.IsAbsolute ? item.Root : item.Node) is { } node
            ? Place.At(path.Follow(node).Deepest)
            : item.Place;

    /// <summary>What is missing where no item is as it must be.</summary>
    public string OneOf => field ??= $"one of {Path?.Text ?? View?.Name ?? ""}";

    /// <returns>The path as written, or the view's name.</returns>
    public override string ToString() => Path?.Text ?? View?.Name ?? "";

    public IEnumerable<Item> Items(Item item, Scope scope)
    {
        if (View is { } view)
            return view.Items(item, scope, Query);
        // Many rules ask for the same parts of a whole resource.
        return item.IsWhole ? item.Made<Item[]>(Kept) ?? item.Keep(Kept, AtPath(item)) : AtPath(item);
    }

    private Item[] AtPath(Item item)
    {
        var start = item.Node ?? item.Resource?.Root;
        if (Path is null || start is not { } node)
            return [];
        var found = Path.Select(item.Root ?? node, node);
        var items = new Item[found.Count];
        for (var at = 0; at < items.Length; at++)
            items[at] = Item.Of(found[at], item);
        return items;
    }
}
