using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Ways;

/// <summary>The tables of keys of controller files.</summary>
public static class ControllerShapes
{
    internal static readonly ImmutableArray<string> Attachments =
    [
        "target",
        "host",
        "serviceName",
        "anywhere",
        "nothing",
    ];
    internal static readonly ImmutableArray<string> Strengths = ["strong", "weak"];
    internal static readonly ImmutableArray<string> Targets = ["route", "service", "gateway"];

    private static readonly ValueShape Values = new ValueShape.Map(ValueShape.AnyText);

    private static readonly ImmutableArray<ShapeKey> PlaceKeys =
    [
        new(
            "in",
            "the part of the way in, or the kind of a policy",
            ValueShape.Such(FieldPlace.Parts.Select(part => part.Name))
        ),
        new("path", "a JSONPath below that part", ValueShape.AnyText),
        new("annotation", "the key of an annotation; * at its end for all that begin so", ValueShape.AnyText),
        new("label", "the key of a label", ValueShape.AnyText),
    ];

    public static MappingShape Controller { get; } =
        new(
            "controller",
            "a controller",
            [
                new("controller", "its name, equal to the file's", ValueShape.AnyText, IsRequired: true),
                new("title", "what it calls itself, in the middle of a sentence", ValueShape.AnyText, IsRequired: true),
                new("version", "the release that the file was checked against", ValueShape.AnyText, IsRequired: true),
                new("links", "where its documentation is", ValueShape.Texts),
                new("notes", "what people should know beside the settings", ValueShape.Texts),
                new("serves", "by what it is known to serve a route", ValueShape.Of("serves"), IsRequired: true),
                new("routes", "kinds of its own that route requests", ValueShape.ListOf(ValueShape.Of("routes"))),
                new("policies", "kinds that settings stand in", ValueShape.ListOf(ValueShape.Of("policy"))),
                new(
                    "certificates",
                    "kinds that say for which hosts HTTPS ends",
                    ValueShape.ListOf(ValueShape.Of("certificate"))
                ),
                new(
                    "settings",
                    "what is known of each setting",
                    new ValueShape.Map(ValueShape.Of("setting"), [.. WaySetting.All.Select(setting => setting.Name)]),
                    IsRequired: true
                ),
                new("ignores", "what it does not read", ValueShape.ListOf(ValueShape.Of("ignored"))),
                new("examples", "manifests with what is in force in them", ValueShape.ListOf(ValueShape.Of("shown"))),
            ]
        );

    public static MappingShape Serves { get; } =
        new(
            "serves",
            "serves",
            [
                new("ingressControllers", "globs of spec.controller of an IngressClass", ValueShape.Texts),
                new("ingressClasses", "globs of class names that mean this controller", ValueShape.Texts),
                new(
                    "sharedClasses",
                    "globs of class names that others have as well; annotations tell them apart",
                    ValueShape.Texts
                ),
                new("usual", "it is meant where nothing tells it from those others", new ValueShape.Flag()),
                new("groups", "API groups of routes that nobody else serves", ValueShape.Texts),
                new("gatewayControllers", "values of spec.controllerName of a GatewayClass", ValueShape.Texts),
                new("gatewayClasses", "globs of the class names of Gateways", ValueShape.Texts),
                new("annotations", "prefixes of annotations that nobody else reads", ValueShape.Texts),
                new(
                    "loadBalancers",
                    "what tells that a Service of type LoadBalancer is its own",
                    new ValueShape.List(ValueShape.Of("serviceMark"))
                ),
                new("images", "globs of images that it runs from", ValueShape.Texts),
            ]
        );

    public static MappingShape Routes { get; } =
        new(
            "routes",
            "a kind of routes",
            [
                new("kind", "the kind", ValueShape.AnyText, IsRequired: true),
                new("group", "its API group", ValueShape.AnyText, IsRequired: true),
                new("rules", "the parts that hold paths and backends", ValueShape.AnyText, IsRequired: true),
                new("hosts", "from the root ($) or from a rule", ValueShape.AnyText),
                new("paths", "below a rule: texts, or mappings with prefix, exact or regex", ValueShape.AnyText),
                new("backends", "below a rule", ValueShape.AnyText, IsRequired: true),
                new("among", "where backends stand that a rule only names", ValueShape.AnyText),
                new("service", "below a backend: a name, a host or a URL", ValueShape.AnyText, IsRequired: true),
                new("port", "below a backend", ValueShape.AnyText),
                new("namespace", "below a backend", ValueShape.AnyText),
                new("tls", "what is there where HTTPS ends at the route itself", ValueShape.AnyText),
                new("secret", "the name of its certificate's Secret", ValueShape.AnyText),
            ]
        );

    public static MappingShape Certificate { get; } =
        new(
            "certificate",
            "a kind that ends HTTPS",
            [
                new("kind", "the kind", ValueShape.AnyText, IsRequired: true),
                new("group", "its API group", ValueShape.AnyText, IsRequired: true),
                new("rules", "the parts that the others stand below", ValueShape.AnyText, IsRequired: true),
                new("hosts", "below a rule", ValueShape.AnyText, IsRequired: true),
                new("tls", "below a rule: what is there where HTTPS ends", ValueShape.AnyText, IsRequired: true),
                new("secret", "below a rule: the name of the certificate's Secret", ValueShape.AnyText),
            ]
        );

    public static MappingShape Policy { get; } =
        new(
            "policy",
            "a policy",
            [
                new("kind", "the kind", ValueShape.AnyText, IsRequired: true),
                new("group", "its API group", ValueShape.AnyText, IsRequired: true),
                new("attaches", "how it comes to count", ValueShape.OneOf(Attachments)),
                new("host", "a path to the host name that it is about", ValueShape.AnyText),
                new("namedBy", "where its name stands", ValueShape.ListOf(ValueShape.Of("place"))),
                new("oneTarget", "it has targetRef and not targetRefs", new ValueShape.Flag()),
                new("whole", "only the nearest one counts", new ValueShape.Flag()),
                new("unless", "a path that lets those further away count as well", ValueShape.AnyText),
            ]
        );

    public static MappingShape Place { get; } = new("place", "a place", PlaceKeys);

    private static readonly ImmutableArray<ShapeKey> TestKeys =
    [
        .. PlaceKeys,
        new("equals", "texts of which one stands there", ValueShape.Texts),
        new("matches", "a regular expression that the text matches", ValueShape.AnyText),
        new("exists", "false where nothing of it may be there", new ValueShape.Flag()),
    ];

    public static MappingShape Test { get; } = new("test", "a test", TestKeys);

    public static MappingShape ServiceMark { get; } =
        new(
            "serviceMark",
            "a mark on a Service",
            [.. TestKeys, new("when", "what must hold as well", new ValueShape.OneOrMany(ValueShape.Of("test")))]
        );

    public static MappingShape Source { get; } =
        new(
            "source",
            "a source",
            [
                .. PlaceKeys,
                new("is", "the value where the field is there", ValueShape.AnyText),
                new("words", "values by text; others say nothing", Values),
                new("unit", "how the text is read", ValueShape.OneOf(Measure.All.Select(unit => unit.Name))),
                new("endless", "texts that mean without end", ValueShape.Texts),
                new(
                    "find",
                    "which part of the text counts: a regular expression with (?<value>…); {service} in it is the Service",
                    ValueShape.AnyText
                ),
                new("atLeast", "less is raised to it", ValueShape.AnyText),
                new("when", "what must hold as well", new ValueShape.OneOrMany(ValueShape.Of("test"))),
                new("strength", "of affinity: weak where clients move when pods change", ValueShape.OneOf(Strengths)),
                new("since", "the first release that reads it", ValueShape.AnyText),
                new("until", "the first release that no longer does", ValueShape.AnyText),
                new("countsForUpgraded", "of a request timeout: whether it ends WebSockets", new ValueShape.Flag()),
            ]
        );

    public static MappingShape Setting { get; } =
        new(
            "setting",
            "a setting",
            [
                new(
                    "sources",
                    "where it may be said, the strongest first",
                    new ValueShape.List(ValueShape.Of("source"))
                ),
                new("default", "what holds where nobody says anything", ValueShape.AnyText),
                new("strength", "of affinity: that of the default", ValueShape.OneOf(Strengths)),
                new("countsForUpgraded", "of a request timeout: whether it ends WebSockets", new ValueShape.Flag()),
                new("write", "how it is written", new ValueShape.OneOrMany(ValueShape.Of("write"))),
                new("facts", "addresses of what this is known from", ValueShape.Texts, IsRequired: true),
                new("note", "one line for people", ValueShape.AnyText),
            ]
        );

    public static MappingShape Write { get; } =
        new(
            "write",
            "a way to write it",
            [
                new("for", "the values that are written so", ValueShape.Texts),
                new("words", "what to set, and where", ValueShape.AnyText, IsRequired: true),
                new(
                    "in",
                    "the part, or the kind of a policy",
                    ValueShape.Such(FieldPlace.Parts.Select(part => part.Name))
                ),
                new("apiVersion", "of a policy", ValueShape.AnyText),
                new("target", "of a policy: what it targets", ValueShape.OneOf(Targets)),
                new("annotations", "annotations of the part", Values),
                new("fields", "fields below the part", new ValueShape.Map(new ValueShape.Anything())),
                new("strength", "of affinity: weak where clients move when pods change", ValueShape.OneOf(Strengths)),
            ]
        );

    public static MappingShape Ignored { get; } =
        new(
            "ignored",
            "an ignored field",
            [
                .. PlaceKeys,
                new("when", "what must hold as well", new ValueShape.OneOrMany(ValueShape.Of("test"))),
                new("says", "a sentence", ValueShape.AnyText, IsRequired: true),
                new("instead", "what helps instead", ValueShape.AnyText),
                new("rejected", "the resource is not accepted with it", new ValueShape.Flag()),
            ]
        );

    /// <summary>An example: manifests, with what is in force on their first route.</summary>
    public static MappingShape Shown { get; } =
        new(
            "shown",
            "an example",
            [
                new("title", "what the example shows", ValueShape.AnyText, IsRequired: true),
                new("bad", "manifests in which rules on the way in find what is marked", ValueShape.AnyText),
                new("good", "manifests in which they find nothing", ValueShape.AnyText),
                new("profile", "the profile; generic where absent", ValueShape.OneOf(LintSettings.Profiles)),
                new("inForce", "values by setting; \"?\" for unknown", Values, IsRequired: true),
            ]
        );

    public static ImmutableArray<MappingShape> All { get; } =
    [Controller, Serves, Routes, Policy, Certificate, Place, Test, ServiceMark, Source, Setting, Write, Ignored, Shown];
}
