using System.Collections.Immutable;
using KrakenLint.Graph;

namespace KrakenLint.Conditions;

/// <summary>
/// A setting that ingress-nginx takes from the Ingress's annotation, else from the controller's ConfigMap, else from its own
/// default (internal/ingress/controller/config/config.go).
/// </summary>
internal static class NginxSetting
{
    public const string Prefix = "nginx.ingress.kubernetes.io/";

    private static readonly ImmutableDictionary<string, string> Defaults = ImmutableDictionary<string, string>
        .Empty.Add("proxy-connect-timeout", "5")
        .Add("proxy-read-timeout", "60")
        .Add("proxy-send-timeout", "60")
        .Add("affinity-mode", "balanced")
        .Add("session-cookie-name", "INGRESSCOOKIE")
        .Add("session-cookie-change-on-failure", "false")
        .Add("affinity-canary-behavior", "sticky")
        .Add("ssl-redirect", "true");

    public static Reading Read(string name, Item item, Scope scope)
    {
        var annotation = new Subject.Annotation(Prefix + name).Read(item, scope);
        if (annotation is { IsPresent: true, IsEmpty: false } || annotation.IsUnknown)
            return annotation;
        if (FromConfigMap(name, scope.Graph) is { } configured)
            return configured;
        // The controller takes an empty annotation for none.
        var absent = annotation.IsEmpty
            ? annotation with
            {
                Node = null,
                Value = null,
                Place = annotation.Place,
            }
            : annotation;
        return absent.OrDefault(Defaults.TryGetValue(name, out var value) ? ScalarValue.OfText(value) : null) with
        {
            IsTextual = true,
        };
    }

    private static Reading? FromConfigMap(string name, BundleGraph graph)
    {
        if (graph.NginxConfigMap?.Root["data"]?[name] is not { IsNull: false } node)
            return null;
        return Reading.Of(name, node, isTextual: true);
    }
}
