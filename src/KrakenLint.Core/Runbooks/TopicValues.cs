using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;

namespace KrakenLint.Runbooks;

/// <summary>Collects what is known, by name; a credential that somebody wrote where a name belongs is not known.</summary>
internal sealed class TopicValues
{
    private readonly ImmutableDictionary<string, string>.Builder values;

    public TopicValues(ImmutableDictionary<string, string> before) => values = before.ToBuilder();

    public TopicValues Add(string name, string? value)
    {
        if (
            value is { Length: > 0 }
            && Credentials.RedactProse(value) == value
            && Credentials.RedactName(value) == value
        )
            values[name] = value;
        return this;
    }

    public TopicValues AddAll(ImmutableDictionary<string, string> others)
    {
        foreach (var (name, value) in others)
            values[name] = value;
        return this;
    }

    public ImmutableDictionary<string, string> ToImmutable() => values.ToImmutable();

    /// <summary>Kind and name as kubectl takes them; with the group where others have the kind too.</summary>
    public static string RefOf(Resource resource) => $"{KindOf(resource)}/{resource.Name}";

    public static string KindOf(Resource resource)
    {
        var kind = resource.Kind.ToLowerInvariant();
        return resource.Group is "" or "apps" or "batch" or "networking.k8s.io" or "policy"
            ? kind
            : $"{kind}.{resource.Group}";
    }

    /// <summary>Labels as kubectl takes them; null where there are none, or some that it has no words for.</summary>
    public static string? SelectorOf(Resource workload)
    {
        var written = workload.Spec?["selector"];
        var labels = written?["matchLabels"] ?? (workload.Kind == "Pod" ? workload.Labels : null);
        var selector = LabelSelector.OfLabels(labels);
        return selector.IsEmpty || written?["matchExpressions"] is { IsSequence: true, IsEmptyCollection: false }
            ? null
            : string.Join(',', selector.Labels.Select(label => $"{label.Key}={label.Value}"));
    }

    public static string? FactOf(string name, Item item, Scope scope) =>
        Facts.Find(name)?.Read(item, scope) is { IsUncertain: false, IsUnknown: false, Value: { } value }
            ? value.Text
            : null;

    /// <summary>Where the value of a variable stands, for kubectl: <c>configmap/chat</c>.</summary>
    public static string? SourceOf(BundleGraph graph, EnvEntry? entry) =>
        entry is not null && graph.OwnerOf(entry.Place) is { } owner ? RefOf(owner) : null;

    /// <summary>What the value is called where it stands: a key of a ConfigMap or Secret, else the variable.</summary>
    public static string? KeyOf(BundleGraph graph, EnvEntry entry) =>
        graph.OwnerOf(entry.Place) is { Kind: "ConfigMap" or "Secret" } ? entry.Place.Key?.Text : entry.Name;
}
