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

    /// <param name="settings">Its controller decides where the class of the Ingress names none: annotations may be leftovers.</param>
    public static IngressController Of(BundleGraph graph, Resource route, LintSettings settings)
    {
        var book = ControllerBook.BuiltIn;
        if (route.Kind != "Ingress")
            return new IngressController(book.OfGroup(route.Group)?.Name ?? "", null, null);
        var className = route.Spec?["ingressClassName"] ?? route.Annotations?["kubernetes.io/ingress.class"];
        var text = className is { IsScalar: true, IsNull: false } node ? node.Text : "";
        YamlNode[] annotations = route.Annotations is { IsMapping: true } map ? [map] : [];
        var kind = OfClassResource(route, graph.Bundle, text)?.Name ?? Named(text, annotations, settings);
        return new IngressController(kind, VersionOf(kind, graph, settings), className ?? route.Annotations);
    }

    /// <summary>The same for a section of a values file, or a map of annotations.</summary>
    public static IngressController OfSection(YamlNode section, LintSettings settings)
    {
        var name = IngressSections.ClassOf(section);
        var annotations = IngressSections.AnnotationsIn(section).ToArray();
        var kind = Named(name?.Text ?? "", annotations, settings);
        var evidence = name ?? annotations.FirstOrDefault(section);
        return new IngressController(kind, VersionOf(kind, null, settings), evidence);
    }

    /// <returns>A name as people write it in the middle of a sentence.</returns>
    public static string TitleOf(IngressController controller) =>
        ControllerBook.BuiltIn.Find(controller.Kind)?.Title ?? controller.Kind;

    // The image in the bundle is what runs; a tag that is no version says nothing.
    private static string? VersionOf(string kind, BundleGraph? graph, LintSettings settings)
    {
        var tag =
            graph is not null && ControllerBook.BuiltIn.Find(kind) is { } controller ? graph.TagOf(controller) : null;
        if (tag is not null && VersionNumber.TryParse(tag, out _))
            return tag;
        return kind == (settings["ingressController.kind"] ?? IngressNginx)
            ? settings["ingressController.version"] ?? tag
            : tag;
    }

    private static Controller? OfClassResource(Resource route, Bundle bundle, string name) =>
        bundle.Find("IngressClass", name, route) is { } found
        && Resource.ScalarAt(found.Spec, "controller") is { } controller
            ? ControllerBook.BuiltIn.OfIngressController(controller)
            : null;

    private static string Named(string className, YamlNode[] annotations, LintSettings settings)
    {
        var book = ControllerBook.BuiltIn;
        var sharing = book.SharingClass(className).ToArray();
        var marked = annotations
            .SelectMany(map => map.Pairs)
            .Select(pair => book.OfAnnotation(pair.Key.Text))
            .OfType<Controller>();
        if (book.OfIngressClass(className) is { } own)
            return (marked.FirstOrDefault(one => one == own || sharing.Contains(one)) ?? own).Name;
        if (settings["ingressController.kind"] is { } set)
            return set;
        // Where several stand side by side those of the usual one decide: the others are the leftovers of a copy.
        var known = marked.Where(one => sharing.Length == 0 || sharing.Contains(one)).ToArray();
        return (Usual(known) ?? known.FirstOrDefault() ?? Usual(sharing))?.Name ?? "";
    }

    private static Controller? Usual(Controller[] among) => among.FirstOrDefault(one => one.Serves.IsUsual);

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
        container is not { } found
        || Resource.ScalarAt(found, "image") is null
        || ControllerBook.BuiltIn.Find(IngressNginx) is { } nginx && RunningControllers.IsOf(nginx, found);
}
