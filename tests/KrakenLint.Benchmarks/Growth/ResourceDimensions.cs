using static KrakenLint.Benchmarks.Growth.Grown;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>Resources, and what refers to what.</summary>
internal static class ResourceDimensions
{
    public static Dimension[] All { get; } =
    [
        Dimension.Of("documents", size => Each(200 * size, at => ConfigMap($"c{at}", "  a: b\n"))) with
        {
            IsShort = true,
        },
        Dimension.Of("list items", size => $"apiVersion: v1\nkind: List\nitems:\n{Each(200 * size, Item)}"),
        Dimension.Of(
            "Ingresses of one host",
            size => Api + Each(50 * size, at => Ingress($"i{at}", "h.example.com", Path($"/p{at}", "api")))
        ),
        Dimension.Of(
            "Ingresses of many hosts",
            size => Api + Each(50 * size, at => Ingress($"i{at}", $"h{at}.example.com", Path("/", "api")))
        ),
        Dimension.Of(
            "paths of one Ingress",
            size => Api + Ingress("i", "h.example.com", Each(100 * size, at => Path($"/p{at}", "api")))
        ),
        Dimension.Of(
            "tls entries",
            size =>
                Api
                + Ingress("i", "h.example.com", Path("/", "api"))
                + "  tls:\n"
                + Each(50 * size, at => $"    - {{ hosts: [h{at}.example.com], secretName: t{at} }}\n")
        ),
        Dimension.Of("Services", size => Each(100 * size, at => Service($"s{at}", $"s{at}"))) with
        {
            IsShort = true,
        },
        Dimension.Of("Services of one name", size => Each(50 * size, _ => Service("s", "s"))),
        Dimension.Of(
            "namespaces",
            size => Each(25 * size, at => Service("s", "s", $"n{at}") + Deployment("s", "s", space: $"n{at}"))
        ),
        Dimension.Of(
            "workloads behind one Service",
            size => Application + Each(50 * size, at => Deployment($"d{at}", "api"))
        ),
        Dimension.Of("Services, workloads and Ingresses", Applications) with
        {
            IsShort = true,
        },
        Dimension.Of(
            "containers of a pod",
            size => Application + Deployment("api", "api", Each(50 * size, at => Container($"c{at}", "", 1000 + at)))
        ),
        Dimension.Of("variables", size => WithVariables(200 * size, at => $"{{ name: V{at}, value: x{at} }}")),
        Dimension.Of(
            "variables that name a Service",
            size =>
                Service("redis", "redis")
                + Deployment("redis", "redis")
                + WithVariables(50 * size, at => $"{{ name: REDIS{at}_URL, value: 'redis://:pw@redis:6379/{at}' }}")
        ) with
        {
            IsShort = true,
        },
        Dimension.Of(
            "references",
            size =>
                Each(50 * size, at => ConfigMap($"c{at}", $"  A{at}: b\n"))
                + WithSources(50 * size, at => $"{{ configMapRef: {{ name: c{at} }} }}")
        ),
        Dimension.Of(
            "references to nothing",
            size =>
                Each(50 * size, at => ConfigMap($"conf{at}", "  a: b\n"))
                + WithSources(50 * size, at => $"{{ configMapRef: {{ name: xonf{at} }} }}")
        ),
        Dimension.Of(
            "volumes",
            size =>
                Deployment(
                    "api",
                    "api",
                    Container(
                        "c",
                        "          volumeMounts:\n"
                            + Each(50 * size, at => $"            - {{ name: v{at}, mountPath: /m{at} }}\n")
                    ),
                    "      volumes:\n"
                        + Each(50 * size, at => $"        - {{ name: v{at}, configMap: {{ name: c{at} }} }}\n")
                ) + Each(50 * size, at => ConfigMap($"c{at}", "  a: b\n"))
        ),
        Dimension.Of("policies and pods", Policies),
        Dimension.Of("HTTPRoutes", size => Api + Gateway + Each(50 * size, HttpRoute)),
        Dimension.Of(
            "Secrets",
            size =>
                Each(
                    100 * size,
                    at =>
                        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{ name: s{at} }}\nstringData: {{ password: abc{at}def }}\n"
                )
        ),
    ];

    private static string Gateway =>
        "---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: gw }\nspec:\n  gatewayClassName: x\n  listeners: [{ name: h, port: 80, protocol: HTTP }]\n";

    private static string Item(int at) =>
        $"  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {{ name: c{at} }}\n    data: {{ a: b }}\n";

    private static string WithVariables(int count, Func<int, string> variable) =>
        Application
        + Deployment(
            "api",
            "api",
            Container("c", $"          env:\n{Each(count, at => $"            - {variable(at)}\n")}")
        );

    private static string WithSources(int count, Func<int, string> source) =>
        Application
        + Deployment(
            "api",
            "api",
            Container("c", $"          envFrom:\n{Each(count, at => $"            - {source(at)}\n")}")
        );

    private static string Policies(int size) =>
        Each(
            10 * size,
            at =>
                Service($"s{at}", $"s{at}")
                + Deployment(
                    $"s{at}",
                    $"s{at}",
                    Container(
                        "c",
                        $"          env: [{{ name: REDIS_URL, value: 'redis://s{(at + 1) % (10 * size)}:80' }}]\n"
                    )
                )
                + $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{ name: np{at} }}\nspec:\n  podSelector: {{ matchLabels: {{ app: s{at} }} }}\n  ingress: [{{ from: [{{ podSelector: {{ matchLabels: {{ app: s{at + 1} }} }} }}] }}]\n"
        );

    private static string HttpRoute(int at) =>
        $"---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{ name: r{at} }}\nspec:\n  parentRefs: [{{ name: gw }}]\n  hostnames: [h{at}.example.com]\n  rules: [{{ matches: [{{ path: {{ type: PathPrefix, value: / }} }}], backendRefs: [{{ name: api, port: 80 }}] }}]\n";
}
