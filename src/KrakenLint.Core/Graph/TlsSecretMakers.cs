using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>What of a bundle makes Secrets, by the names of these.</summary>
internal sealed class TlsSecretMakers(Bundle bundle)
{
    /// <summary>Kinds that make a Secret, with the path of its name; their own name where they have none.</summary>
    private static readonly (string Kind, string[] Path)[] Makers =
    [
        ("Certificate", ["spec", "secretName"]),
        ("ExternalSecret", ["spec", "target", "name"]),
        ("SealedSecret", ["spec", "template", "metadata", "name"]),
    ];

    private readonly ILookup<string, Resource> bySecret = Makers
        .SelectMany(maker => bundle.OfKind(maker.Kind).Select(resource => (Resource: resource, maker.Path)))
        .ToLookup(row => NameOf(row.Resource, row.Path), row => row.Resource);

    /// <returns>What makes a Secret in the namespace of an Ingress; null where nothing does.</returns>
    public Resource? Of(Resource ingress, string secret) =>
        bySecret[secret]
            .FirstOrDefault(resource =>
                Bundle.SameNamespace(bundle.NamespaceOf(resource), bundle.NamespaceOf(ingress))
            );

    private static string NameOf(Resource maker, string[] path)
    {
        var node = path[..^1].Aggregate((YamlNode?)maker.Root, (at, key) => at?[key]);
        return Resource.ScalarAt(node, path[^1]) ?? maker.Name;
    }
}
