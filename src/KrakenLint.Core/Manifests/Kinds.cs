using System.Collections.Frozen;
using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>What is to be known about kinds: which run pods and where the pod template stands, which route requests.</summary>
public static class Kinds
{
    /// <summary>
    /// Kinds that run pods (https://kubernetes.io/docs/concepts/workloads/), with the path of the pod's object; and those of
    /// Argo Rollouts (https://argoproj.github.io/argo-rollouts/features/specification/) and OpenKruise
    /// (https://openkruise.io/docs/user-manuals/cloneset/) that stand for a Deployment.
    /// </summary>
    private static readonly FrozenDictionary<string, string[]> PodTemplates = new Dictionary<string, string[]>
    {
        ["Pod"] = [],
        ["Deployment"] = ["spec", "template"],
        ["StatefulSet"] = ["spec", "template"],
        ["DaemonSet"] = ["spec", "template"],
        ["ReplicaSet"] = ["spec", "template"],
        ["ReplicationController"] = ["spec", "template"],
        ["Job"] = ["spec", "template"],
        ["CronJob"] = ["spec", "jobTemplate", "spec", "template"],
        [Rollout] = ["spec", "template"],
        ["CloneSet"] = ["spec", "template"],
    }.ToFrozenDictionary();

    /// <summary>One of Argo may lead the pods of a Deployment instead of having a template; other projects have others.</summary>
    public const string Rollout = "Rollout";

    private const string Workload = "workload";

    /// <summary>Whatever leads requests to Services; kinds of controllers are known by their files.</summary>
    public const string Route = "route";

    /// <summary>Names that rules may use for several kinds.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> Groups { get; } =
        new Dictionary<string, ImmutableArray<string>>
        {
            [Workload] = [.. PodTemplates.Keys.Order(StringComparer.Ordinal)],
            ["deployment"] = ["CloneSet", "Deployment", Rollout],
            ["autoscaler"] = ["HorizontalPodAutoscaler", "ScaledObject"],
            ["ingress"] = ["Ingress"],
            [Route] = ["GRPCRoute", "HTTPProxy", "HTTPRoute", "Ingress", "IngressRoute"],
        }.ToFrozenDictionary();

    private static readonly string[] ClusterScoped =
    [
        "Namespace",
        "Node",
        "PersistentVolume",
        "ClusterRole",
        "ClusterRoleBinding",
        "CustomResourceDefinition",
        "IngressClass",
        "StorageClass",
        "ClusterIssuer",
        "GatewayClass",
        "PriorityClass",
        "ValidatingWebhookConfiguration",
        "MutatingWebhookConfiguration",
    ];

    /// <summary>Names that rules may use, and kinds that come with Kubernetes or are usual beside it.</summary>
    public static FrozenSet<string> WellKnown { get; } =
    [
        .. PodTemplates.Keys,
        .. Groups.Keys,
        .. ClusterScoped,
        "Service",
        "Endpoints",
        "EndpointSlice",
        "Ingress",
        "NetworkPolicy",
        "ConfigMap",
        "Secret",
        "ServiceAccount",
        "Role",
        "RoleBinding",
        "PersistentVolumeClaim",
        "HorizontalPodAutoscaler",
        "ScaledObject",
        "CiliumNetworkPolicy",
        "PodDisruptionBudget",
        "LimitRange",
        "ResourceQuota",
        "Gateway",
        "HTTPRoute",
        "GRPCRoute",
        "TCPRoute",
        "TLSRoute",
        "UDPRoute",
        "Route",
        "HTTPProxy",
        "IngressRoute",
        "Certificate",
        "Issuer",
    ];

    public static bool IsWorkload(Resource resource) => PodTemplates.ContainsKey(resource.Kind) && RunsPods(resource);

    private static bool RunsPods(Resource resource) =>
        resource.Kind != Rollout || resource.PodTemplate is { IsMapping: true };

    /// <summary>False for what ends by itself, and serves nobody: Jobs, Pods that are not started again, hooks.</summary>
    public static bool IsLongRunning(Resource resource) =>
        IsWorkload(resource)
        && resource.Kind switch
        {
            "Job" or "CronJob" => false,
            // Helm waits for the end of a Pod that is a hook, whatever its phase.
            "Pod" => !IsHook(resource) && (Resource.ScalarAt(resource.Spec, "restartPolicy") ?? "Always") == "Always",
            _ => !IsTest(resource),
        };

    /// <summary>True for what Helm runs beside the release, and for tests of it: no Service is meant to lead there.</summary>
    public static bool IsBesideRelease(Resource workload) =>
        IsTest(workload) || (workload.Kind == "Pod" && IsHook(workload));

    private static bool IsHook(Resource resource) => resource.Annotation("helm.sh/hook") is { Length: > 0 };

    // Helm 2 had tests of two kinds (https://helm.sh/docs/topics/chart_tests/).
    private static bool IsTest(Resource resource) =>
        resource.Annotation("helm.sh/hook") is { } phases
        && phases.Split(',').Any(phase => phase.Trim() is "test" or "test-success" or "test-failure");

    public static bool IsClusterScoped(string kind) => ClusterScoped.Contains(kind);

    /// <summary>The object that holds the pod's <c>metadata</c> and <c>spec</c>, or null.</summary>
    public static YamlNode? PodTemplate(Resource resource) => resource.PodTemplate;

    internal static YamlNode? PodTemplateIn(YamlNode root, string kind)
    {
        if (!PodTemplates.TryGetValue(kind, out var path))
            return null;
        YamlNode? node = root;
        foreach (var key in path)
            node = node?[key];
        return node;
    }

    /// <summary>The last node on the way to the pod's object that is present, for what is missing below it.</summary>
    public static YamlNode NearestToPod(Resource resource)
    {
        var node = resource.Root;
        foreach (var key in PodTemplates.GetValueOrDefault(resource.Kind, []))
        {
            if (node[key] is not { } next)
                break;
            node = next;
        }
        return node;
    }

    public static YamlNode? PodSpec(Resource resource) => PodTemplate(resource)?["spec"];

    /// <summary>True where a resource is what a rule means by a kind: <c>Deployment</c>, <c>apps/Deployment</c>, <c>apps/v1/Deployment</c> or a group.</summary>
    public static bool Matches(Resource resource, string kind)
    {
        if (Groups.TryGetValue(kind, out var members))
            return members.Contains(resource.Kind) && (kind is not (Workload or "deployment") || RunsPods(resource));
        var slash = kind.LastIndexOf('/');
        if (!kind.AsSpan(slash + 1).SequenceEqual(resource.Kind))
            return false;
        // What stands before the kind is a version, or a group where it has no slash of its own.
        return slash < 0
            || kind.AsSpan(0, slash).SequenceEqual(resource.ApiVersion)
            || kind.AsSpan(0, slash).SequenceEqual(resource.Group);
    }

    /// <summary>The plain kinds that a rule's kind can match, for the index of rules.</summary>
    public static ImmutableArray<string> Expand(string kind) =>
        Groups.TryGetValue(kind, out var members) ? members : [kind.Split('/')[^1]];
}
