namespace KrakenLint.Benchmarks.Growth;

/// <summary>What grown inputs are made of.</summary>
internal static class Grown
{
    /// <summary>A text for each number, one behind the other.</summary>
    public static string Each(int count, Func<int, string> text) =>
        string.Concat(Enumerable.Range(0, count).Select(text));

    public static string ConfigMap(string name, string data) =>
        $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: {name} }}\ndata:\n{data}";

    public static string Service(string name, string selected, string space = "default") =>
        $"---\napiVersion: v1\nkind: Service\nmetadata: {{ name: {name}, namespace: {space} }}\nspec:\n  selector: {{ app: {selected} }}\n  ports: [{{ port: 80 }}]\n";

    /// <param name="pod">What the pod has beside its containers.</param>
    public static string Deployment(
        string name,
        string app,
        string container = "",
        string pod = "",
        string space = "default"
    )
    {
        var containers = container.Length == 0 ? Container("c", "") : container;
        return $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: {name}, namespace: {space} }}\nspec:\n  replicas: 2\n  selector: {{ matchLabels: {{ app: {app} }} }}\n  template:\n    metadata: {{ labels: {{ app: {app} }} }}\n    spec:\n{pod}      containers:\n{containers}";
    }

    public static string Container(string name, string extra, int port = 80) =>
        $"        - name: {name}\n          image: r/x:1.0.0\n          ports: [{{ containerPort: {port} }}]\n{extra}";

    public static string Ingress(string name, string host, string paths, string annotations = "") =>
        $"---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: {name}\n{annotations}spec:\n  ingressClassName: nginx\n  rules:\n    - host: {host}\n      http:\n        paths:\n{paths}";

    public static string Path(string path, string service) =>
        $"          - {{ path: {path}, pathType: Prefix, backend: {{ service: {{ name: {service}, port: {{ number: 80 }} }} }} }}\n";

    /// <summary>A way in to a workload, for what is to be looked at beside it.</summary>
    public static string Application { get; } = Service("api", "api") + Ingress("i", "h.example.com", Path("/", "api"));

    /// <summary>What is beside the things that grow.</summary>
    public static string Api { get; } = Service("api", "api") + Deployment("api", "api");

    /// <summary>Numbers where the API server takes strings.</summary>
    public static string Numbers(int size) => ConfigMap("c", Each(50 * size, at => $"  k{at}: {at}\n"));

    /// <summary>Services with the workloads behind them, and the way in to each.</summary>
    public static string Applications(int size) =>
        Each(
            25 * size,
            at =>
                Service($"s{at}", $"s{at}")
                + Deployment($"s{at}", $"s{at}")
                + Ingress($"i{at}", $"h{at}.example.com", Path("/", $"s{at}"))
        );
}
