using System.Collections.Immutable;
using KrakenLint.Force;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>
/// Puts what is written for each setting together: one policy for each kind and target, and the routes themselves, since
/// some settings stand in no other place.
/// </summary>
internal sealed class MigrationFiles(Controller to, string gateway)
{
    private const string GatewayGroup = "gateway.networking.k8s.io";

    private readonly Dictionary<string, Draft> policies = [];
    private readonly Dictionary<string, Draft> routes = [];
    private readonly Dictionary<string, List<Draft>> rules = [];
    private readonly SortedSet<string> byHand = new(StringComparer.Ordinal);
    private string? space;
    private Draft rule = new();

    private bool IsGateway => !to.Serves.GatewayControllers.IsEmpty;

    /// <summary>Starts with a route: what is taken from now on is for it.</summary>
    public void Begin(Way way, BundleGraph graph)
    {
        space = graph.Bundle.NamespaceOf(way.Route.Resource);
        rule = new Draft();
        if (!IsGateway || way.Route.ServiceText is not { } service)
            return;
        var (host, name) = (way.Route.HostText, RouteName(way));
        if (!routes.TryGetValue(name, out var draft))
        {
            routes[name] = draft = Head($"{GatewayGroup}/v1", "HTTPRoute", name);
            rules[name] = [];
            draft.Map("spec").List("parentRefs", [new Draft().Set("name", gateway)]);
            if (host is not null)
                draft.Map("spec").List("hostnames", [new Draft().SetQuoted("", host)]);
        }
        var match = new Draft();
        match.Map("path").Set("type", TypeOf(way.Route)).SetQuoted("value", way.Route.PathText ?? "/");
        rule.List("matches", [match]);
        var backend = new Draft().Set("name", service);
        if ((Resource.ScalarAt(graph.ServicePortOf(way.Route), "port") ?? way.Route.PortText) is { } port)
            backend.SetNumber("port", port);
        rule.List("backendRefs", [backend]);
        rules[name].Add(rule);
    }

    /// <returns>The YAML that says it, for people.</returns>
    public string Take(Way way, SettingWrite write, Placeholders fill)
    {
        if (write.Body is not { } body)
            return "";
        if (to.Policies.FirstOrDefault(policy => policy.Kind == write.In) is { } kind)
            return PolicyOf(way, kind, write).Merge(body, fill).Write();
        if (write is { In: "rule", IsAnnotations: false } && IsGateway)
            rule.Merge(body, fill);
        var part = write.IsAnnotations ? new Draft().MergeTexts(body, fill) : new Draft().Merge(body, fill);
        if (write is { In: "service", IsAnnotations: true })
            byHand.Add($"annotations of Service {fill.Service}:\n{part.Write()}");
        return part.Write();
    }

    public ImmutableArray<MovedFile> All()
    {
        foreach (var (name, list) in rules)
            routes[name].Map("spec").List("rules", list);
        return
        [
            .. routes.Select(route => new MovedFile($"httproute-{FileName(route.Key)}.yaml", route.Value.Write())),
            .. policies.Select(policy => new MovedFile($"{FileName(policy.Key)}.yaml", policy.Value.Write())),
        ];
    }

    public ImmutableArray<string> ByHand() => [.. byHand];

    private Draft PolicyOf(Way way, PolicyKind kind, SettingWrite write)
    {
        var service = way.Route.ServiceText ?? "app";
        var (target, group, name) = write.Target switch
        {
            "service" => ("Service", "", service),
            "gateway" => ("Gateway", GatewayGroup, gateway),
            _ => ("HTTPRoute", GatewayGroup, RouteName(way)),
        };
        var key = $"{kind.Kind.ToLowerInvariant()}-{name}";
        if (policies.TryGetValue(key, out var known))
            return known;
        var draft = policies[key] = Head(write.ApiVersion, kind.Kind, name);
        var reference = new Draft().Set("group", group).Set("kind", target).Set("name", name);
        if (kind is { Attachment: PolicyAttachment.Target, HasOneTarget: true })
            draft.Map("spec").Map("targetRef").Set("group", group).Set("kind", target).Set("name", name);
        else if (kind.Attachment == PolicyAttachment.Target)
            draft.Map("spec").List("targetRefs", [reference]);
        else if (
            kind.Attachment == PolicyAttachment.Named
            && kind.NamedBy.FirstOrDefault(place => place.In == "service") is { } place
        )
            byHand.Add($"annotation of Service {service}:\n{place.Key}: {NameFor(place, name)}\n");
        return draft;
    }

    // What a manifest calls a resource is no path.
    private static string FileName(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '-'))
            .TrimStart('.');

    private static string NameFor(FieldPlace place, string name) =>
        place.Key?.EndsWith("backend-config", StringComparison.Ordinal) == true
            ? $"'{{\"default\": \"{name}\"}}'"
            : name;

    private Draft Head(string apiVersion, string kind, string name)
    {
        var draft = new Draft().Set("apiVersion", apiVersion).Set("kind", kind);
        draft.Map("metadata").Set("name", name);
        if (space is not null)
            draft.Map("metadata").Set("namespace", space);
        return draft;
    }

    // One route for each resource and host, as converters make them.
    private static string RouteName(Way way)
    {
        var resource = way.Route.Resource;
        var hosts = way.Hosts;
        return hosts.Count <= 1 || way.Route.HostText is not { } host
            ? resource.Name
            : $"{resource.Name}-{host.Replace("*", "all", StringComparison.Ordinal).Replace('.', '-')}";
    }

    private static string TypeOf(Route route) =>
        route.PathTypeText switch
        {
            "Exact" => "Exact",
            "RegularExpression" => "RegularExpression",
            _ when route.PathText is { } path && path.AsSpan().ContainsAny("(|^$*") => "RegularExpression",
            _ => "PathPrefix",
        };
}
