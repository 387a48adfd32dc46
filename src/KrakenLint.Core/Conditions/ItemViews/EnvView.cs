using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>env</c>: variables as the container's process sees them.</summary>
internal static class EnvView
{
    private const string Effective = "effective env";

    private static readonly string[] Names = ["name", "key", "value", "source", "open"];

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload))
            return [];
        return item.IsWhole
            ? OfWhole(workload, item, scope, query.Argument)
            : Find(item, workload, scope, query.Argument);
    }

    private static IEnumerable<Item> OfWhole(Resource workload, Item whole, Scope scope, string glob)
    {
        var entries =
            whole.Made<Item[]>(Effective) ?? whole.Keep(Effective, Find(whole, workload, scope, "*").ToArray());
        return glob == "*" ? entries : Matching(entries, glob);
    }

    private static IEnumerable<Item> Matching(Item[] entries, string glob)
    {
        foreach (var entry in entries)
        {
            if (entry.Env is { } env && EntryView.Matches(glob, env.Name))
                yield return entry;
        }
    }

    private static IEnumerable<Item> Find(Item item, Resource workload, Scope scope, string glob)
    {
        var containers = item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All);
        foreach (var env in containers.Select(container => scope.Graph.EnvOf(workload, container)))
        {
            foreach (var entry in env.Entries)
            {
                if (EntryView.Matches(glob, entry.Name))
                    yield return Item.OfEnv(entry, env.Container, new EnvFields(entry, env.IsOpen), item);
            }
        }
    }

    private sealed class EnvFields(EnvEntry entry, bool isOpen) : FieldList
    {
        private readonly Reading?[] made = new Reading?[Names.Length];

        public override Reading? this[string name] =>
            Array.IndexOf(Names, name) is >= 0 and var at ? made[at] ??= Make(name) : null;

        private Reading Make(string name) =>
            name switch
            {
                "value" => Subject.Env.Of(entry),
                "source" => Reading.Computed(name, SourceOf(entry.Source), Place.At(entry.Place)),
                "open" => Reading.Computed(name, isOpen ? "true" : "false", Place.At(entry.Place), YamlType.Boolean),
                // "key" as well: in messages "name" is the resource's.
                _ => Reading.Computed(name, entry.Name, Place.At(entry.Place)),
            };
    }

    private static string SourceOf(EnvSource source) =>
        source switch
        {
            EnvSource.ConfigMap => "configMap",
            EnvSource.Secret => "secret",
            EnvSource.Literal => "literal",
            _ => "unknown",
        };
}
