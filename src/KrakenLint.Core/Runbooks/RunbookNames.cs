using System.Collections.Immutable;

namespace KrakenLint.Runbooks;

/// <summary>A name that texts of a runbook may hold in braces.</summary>
/// <param name="Summary">What a person puts in where the manifests do not say it.</param>
public sealed record RunbookName(string Name, string Summary);

/// <summary>The table of names.</summary>
public static class RunbookNames
{
    public static ImmutableArray<RunbookName> All { get; } =
    [
        new("namespace", "the namespace that this is installed in"),
        new("release", "the name of the Helm release"),
        new("kind", "the kind of the resource"),
        new("name", "the name of the resource"),
        new("ref", "kind and name for kubectl, such as deployment/chat"),
        new("container", "the name of the container"),
        new("selector", "the labels of the pods"),
        new("replicas", "how many pods there should be"),
        new("least", "the fewest pods there should be"),
        new("port", "the port that the container listens on"),
        new("service", "the name of the Service"),
        new("servicePort", "the port of the Service"),
        new("host", "the host name that browsers use"),
        new("path", "the path that browsers ask for"),
        new("scheme", "http or https"),
        new("entryPort", "80, or 443 with TLS"),
        new("entry", "the Ingress or route for kubectl, such as ingress/chat"),
        new("entryName", "the name of the Ingress or route"),
        new("entryNamespace", "the namespace of the Ingress or route"),
        new("gateway", "the name of the Gateway"),
        new("gatewayNamespace", "the namespace of the Gateway"),
        new("controller", "the name of the controller"),
        new("title", "what the controller calls itself"),
        new("affinity", "the stickiness in force"),
        new("cookie", "the name of the cookie of sticky sessions"),
        new("idle", "after how many seconds of silence a connection is cut"),
        new("redisHost", "the host name of Redis"),
        new("redisPort", "the port of Redis"),
        new("server", "the Redis workload for kubectl, such as statefulset/redis"),
        new("serverName", "the name of the Redis workload"),
        new("serverPassword", "the variable with the password in the Redis container"),
        new("client", "the workload that calls it, for kubectl"),
        new("clientContainer", "the container that calls it"),
        new("clientNamespace", "the namespace of the workload that calls it"),
        new("clientSelector", "the labels of the pods that call it"),
        new("clientReplicas", "how many pods call it"),
        new("hostVariable", "the variable with the host name, or the URL"),
        new("portVariable", "the variable with the port"),
        new("urlVariable", "the variable with the URL"),
        new("passwordVariable", "the variable with the password in the container that calls it"),
        new("passwordSource", "where that password stands, such as secret/redis"),
        new("source", "where the address is written, for kubectl, such as configmap/chat"),
        new("sourceKey", "the key of the address there"),
        new("livekitHost", "the host name of LiveKit"),
        new("keySource", "where the API key stands"),
        new("secretSource", "where the API secret stands"),
        new("keyVariable", "the variable with the API key"),
        new("secretVariable", "the variable with the API secret"),
        new("udpPorts", "the UDP ports of the media"),
        new("tcpPort", "the TCP port of the media"),
        new("site", "the address of the page, such as https://chat.northwind.dev"),
    ];

    public static RunbookName? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
