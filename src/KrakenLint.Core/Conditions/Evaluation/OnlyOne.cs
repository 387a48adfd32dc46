using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Finds what a reference to nothing probably meant: the bundle's only resource with the role.</summary>
internal static class OnlyOne
{
    private const int MostNames = 20;

    /// <returns>Null where there are several that it may be, or none.</returns>
    public static string? Of(string role, Edge edge, Scope scope)
    {
        var space = scope.Graph.Bundle.NamespaceOf(edge.From);
        var names = scope
            .WithRole(edge.TargetKind, role)
            .Where(resource => Bundle.SameNamespace(space, scope.Graph.Bundle.NamespaceOf(resource)))
            .Where(resource => !IsHeadless(resource) && HasPort(resource, edge))
            .Select(resource => resource.Name)
            .Distinct()
            .Take(MostNames)
            .ToImmutableArray();
        return names is [var only] ? only : OfSameEnd(edge.TargetName, names);
    }

    // "chat-redis-master" is no "prod-redis-replicas": what a Service is for stands at the end of its name.
    private static string? OfSameEnd(string name, ImmutableArray<string> names)
    {
        var end = EndOf(name);
        return names.Where(candidate => end.Length > 0 && EndOf(candidate) == end).ToArray() is [var only]
            ? only
            : null;
    }

    private static string EndOf(string name) => name[(name.LastIndexOf('-') + 1)..];

    // Beside the Service for clients there often is one by which the pods find each other.
    private static bool IsHeadless(Resource service) => Resource.ScalarAt(service.Spec, "clusterIP") == "None";

    private static bool HasPort(Resource service, Edge edge) =>
        !edge.Attributes.TryGetValue("port", out var port)
        || (service.Spec?["ports"]).MappingsOrNone().Any(one => Resource.ScalarAt(one, "port") == port);
}
