using System.Collections.Frozen;
using System.Collections.Immutable;
using KrakenLint.JsonPaths;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>A controller file: how it is recognised, and where its settings come from, which is read when somebody asks.</summary>
public sealed record Controller
{
    /// <summary>Such as <c>envoy-gateway</c>; equal to the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it calls itself, in the middle of a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The release that the file was checked against.</summary>
    public required string Version { get; init; }

    public required Recognition Serves { get; init; }

    public required SourceFile File { get; init; }

    public required Lazy<ControllerKinds> Kinds { get; init; }

    public required Lazy<ControllerBody> Body { get; init; }

    public ImmutableArray<RouteShape> Routes => Kinds.Value.Routes;

    public ImmutableArray<PolicyKind> Policies => Kinds.Value.Policies;

    public ImmutableArray<CertificateShape> Certificates => Kinds.Value.Certificates;

    public ImmutableArray<string> Links => Body.Value.Links;

    /// <summary>What a person should know beside the settings.</summary>
    public ImmutableArray<string> Notes => Body.Value.Notes;

    public FrozenDictionary<string, SettingFacts> Settings => Body.Value.Settings;

    public ImmutableArray<IgnoredField> Ignores => Body.Value.Ignores;

    public SettingFacts? FactsOf(WaySetting setting) => Settings.GetValueOrDefault(setting.Name);

    public PolicyKind? PolicyOf(string kind, string group) =>
        Policies.FirstOrDefault(policy => policy.Kind == kind && policy.Group == group);
}

/// <summary>The kinds of resources that are a controller's own.</summary>
public sealed record ControllerKinds(
    ImmutableArray<RouteShape> Routes,
    ImmutableArray<PolicyKind> Policies,
    ImmutableArray<CertificateShape> Certificates
);

/// <summary>What is needed of a controller only where it serves something.</summary>
public sealed record ControllerBody(
    ImmutableArray<string> Links,
    ImmutableArray<string> Notes,
    FrozenDictionary<string, SettingFacts> Settings,
    ImmutableArray<IgnoredField> Ignores
);

/// <summary>By what a controller is known to serve a route.</summary>
/// <param name="IngressControllers">Globs of <c>IngressClass.spec.controller</c>.</param>
/// <param name="IngressClasses">Globs of class names that mean this controller.</param>
/// <param name="SharedClasses">Globs of class names that other controllers have as well; annotations tell them apart.</param>
/// <param name="Groups">API groups of routes that only this controller serves.</param>
/// <param name="GatewayControllers">Values of <c>GatewayClass.spec.controllerName</c>.</param>
/// <param name="GatewayClasses">Globs of class names of Gateways.</param>
/// <param name="Annotations">Prefixes of annotations that only this controller reads.</param>
/// <param name="Images">Globs of images that it runs from.</param>
public sealed record Recognition(
    ImmutableArray<string> IngressControllers,
    ImmutableArray<string> IngressClasses,
    ImmutableArray<string> SharedClasses,
    ImmutableArray<string> Groups,
    ImmutableArray<string> GatewayControllers,
    ImmutableArray<string> GatewayClasses,
    ImmutableArray<string> Annotations,
    ImmutableArray<string> Images
)
{
    public static Recognition None { get; } = new([], [], [], [], [], [], [], []);

    /// <summary>What tells that a Service of type LoadBalancer is this controller's; one is enough.</summary>
    public ImmutableArray<ServiceMark> LoadBalancers { get; init; } = [];

    /// <summary>True for the one that is meant where nothing tells it from others, or where annotations of several stand.</summary>
    public bool IsUsual { get; init; }
}

/// <summary>A field or annotation of a Service that only one controller reads.</summary>
public sealed record ServiceMark(FieldTest Test, ImmutableArray<FieldTest> When)
{
    public bool IsOn(YamlNode service) =>
        Test.Holds(Test.Place.NodesIn(service)) && When.All(test => test.Holds(test.Place.NodesIn(service)));
}

/// <summary>A kind of its own that routes requests, and where host, path and Service stand in it.</summary>
/// <param name="Rules">The parts that each hold paths and backends.</param>
public sealed record RouteShape(string Kind, string Group, JsonPath Rules, JsonPath Backends)
{
    public JsonPath? Hosts { get; init; }

    public JsonPath? Paths { get; init; }

    /// <summary>Below a backend: the Service's name, alone or with its namespace and port.</summary>
    public required JsonPath Service { get; init; }

    /// <summary>Where backends stand that a rule names only: mappings with a <c>name</c>.</summary>
    public JsonPath? Among { get; init; }

    public JsonPath? Port { get; init; }

    public JsonPath? Namespace { get; init; }

    /// <summary>What is there where HTTPS ends at the route itself.</summary>
    public JsonPath? Tls { get; init; }

    /// <summary>The name of its certificate's Secret.</summary>
    public JsonPath? Secret { get; init; }
}

/// <summary>A kind that says for which hosts HTTPS ends, and with which certificate.</summary>
/// <param name="Rules">The parts that the others stand below.</param>
/// <param name="Tls">What is there where HTTPS ends.</param>
public sealed record CertificateShape(string Kind, string Group, JsonPath Rules, JsonPath Hosts, JsonPath Tls)
{
    /// <summary>The name of the certificate's Secret.</summary>
    public JsonPath? Secret { get; init; }
}

/// <summary>A kind of resource that settings of this controller stand in.</summary>
public sealed record PolicyKind(string Kind, string Group, PolicyAttachment Attachment)
{
    /// <summary>True where only the nearest one counts, and nothing of one further away.</summary>
    public bool IsWhole { get; init; }

    /// <summary>True where it has <c>targetRef</c> and not a list.</summary>
    public bool HasOneTarget { get; init; }

    /// <summary>A path that, where it is there, lets those further away count as well.</summary>
    public JsonPath? Unless { get; init; }

    /// <summary>Of <see cref="PolicyAttachment.Host"/>: the host that it is about.</summary>
    public JsonPath? Host { get; init; }

    /// <summary>Of <see cref="PolicyAttachment.Named"/>: where the names stand.</summary>
    public ImmutableArray<FieldPlace> NamedBy { get; init; } = [];
}

/// <summary>How a policy comes to count for a route.</summary>
public enum PolicyAttachment
{
    /// <summary>By <c>targetRef</c>, <c>targetRefs</c> or <c>targetSelectors</c>.</summary>
    Target,

    /// <summary>By a field that holds the host name of a Service.</summary>
    Host,

    /// <summary>By a reference in the route, the Service, the Gateway or the class.</summary>
    Named,

    /// <summary>By having the name of the Service.</summary>
    ServiceName,

    /// <summary>Wherever it is in the bundle: it patches what a proxy is told, by the proxy.</summary>
    Anywhere,

    /// <summary>It says nothing about the settings.</summary>
    Nothing,
}

/// <summary>A field or annotation that the controller does not read, although people think so.</summary>
/// <param name="Says">A sentence without a final period.</param>
/// <param name="Instead">What helps instead.</param>
public sealed record IgnoredField(FieldPlace Place, ImmutableArray<FieldTest> When, string Says, string Instead)
{
    /// <summary>True where the resource is not accepted with it.</summary>
    public bool IsRejected { get; init; }
}
