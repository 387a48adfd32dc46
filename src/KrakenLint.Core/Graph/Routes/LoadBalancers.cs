using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// Services of type LoadBalancer as ways in, with neither host nor path. They are none of the bundle's routes: what routes
/// do with requests is nothing that a load balancer for connections knows.
/// </summary>
internal static class LoadBalancers
{
    public const string Type = "LoadBalancer";

    /// <returns>Null for what is no such Service.</returns>
    public static Route? Of(Resource service) =>
        service is { Kind: "Service", Group: "" } && Resource.ScalarAt(service.Spec, "type") == Type
            ? new Route(service, service.Spec?["type"] ?? service.Root)
            {
                Rule = service.Spec,
                ServiceName = service.Root["metadata"]?["name"],
                Port = FirstPort(service),
            }
            : null;

    private static YamlNode? FirstPort(Resource service) =>
        (service.Spec?["ports"]).MappingsOrNone().Select(port => port["port"]).FirstOrDefault();
}
