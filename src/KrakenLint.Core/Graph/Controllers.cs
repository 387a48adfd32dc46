using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Units;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Which ingress controller serves an Ingress, and by what that is known.</summary>
/// <param name="Kind">Such as <c>ingress-nginx</c>; empty where nothing tells.</param>
public sealed record IngressController(string Kind, string? Version, YamlNode? Evidence);

/// <summary>Finds the controller of an Ingress; none of them reads another one's annotations.</summary>
internal static class Controllers
{
    public const string IngressNginx = "ingress-nginx";
    private const string NginxInc = "nginx-inc";

    /// <summary>Values of <c>IngressClass.spec.controller</c>.</summary>
    private static readonly (string Controller, string Kind)[] ClassControllers =
    [
        ("k8s.io/ingress-nginx", IngressNginx),
        ("nginx.org/ingress-controller", NginxInc),
        ("traefik.io/ingress-controller", "traefik"),
        ("ingress.k8s.aws/alb", "alb"),
        ("haproxy.org/ingress-controller", "haproxy"),
        ("haproxy-ingress.github.io/controller", "haproxy-ingress"),
        ("projectcontour.io/", "contour"),
        ("ingress-controllers.konghq.com/kong", "kong"),
    ];

    /// <summary>Class names that mean one controller; <c>nginx</c> is not among them, since two projects use it.</summary>
    private static readonly (string Prefix, string Kind)[] ClassNames =
    [
        ("alb", "alb"),
        ("aws-alb", "alb"),
        ("gce", "gce"),
        ("traefik", "traefik"),
        ("haproxy", "haproxy"),
        ("contour", "contour"),
        ("kong", "kong"),
        ("istio", "istio"),
        ("cilium", "cilium"),
        ("azure", "agic"),
        ("openshift", "openshift"),
        ("webapprouting", IngressNginx),
    ];

    private static readonly (string Prefix, string Kind)[] AnnotationPrefixes =
    [
        ("nginx.ingress.kubernetes.io/", IngressNginx),
        ("nginx.org/", NginxInc),
        ("nginx.com/", NginxInc),
        ("alb.ingress.kubernetes.io/", "alb"),
        ("traefik.ingress.kubernetes.io/", "traefik"),
        ("haproxy.org/", "haproxy"),
        ("haproxy-ingress.github.io/", "haproxy-ingress"),
        ("projectcontour.io/", "contour"),
        ("konghq.com/", "kong"),
        ("networking.gke.io/", "gce"),
        ("ingress.gcp.kubernetes.io/", "gce"),
        ("kubernetes.io/ingress.global-static-ip-name", "gce"),
        ("kubernetes.io/ingress.regional-static-ip-name", "gce"),
        ("appgw.ingress.kubernetes.io/", "agic"),
        ("route.openshift.io/", "openshift"),
        ("haproxy.router.openshift.io/", "openshift"),
    ];

    /// <summary>What people call a controller, where that is not its kind.</summary>
    private static readonly (string Kind, string Title)[] Titles =
    [
        (NginxInc, "F5's NGINX Ingress Controller"),
        ("traefik", "Traefik"),
        ("alb", "the AWS Load Balancer Controller"),
        ("gce", "the controller of GKE"),
        ("haproxy", "HAProxy's Ingress Controller"),
        ("haproxy-ingress", "HAProxy Ingress"),
        ("contour", "Contour"),
        ("kong", "Kong"),
        ("istio", "Istio"),
        ("cilium", "Cilium"),
        ("agic", "the Application Gateway Ingress Controller"),
        ("openshift", "OpenShift's router"),
        ("gateway-api", "a Gateway"),
    ];

    /// <summary>API groups of routes that are no Ingress, each of which one controller (or family) serves.</summary>
    private static readonly (string Prefix, string Kind)[] RouteGroups =
    [
        ("gateway.", "gateway-api"),
        ("traefik.", "traefik"),
        ("projectcontour.io", "contour"),
    ];

    /// <param name="settings">Its controller decides where the class of the Ingress names none: annotations may be leftovers.</param>
    public static IngressController Of(BundleGraph graph, Resource route, LintSettings settings)
    {
        if (route.Kind != "Ingress")
            return new IngressController(KindFor(RouteGroups, route.Group) ?? "", null, null);
        var className = route.Spec?["ingressClassName"] ?? route.Annotations?["kubernetes.io/ingress.class"];
        var text = className is { IsScalar: true, IsNull: false } node ? node.Text : "";
        YamlNode[] annotations = route.Annotations is { IsMapping: true } map ? [map] : [];
        var kind =
            OfClassResource(route, graph.Bundle, text)
            ?? OfClassName(text, annotations)
            ?? settings["ingressController.kind"]
            ?? OfAnnotations(annotations, text)
            ?? OfFile(annotations, text);
        var evidence = className ?? route.Annotations;
        return new IngressController(kind, VersionOf(kind, graph, settings), evidence);
    }

    /// <returns>A name as people write it in the middle of a sentence.</returns>
    public static string TitleOf(IngressController controller) =>
        Titles.FirstOrDefault(row => row.Kind == controller.Kind).Title
        ?? (controller.Kind is IngressNginx or "" ? null : ControllerBook.BuiltIn.Find(controller.Kind)?.Title)
        ?? controller.Kind;

    // The image in the bundle is what runs; a tag that is no version says nothing.
    private static string? VersionOf(string kind, BundleGraph? graph, LintSettings settings)
    {
        var tag = kind == IngressNginx ? graph?.NginxVersion : null;
        if (tag is not null && VersionNumber.TryParse(tag, out _))
            return tag;
        return kind == (settings["ingressController.kind"] ?? IngressNginx)
            ? settings["ingressController.version"] ?? tag
            : tag;
    }

    /// <summary>The same for a section of a values file, or a map of annotations.</summary>
    public static IngressController OfSection(YamlNode section, LintSettings settings)
    {
        var name = IngressSections.ClassOf(section);
        var annotations = IngressSections.AnnotationsIn(section).ToArray();
        var text = name?.Text ?? "";
        var kind =
            OfClassName(text, annotations)
            ?? settings["ingressController.kind"]
            ?? OfAnnotations(annotations, text)
            ?? OfAmbiguousName(text);
        return new IngressController(
            kind,
            VersionOf(kind, null, settings),
            name ?? annotations.FirstOrDefault(section)
        );
    }

    private static string? OfClassResource(Resource route, Bundle bundle, string name) =>
        bundle.Find("IngressClass", name, route) is { } found
        && Resource.ScalarAt(found.Spec, "controller") is { } controller
            ? KindFor(ClassControllers, controller) ?? ControllerBook.BuiltIn.OfIngressController(controller)?.Name
            : null;

    // Two projects call their class "haproxy".
    private static string? OfClassName(string text, YamlNode[] annotations) =>
        KindFor(ClassNames, text) is not "haproxy" ? KindFor(ClassNames, text)
        : OfAnnotations(annotations, text) is "haproxy-ingress" ? "haproxy-ingress"
        : "haproxy";

    // Where both families stand side by side the community's keys decide: the others are the leftovers of a copy.
    // A class "nginx" leaves these two to choose from, whatever else stands there.
    private static string? OfAnnotations(YamlNode[] maps, string className)
    {
        var found = maps.SelectMany(map => map.Pairs)
            .Select(pair => KindFor(AnnotationPrefixes, pair.Key.Text))
            .OfType<string>()
            .Where(kind => kind is IngressNginx or NginxInc || !IsNginx(className))
            .ToArray();
        return found.Contains(IngressNginx) ? IngressNginx : found.FirstOrDefault();
    }

    // Files are read for classes and annotations only that nothing here knows.
    private static string OfFile(YamlNode[] maps, string className)
    {
        if (IsNginx(className) || (className.Length == 0 && maps.All(map => !map.Pairs.Any())))
            return OfAmbiguousName(className);
        var book = ControllerBook.BuiltIn;
        return (
                book.OfIngressClass(className)
                ?? maps.SelectMany(map => map.Pairs)
                    .Select(pair => book.OfAnnotation(pair.Key.Text))
                    .FirstOrDefault(found => found is not null)
            )?.Name
            ?? "";
    }

    // "nginx" is assumed to be the community's controller, which is the more common one.
    private static string OfAmbiguousName(string text) => IsNginx(text) ? IngressNginx : "";

    private static bool IsNginx(string className) => className.Contains("nginx", StringComparison.OrdinalIgnoreCase);

    private static string? KindFor((string Prefix, string Kind)[] table, string text) =>
        text.Length == 0
            ? null
            : table.FirstOrDefault(row => text.StartsWith(row.Prefix, StringComparison.Ordinal)).Kind;

    /// <summary>The tag of ingress-nginx's image, where its controller is in the bundle.</summary>
    public static string? NginxVersion(Bundle bundle)
    {
        var images = bundle
            .Resources.Where(Kinds.IsWorkload)
            .SelectMany(workload => Containers.Of(workload))
            .Select(container => Resource.ScalarAt(container, "image"))
            .OfType<string>()
            .Select(ImageReference.Parse);
        return images
            .FirstOrDefault(image => image.Repository.Contains("ingress-nginx/controller", StringComparison.Ordinal))
            ?.Tag;
    }

    /// <summary>The ConfigMap that ingress-nginx is told to read, or null.</summary>
    public static Resource? NginxConfigMap(Bundle bundle) =>
        bundle
            .Resources.Where(Kinds.IsWorkload)
            .SelectMany(workload => ControllerConfig.Of(bundle, workload))
            .Where(edge => IsIngressNginx(edge.Container))
            .Select(edge => edge.To)
            .OfType<Resource>()
            .FirstOrDefault()
        ?? LabelledConfigMap(bundle);

    // Where the controller itself is not in the bundle, the labels of its chart say whose ConfigMap it is.
    private static Resource? LabelledConfigMap(Bundle bundle) =>
        bundle
            .OfKind("ConfigMap")
            .FirstOrDefault(config =>
                Resource.ScalarAt(config.Labels, "app.kubernetes.io/name") == IngressNginx
                && Resource.ScalarAt(config.Labels, "app.kubernetes.io/component") == "controller"
            );

    // Other controllers have the same flag, and settings of other names.
    private static bool IsIngressNginx(YamlNode? container) =>
        Resource.ScalarAt(container, "image") is not { } image
        || ImageReference.Parse(image).Repository is var repository
            && (
                repository.Contains("ingress-nginx", StringComparison.Ordinal)
                || repository.Contains("nginx-ingress-controller", StringComparison.Ordinal)
            );
}
