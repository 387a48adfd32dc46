using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Follows the tls entries of an Ingress to their Secrets, or to what makes these.</summary>
internal static class TlsSecretReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource ingress)
    {
        if (ingress.Kind != "Ingress")
            yield break;
        foreach (var entry in (ingress.Spec?["tls"]).MappingsOrNone())
        {
            if (entry["secretName"] is not { IsScalar: true, IsNull: false } name || name.Text.Length == 0)
                continue;
            var found = graph.Bundle.Find("Secret", name.Text, ingress) ?? graph.SecretMakers.Of(ingress, name.Text);
            var state = found is null ? EdgeState.Missing : EdgeState.Found;
            yield return new Edge(ingress, name, found, "Secret", name.Text, state)
            {
                Part = entry,
                Attributes = ImmutableDictionary<string, string>.Empty.Add("secret", name.Text),
            };
        }
    }
}
