using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Something that is not written in one place but follows from several.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Summary">One line for the documentation.</param>
public sealed record FactKind(string Name, string Summary, Func<Item, Scope, Reading> Read);

/// <summary>The table of facts.</summary>
public static class Facts
{
    public static ImmutableArray<FactKind> All { get; } =
    [
        new(
            "replicas.max",
            "the most pods that can run: the autoscaler's maximum, else replicas, else 1; of a Service or route, the workloads behind it; of a section of a values file, the part of the chart behind it",
            (item, scope) => ReplicaReader.Of(item, scope, "maxReplicas")
        ),
        new(
            "replicas.min",
            "the fewest pods that run: the autoscaler's minimum (1 where it names none), else replicas, else 1",
            (item, scope) => ReplicaReader.Of(item, scope, "minReplicas")
        ),
        new(
            "controller.kind",
            "the ingress controller of a route: ingress-nginx, nginx-inc, traefik, alb, …",
            (item, scope) => ControllerOf(item, scope, "controller.kind", controller => controller.Kind)
        ),
        new(
            "controller.title",
            "what that controller calls itself, for messages",
            (item, scope) => ControllerOf(item, scope, "controller.title", Controllers.TitleOf)
        ),
        new(
            "controller.version",
            "the version of that controller, where its workload is in the bundle",
            (item, scope) => ControllerOf(item, scope, "controller.version", controller => controller.Version)
        ),
        new(
            "hook.phase",
            "when Helm runs the resource outside the release: pre-install, post-upgrade, …, separated by commas; absent for others",
            (item, _) => HookReader.PhaseOf(item)
        ),
        new(
            "hook.weight",
            "the place of a hook among those of its phase, 0 where it names none; absent for what is no hook",
            (item, _) => HookReader.WeightOf(item)
        ),
        new(
            "workload.longRunning",
            "true for workloads that serve until they are stopped, false for Jobs, CronJobs, and Pods that end or are hooks",
            (item, _) => LongRunning(item)
        ),
        new(
            "release.name",
            "the name of the Helm release that the resource belongs to, by the labels that charts put on what they print",
            ReleaseOf
        ),
        new(
            "websocket.services",
            "the Services that WebSocket routes of the item lead to, separated by commas; in a values file absent unless their full names are in it",
            (item, scope) => RealTimeServices.Of("websocket.services", item, scope)
        ),
        new(
            "bundle.roles",
            "the roles that any resource of the bundle has, separated by commas",
            (item, scope) => RolesOf(item, scope)
        ),
        .. WayFacts.All,
    ];

    public static FactKind? Find(string name) => All.FirstOrDefault(fact => fact.Name == name);

    private static Reading RolesOf(Item item, Scope scope) =>
        Reading.Computed(
            "bundle.roles",
            scope.Graph.OfBundle(
                scope.Roles,
                () =>
                    string.Join(
                        ',',
                        scope.Roles.Roles.Values.SelectMany(roles => roles).Distinct().Order(StringComparer.Ordinal)
                    )
            ),
            item.Place
        ) with
        {
            IsTextual = true,
        };

    private static Reading ReleaseOf(Item item, Scope scope)
    {
        var release = Bundle
            .ReleaseLabels.Select(label => Resource.ScalarAt(item.Resource?.Labels, label))
            .FirstOrDefault(text => text is { Length: > 0 });
        var bundle = scope.Graph.Bundle;
        return Reading.Computed(
            "release.name",
            release ?? (item.Resource is { } resource ? bundle.ReleaseOf(resource) : bundle.Release),
            item.Place
        );
    }

    private static Reading LongRunning(Item item) =>
        Reading.Computed(
            "workload.longRunning",
            item.Resource is not { } resource || !Kinds.IsWorkload(resource) ? null
                : Kinds.IsLongRunning(resource) ? "true"
                : "false",
            item.Place,
            YamlType.Boolean
        );

    private static Reading ControllerOf(Item item, Scope scope, string name, Func<IngressController, string?> property)
    {
        if (item.Resource is null && item.Node is null)
            return Reading.Computed(name, null, item.Place);
        var controller = item.Resource is { } resource
            ? scope.Graph.ControllerOf(resource)
            : Controllers.OfSection(
                item.Section ?? IngressSections.Around(item.Node ?? item.Place.Node ?? default),
                scope.Settings
            );
        var place = controller.Evidence is { } evidence ? Place.At(evidence) : item.Place;
        return Reading.Computed(name, property(controller) is { Length: > 0 } text ? text : null, place);
    }
}
