using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Graph.References;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;

namespace KrakenLint.Maps;

/// <summary>Draws the bundles of a run.</summary>
public static class MapBuilder
{
    public static RunMap Of(LintResult result) =>
        new(result, [.. result.Bundles.Select(scope => new BundleMapper(scope, result.Findings).Map())]);
}

/// <summary>Draws one bundle: routes first, then the Services, then what runs behind them.</summary>
internal sealed class BundleMapper(Scope scope, ImmutableArray<Finding> findings)
{
    private readonly BundleGraph graph = scope.Graph;
    private readonly Bundle bundle = scope.Graph.Bundle;
    private readonly FindingPlaces places = new(scope.Graph.Bundle, findings);
    private readonly Dictionary<Resource, string> ids = IdsOf(scope.Graph.Bundle);

    public BundleMap Map()
    {
        var entries = bundle.Resources.Where(resource => !graph.RoutesOf(resource).IsEmpty).Select(EntryOf).ToArray();
        var reached = graph.Routes.Select(graph.ServiceOf).OfType<Resource>();
        var services = reached.Concat(bundle.OfKind("Service")).Distinct().ToArray();
        var workloads = services
            .SelectMany(service => graph.WorkloadsOf(service))
            .Concat(bundle.Resources.Where(Kinds.IsLongRunning))
            .Distinct()
            .ToArray();
        var serviceHops = services.Select(ServiceOf).ToArray();
        var workloadHops = workloads.Select(WorkloadOf).ToArray();
        return new BundleMap(
            NameOf(bundle),
            bundle.OwnNamespace,
            [.. bundle.Resources.Select(resource => resource.File.Path).Distinct()],
            [.. entries],
            [.. serviceHops],
            [.. workloadHops],
            places.Rest()
        );
    }

    private EntryHop EntryOf(Resource resource) =>
        new(
            Marks.NameOf(resource, bundle),
            Marks.SpanOf(resource),
            WaySettings.ControllerOf(resource, scope),
            [.. graph.RoutesOf(resource).Select(RouteOf)],
            places.Take(resource)
        );

    private RouteHop RouteOf(Route route)
    {
        var evidence = scope.Roles.Evidence.GetValueOrDefault(route, []);
        return new RouteHop(
            route.HostText,
            route.PathText,
            route.PathTypeText,
            Marks.SpanOf(route.Path ?? route.ServiceName ?? route.Item),
            TlsOf(route),
            scope.Roles.Means(route, "socketio") ? "Socket.IO"
                : scope.Roles.Means(route, "websocket") ? "WebSocket"
                : "",
            Marks.Of(evidence),
            RouteReadings.StickinessOf(route, scope),
            RouteReadings.CookieOf(route, scope),
            RouteReadings.TimeoutsOf(route, scope),
            LinkOf(route),
            places.Take(route.Resource, route.Item.FullSpan.Contains)
        );
    }

    private Setting TlsOf(Route route)
    {
        var tls = graph.TlsOf(route);
        var value = tls.State switch
        {
            TlsState.Unknown when route.Resource.Spec?["parentRefs"] is not null => "unknown: its Gateway is not here",
            TlsState.Unknown => "unknown",
            TlsState.None => "none",
            _ when tls.IsPassedOn => "passed on to the pods",
            _ => tls.Certificate ?? "by default certificate",
        };
        var span = tls.Written is { } node ? Marks.SpanOf(node) : (Text.SourceSpan?)null;
        return new Setting("TLS", value, tls.Written is null ? "default" : "field", span);
    }

    private ServiceLink LinkOf(Route route)
    {
        if (route.ServiceText is not { } name || Edges.Find("routes-to") is not { } routesTo)
            return new ServiceLink("", null, null, "none", null);
        var edge = graph.From(routesTo, route.Resource).FirstOrDefault(edge => ReferenceEquals(edge.Route, route));
        var id = edge?.To is { } service ? ids.GetValueOrDefault(service) : null;
        var state = edge is null ? EdgeState.Unknown : edge.State;
        return new ServiceLink(name, route.ServiceSpace, route.PortText, RelationReader.NameOf(state), id);
    }

    private ServiceHop ServiceOf(Resource service) => ServiceHops.Of(service, scope, ids, places);

    private WorkloadHop WorkloadOf(Resource workload) => WorkloadHops.Of(workload, scope, ids, places);

    private static string NameOf(Bundle bundle)
    {
        var charts = bundle
            .Resources.Select(resource => resource.Source?.RootChart)
            .OfType<string>()
            .Distinct()
            .ToArray();
        var files = bundle.Resources.Select(resource => resource.File.Path).Distinct().ToArray();
        if (bundle.Environment is { } environment)
            return $"{environment}: {string.Join(", ", charts.Select(one => $"chart {one}").Concat(files.Length > charts.Length ? [$"{files.Length} files"] : []))}";
        var chart = charts is [var only] ? $"chart {only}" : "";
        var place =
            files is [var file] ? file
            : bundle.Resources.FirstOrDefault()?.Argument is { } folder ? $"{folder} ({files.Length} files)"
            : $"{files.Length} files";
        return chart.Length == 0 ? place : $"{chart}, {place}";
    }

    private static Dictionary<Resource, string> IdsOf(Bundle bundle)
    {
        var names = new Dictionary<Resource, string>();
        var counts = new Dictionary<string, int>();
        foreach (var resource in bundle.Resources)
        {
            var name = Marks.NameOf(resource, bundle);
            var id = name.Namespace is null ? $"{name.Kind}/{name.Name}" : $"{name.Kind}/{name.Namespace}/{name.Name}";
            var count = counts[id] = counts.GetValueOrDefault(id) + 1;
            names[resource] = count == 1 ? id : $"{id}#{count}";
        }
        return names;
    }
}
