using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>The view <c>env</c>: variables as the container's process sees them.</summary>
internal static class EnvView
{
    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload))
            return [];
        // Many rules ask the same of a whole workload.
        if (item is not { Outer: null, Container: null })
            return Find(item, workload, scope, query);
        return scope.Graph.Of(item, query.Argument, () => Find(item, workload, scope, query).ToArray());
    }

    private static IEnumerable<Item> Find(Item item, Resource workload, Scope scope, ViewQuery query)
    {
        var containers = item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All);
        return containers.SelectMany(container =>
            OfContainer(scope.Graph.EnvOf(workload, container), item, query.Argument)
        );
    }

    private static IEnumerable<Item> OfContainer(ContainerEnv env, Item item, string glob) =>
        env
            .Entries.Where(entry => EntryView.Matches(glob, entry.Name))
            .Select(entry => Item.OfEnv(entry, env.Container, FieldsOf(entry, env), item));

    private static FieldList FieldsOf(EnvEntry entry, ContainerEnv env)
    {
        var place = Place.At(entry.Place);
        return FieldList.Of(
            ("name", Reading.Computed("name", entry.Name, place)),
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
