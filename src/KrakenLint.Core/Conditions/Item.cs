using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>What a condition is about: a resource, or a part of one that a path or a view picked; used by one thread.</summary>
public sealed class Item
{
    private readonly Place? place;
    private readonly Surroundings around;
    private Dictionary<string, object>? made;

    private Item(Resource? resource, YamlNode node, Item? outer, Surroundings? around = null)
    {
        Resource = resource;
        Node = node;
        Outer = outer;
        this.around = around ?? Surroundings.None;
    }

    private Item(Resource? resource, Place place, Item? outer, Surroundings? around = null)
    {
        Resource = resource;
        Node = place.Node;
        Outer = outer;
        this.place = place;
        this.around = around ?? Surroundings.None;
    }

    /// <summary>Null for problems of a document that is no resource.</summary>
    public Resource? Resource { get; }

    /// <summary>What is underlined where nothing more exact is known.</summary>
    public Place Place => place ?? new Place(Node);

    public Item? Outer { get; }

    public YamlNode? Node { get; }

    /// <summary>True for a whole resource that nothing else led to: what is made of it serves all rules.</summary>
    internal bool IsWhole => Outer is null && Container is null && Resource is not null;

    /// <summary>The outermost item of the same resource; null for what is in none, as a section of a values file.</summary>
    internal Item? Whole
    {
        get
        {
            if (Resource is null)
                return null;
            var whole = this;
            while (ReferenceEquals(whole.Outer?.Resource, Resource))
                whole = whole.Outer ?? whole;
            return whole;
        }
    }

    /// <summary>In a values file: the section that becomes an Ingress, where the item is one or a part of one.</summary>
    public YamlNode? Section => around.Section;

    /// <summary>What <c>$</c> means: the resource, or the section.</summary>
    public YamlNode? Root => Resource?.Root ?? Section;

    public Route? Route => around.Route;

    public EnvEntry? Env => around.Env;

    /// <summary>The container that the item is, or is in.</summary>
    public YamlNode? Container => around.Container;

    /// <summary>Fields of a view's item by name; they hide paths of the same name.</summary>
    public FieldList Fields { get; private init; } = FieldList.Empty;

    /// <summary>What a condition without a subject looks at, where that is not the node.</summary>
    public Reading? Main
    {
        get => field ?? (Env is null ? null : Fields["value"]);
        private init;
    }

    public Problem? Problem => around.Problem;

    /// <summary>What was made of the item before: many rules ask the same of a whole resource. Null where nobody asked yet.</summary>
    /// <param name="what">What tells it from what others make of the item.</param>
    internal T? Made<T>(string what)
        where T : class => made is not null && made.TryGetValue(what, out var known) ? (T)known : null;

    /// <returns>What is kept for those who ask for it again.</returns>
    internal T Keep<T>(string what, T parts)
        where T : class
    {
        made ??= [];
        made[what] = parts;
        return parts;
    }

    public static Item Of(Resource resource, Item? outer = null) => new(resource, resource.Root, outer);

    /// <summary>A document inside another resource that the outer item led to.</summary>
    public static Item OfDocument(YamlNode root, Resource owner, Item outer) => new(owner, root, outer);

    /// <summary>A text inside another resource that the outer item led to.</summary>
    internal static Item OfText(Resource owner, YamlNode key, string name, Reading text, Item outer) =>
        new(owner, text.Place, outer)
        {
            Fields = FieldList.Of(("key", Reading.OfKey(key, name)), ("value", text)),
            Main = text,
        };

    /// <summary>The whole of a values file.</summary>
    public static Item OfValues(YamlNode root) => new(null, root, null);

    public static Item Of(YamlNode node, Item outer) => new(outer.Resource, node, outer, outer.around.OfParts);

    /// <summary>A mapping of a values file.</summary>
    public static Item OfMapping(YamlNode map, FieldList fields, Item outer) =>
        new(null, map, outer, Surroundings.Of(outer.Section)) { Fields = fields };

    /// <summary>A section of a values file that a template makes an Ingress of.</summary>
    public static Item OfSection(YamlNode section, FieldList fields, Item outer) =>
        new(null, section, outer, Surroundings.Of(section)) { Fields = fields };

    public static Item OfContainer(YamlNode container, Item outer) =>
        new(outer.Resource, container, outer, new Surroundings { Container = container });

    public static Item OfRoute(Route route, FieldList fields, Item? outer) =>
        new(route.Resource, route.Path ?? route.ServiceName ?? route.Item, outer, new Surroundings { Route = route })
        {
            Fields = fields,
        };

    public static Item OfEnv(EnvEntry entry, YamlNode container, FieldList fields, Item outer) =>
        new(outer.Resource, entry.Place, outer, new Surroundings { Env = entry, Container = container })
        {
            Fields = fields,
        };

    /// <summary>An item whose fields are all there is to it: an entry of a mapping, a part of a text.</summary>
    /// <param name="section">The section of a values file that it belongs to, where that is not the outer item's.</param>
    public static Item OfFields(Place place, Reading main, FieldList fields, Item outer, YamlNode? section = null) =>
        new(
            outer.Resource,
            place,
            outer,
            section is null || section == outer.Section
                ? outer.around.OfParts
                : outer.around.OfParts with
                {
                    Section = section,
                }
        )
        {
            Fields = fields,
            Main = main,
        };

    /// <summary>The same where the node of what is looked at says where it is.</summary>
    internal static Item OfFields(YamlNode node, Reading main, FieldList fields, Item outer) =>
        new(outer.Resource, node, outer, outer.around.OfParts) { Fields = fields, Main = main };

    public static Item Of(Problem problem, FieldList fields, Place place) =>
        new(null, place, null, new Surroundings { Problem = problem }) { Fields = fields };

    /// <summary>What an item is in, or comes from: the same for the thousands of parts that some have.</summary>
    private sealed record Surroundings
    {
        public static Surroundings None { get; } = new();

        public YamlNode? Section { get; init; }

        public Route? Route { get; init; }

        public EnvEntry? Env { get; init; }

        public YamlNode? Container { get; init; }

        public Problem? Problem { get; init; }

        /// <summary>Of parts of the item.</summary>
        public Surroundings OfParts => Env is null && Problem is null ? this : this with { Env = null, Problem = null };

        public static Surroundings Of(YamlNode? section) => section is null ? None : new() { Section = section };
    }
}
