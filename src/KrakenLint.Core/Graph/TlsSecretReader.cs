using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Follows the tls entries of an Ingress to their Secrets, or to what makes these.</summary>
internal static class TlsSecretReader
{
    /// <summary>Kinds that make a Secret, with the path of its name; their own name where they have none.</summary>
    private static readonly (string Kind, string[] Path)[] Makers =
    [
        ("Certificate", ["spec", "secretName"]),
        ("ExternalSecret", ["spec", "target", "name"]),
        ("SealedSecret", ["spec", "template", "metadata", "name"]),
    ];

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource ingress)
    {
        if (ingress.Kind != "Ingress")
            yield break;
        foreach (var entry in (ingress.Spec?["tls"]).MappingsOrNone())
        {
            if (entry["secretName"] is not { IsScalar: true, IsNull: false } name || name.Text.Length == 0)
                continue;
            var found = graph.Bundle.Find("Secret", name.Text, ingress) ?? MakerOf(graph.Bundle, ingress, name.Text);
            var state = found is null ? EdgeState.Missing : EdgeState.Found;
            yield return new Edge(ingress, name, found, "Secret", name.Text, state)
            {
                Part = entry,
                Attributes = ImmutableDictionary<string, string>.Empty.Add("secret", name.Text),
            };
        }
    }

    private static Resource? MakerOf(Bundle bundle, Resource ingress, string secret) =>
        Makers
            .SelectMany(maker => bundle.OfKind(maker.Kind).Where(resource => NameOf(resource, maker.Path) == secret))
            .FirstOrDefault(resource =>
                Bundle.SameNamespace(bundle.NamespaceOf(resource), bundle.NamespaceOf(ingress))
            );

    private static string NameOf(Resource maker, string[] path)
    {
        var node = path[..^1].Aggregate((YamlNode?)maker.Root, (at, key) => at?[key]);
        return Resource.ScalarAt(node, path[^1]) ?? maker.Name;
    }
}
