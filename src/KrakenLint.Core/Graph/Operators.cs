using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// What operators make of the custom resources of a bundle: Services, Secrets and pods that no manifest shows, under names
/// that have the custom resource's own in them
/// (https://kubernetes.io/docs/concepts/extend-kubernetes/operator/).
/// </summary>
internal sealed class Operators
{
    // What is said of pods, whatever the kind is called; a Certificate, a ServiceMonitor or a Middleware has none of it.
    private static readonly ImmutableArray<string> SaidOfPods =
    [
        "replicas",
        "replicaCount",
        "instances",
        "numberOfInstances",
        "shards",
        "nodeSets",
        "nodePools",
        "nodeCount",
        "image",
        "resources",
        "storage",
        "persistence",
        "containers",
        "volumeClaimTemplate",
        "podTemplate",
        "podMetadata",
        "serviceAccountName",
    ];

    // What operators put behind the name, beside words of the kind itself.
    private static readonly ImmutableHashSet<string> Endings =
    [
        .. "admin app apm bootstrap brokers ca client config coordinator data es follower haproxy headless http kb leader lb".Split(
            ' '
        ),
        .. "master mongos nodes operated operator pgbouncer pods pooler primary proxy query r read replica replicas repl".Split(
            ' '
        ),
        .. "ro router rs0 rw sentinel slave superuser svc transport user write".Split(' '),
    ];

    private readonly ILookup<string, string> kinds;
    private readonly HashSet<string> stems = [];
    private readonly bool changesPods;

    public Operators(Bundle bundle)
    {
        kinds = bundle
            .Resources.Where(resource => resource.Name.Length > 0 && RunsPods(resource))
            .ToLookup(resource => resource.Name, resource => resource.Kind);
        if (kinds.Count > 0)
            stems.UnionWith(
                bundle
                    .Resources.Where(resource => resource.Kind == "Service" || Kinds.IsWorkload(resource))
                    .SelectMany(resource => Parts(resource.Name).Select(part => part.Stem).Append(resource.Name))
            );
        changesPods = bundle.OfKind("Role").Concat(bundle.OfKind("ClusterRole")).Any(ChangesPods);
    }

    /// <summary>True where a custom resource of the bundle may be made into something of this name.</summary>
    public bool MayMake(string name) =>
        kinds.Count > 0
        && (
            kinds.Contains(name)
            || Parts(name).Any(part => kinds.Contains(part.Tail) || IsMadeOf(kinds[part.Stem], part))
        );

    // Where other things of the bundle have the name in front as well, it is the release's, and what follows must tell.
    private bool IsMadeOf(IEnumerable<string> owners, (string Stem, string Tail) part) =>
        owners.Any(kind =>
            !stems.Contains(part.Stem)
            || part.Tail.Split('-')
                .Any(word =>
                    Endings.Contains(word)
                    || (word.Length > 2 && kind.Contains(word, StringComparison.OrdinalIgnoreCase))
                )
        );

    /// <summary>True where pods with these labels may come from a custom resource, or get one of them when they run.</summary>
    public bool MayMakePods(LabelSelector selector, PodLabels pods) =>
        // A label that pods of the bundle have as well says which release it is, not which custom resource.
        (kinds.Count > 0 && selector.Labels.Any(label => kinds.Contains(label.Value) && !pods.Has(label)))
        || (changesPods && selector.Labels.Any(label => IsPutLater(label, selector, pods)));

    private static bool IsPutLater((string Key, string Value) label, LabelSelector selector, PodLabels pods) =>
        selector.Labels.Length > 1
        && pods.Matching(selector with { Labels = selector.Labels.Remove(label) })
            .Any(workload => PodLabels.Of(workload)?[label.Key] is null);

    // The name behind a word of the operator's own, or before several: rfs-NAME, NAME-es-http.
    private static IEnumerable<(string Stem, string Tail)> Parts(string name)
    {
        for (var dash = name.IndexOf('-'); dash > 0; dash = name.IndexOf('-', dash + 1))
            yield return (name[..dash], name[(dash + 1)..]);
    }

    private static bool RunsPods(Resource resource) =>
        IsCustom(resource)
        && (
            resource.Spec is not { IsMapping: true } spec
                ? resource.Kind.EndsWith("Cluster", StringComparison.Ordinal)
                : SaysOfPods(spec) || spec.OwnPairs.Any(pair => pair.Value.IsMapping && SaysOfPods(pair.Value))
        );

    private static bool SaysOfPods(YamlNode mapping) => SaidOfPods.Any(key => mapping[key] is not null);

    // Groups of Kubernetes' own have no dot, or its domain.
    private static bool IsCustom(Resource resource) =>
        resource.Group.Contains('.', StringComparison.Ordinal)
        && !resource.Group.EndsWith(".k8s.io", StringComparison.Ordinal)
        && !Kinds.IsWorkload(resource);

    private static bool ChangesPods(Resource role) =>
        role.Root["rules"]
            .MappingsOrNone()
            .Any(rule =>
                Lists(rule["resources"], "pods") && (Lists(rule["verbs"], "patch") || Lists(rule["verbs"], "update"))
            );

    private static bool Lists(YamlNode? list, string word) => list.ItemsOrNone().Any(item => item.Text == word);
}
