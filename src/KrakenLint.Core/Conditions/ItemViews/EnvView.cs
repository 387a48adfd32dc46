using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>env</c>: variables as the container's process sees them.</summary>
internal static class EnvView
{
    private const string Effective = "effective env";

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
                    yield return Item.OfEnv(entry, env.Container, FieldsOf(entry, env), item);
            }
        }
    }

    private static FieldList FieldsOf(EnvEntry entry, ContainerEnv env)
    {
        var place = Place.At(entry.Place);
        return FieldList.Of(
            ("name", Reading.Computed("name", entry.Name, place)),
            // In messages "name" is the resource's.
            ("key", Reading.Computed("key", entry.Name, place)),
            ("value", Subject.Env.Of(entry)),
            ("source", Reading.Computed("source", SourceOf(entry.Source), place)),
            ("open", Reading.Computed("open", env.IsOpen ? "true" : "false", place, YamlType.Boolean))
        );
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
