using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>The keys of <c>external</c>, and the kinds (or groups of kinds) that they speak of.</summary>
public static class ExternalKinds
{
    public static ImmutableArray<(string Key, string Kind)> All { get; } =
    [
        ("services", "Service"),
        ("secrets", "Secret"),
        ("configMaps", "ConfigMap"),
        ("serviceAccounts", "ServiceAccount"),
        ("persistentVolumeClaims", "PersistentVolumeClaim"),
        ("workloads", "workload"),
        ("ingresses", "ingress"),
        ("ingressClasses", "IngressClass"),
        ("issuers", "Issuer"),
        ("clusterIssuers", "ClusterIssuer"),
        ("certificates", "Certificate"),
    ];
}
