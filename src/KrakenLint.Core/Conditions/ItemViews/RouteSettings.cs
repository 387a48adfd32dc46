using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>
/// The fields of a route on stickiness, timeouts and upgrades: of an Ingress what ingress-nginx makes of its annotations, of
/// any other kind what the route itself says.
/// </summary>
internal static class RouteSettings
{
    public static ImmutableArray<string> Fields { get; } =
    [
        "affinity",
        "affinityMode",
        "cookieName",
        "cookiePath",
        "readTimeout",
        "sendTimeout",
        "requestTimeout",
        "backendTimeout",
        "idleTimeout",
        "upgrades",
    ];

    public static IEnumerable<(string Name, Reading Reading)> Of(Route route, Item owner, Scope scope) =>
        route.Resource.Kind == "Ingress" ? OfIngress(route, owner, scope) : OfOptions(route);

    /// <param name="text">What the field is, where that is not the node's text.</param>
    /// <param name="ancestor">Where its absence is reported.</param>
    public static Reading Written(string name, YamlNode? node, string? text, YamlNode ancestor)
    {
        if (node is not { } found)
            return Reading.Absent(name, ancestor);
        var reading = Reading.Of(name, found, isTextual: true);
        return text is null || reading.Value?.Text == text
            ? reading
            : reading with
            {
                Value = ScalarValue.OfText(text),
                IsVerbatim = false,
            };
    }

    private static IEnumerable<(string, Reading)> OfIngress(Route route, Item owner, Scope scope)
    {
        yield return ("affinity", Annotation("affinity"));
        yield return ("affinityMode", NginxSetting.Read("affinity-mode", owner, scope));
        yield return ("cookieName", NginxSetting.Read("session-cookie-name", owner, scope));
        yield return ("cookiePath", Annotation("session-cookie-path"));
        yield return ("readTimeout", NginxSetting.Read("proxy-read-timeout", owner, scope));
        yield return ("sendTimeout", NginxSetting.Read("proxy-send-timeout", owner, scope));
        foreach (var name in new[] { "requestTimeout", "backendTimeout", "idleTimeout", "upgrades" })
            yield return (name, Reading.Absent(name, route.Item));

        Reading Annotation(string name) => Subject.ReadMetadata(owner, "annotations", NginxSetting.Prefix + name);
    }

    private static IEnumerable<(string, Reading)> OfOptions(Route route)
    {
        var options = route.Options;
        yield return Field("affinity", options.Sticky, options.StickyBy);
        yield return Field("affinityMode", null);
        yield return Field("cookieName", options.CookieName);
        yield return Field("cookiePath", options.CookiePath);
        yield return Field("readTimeout", null);
        yield return Field("sendTimeout", null);
        yield return Field("requestTimeout", options.RequestTimeout);
        yield return Field("backendTimeout", options.BackendTimeout);
        yield return Field("idleTimeout", options.IdleTimeout);
        yield return Field("upgrades", options.Upgrades);

        (string, Reading) Field(string name, YamlNode? node, string? text = null) =>
            (name, Written(name, node, text, route.Item));
    }
}
