using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Maps;

/// <summary>Places and words for the parts of a map.</summary>
internal static class Marks
{
    private const int MostSaid = 60;

    public static SourceSpan SpanOf(YamlNode node) => Underline.Of(Place.At(node)).Span;

    /// <summary>Where a resource's name stands.</summary>
    public static SourceSpan SpanOf(Resource resource) => SpanOf(resource.Root["metadata"]?["name"] ?? resource.Root);

    public static ResourceName NameOf(Resource resource, Bundle bundle) =>
        new(resource.Kind, resource.Name, bundle.NamespaceOf(resource));

    public static ImmutableArray<EvidenceMark> Of(ImmutableArray<Evidence> evidence) =>
        [.. evidence.DistinctBy(found => (found.Id, found.Node)).Select(Of)];

    private static EvidenceMark Of(Evidence evidence) =>
        new(
            evidence.Id,
            evidence.Strength,
            evidence.Means,
            evidence.Node is { IsScalar: true } node ? Said(node) : "",
            evidence.Node is { } place ? SpanOf(place) : null
        );

    /// <summary>Who set a value: an annotation, a field, a controller's ConfigMap or nobody.</summary>
    public static Setting Of(string name, Reading reading, Resource owner, Scope scope)
    {
        if (reading.IsAssumed || reading.Node is not { } node)
            return new Setting(name, reading.Shown, "default", null);
        var writer = scope.Graph.OwnerOf(node);
        var source =
            writer is not null && !ReferenceEquals(writer, owner) ? $"{writer.Kind} {writer.Name}"
            : IsAnnotation(node) ? "annotation"
            : "field";
        return new Setting(name, reading.Shown, source, SpanOf(node));
    }

    /// <summary>A node's text as it may be shown: masked, and not for lines.</summary>
    public static string Said(YamlNode node)
    {
        var shown = Reading.Of(KeyOf(node), node).Shown;
        return shown.Length <= MostSaid ? shown : $"{shown[..MostSaid].TrimEnd()}…";
    }

    private static string KeyOf(YamlNode node) => node.Key?.Text ?? "";

    private static bool IsAnnotation(YamlNode node) => node.Parent?.Key?.Text == "annotations";
}
