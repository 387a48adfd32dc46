using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Rendering;
using KrakenLint.Rendering.Library;

namespace KrakenLint.Helm;

/// <summary>What templates find at <c>.</c> beside their values (https://helm.sh/docs/chart_template_guide/builtin_objects/).</summary>
internal static class ReleaseObjects
{
    private const string KubeVersion = "v1.35.0";

    /// <summary>The groups and versions that Helm assumes of a cluster that it does not ask.</summary>
    private static readonly (string Group, string Versions)[] Groups =
    [
        ("", "v1"),
        ("admissionregistration.k8s.io/", "v1 v1alpha1 v1beta1"),
        ("internal.apiserver.k8s.io/", "v1alpha1"),
        ("apps/", "v1 v1beta1 v1beta2"),
        ("authentication.k8s.io/", "v1 v1alpha1 v1beta1"),
        ("authorization.k8s.io/", "v1 v1beta1"),
        ("autoscaling/", "v1 v2 v2beta1 v2beta2"),
        ("batch/", "v1 v1beta1"),
        ("certificates.k8s.io/", "v1 v1beta1 v1alpha1"),
        ("coordination.k8s.io/", "v1alpha2 v1beta1 v1"),
        ("discovery.k8s.io/", "v1 v1beta1"),
        ("events.k8s.io/", "v1 v1beta1"),
        ("extensions/", "v1beta1"),
        ("flowcontrol.apiserver.k8s.io/", "v1 v1beta1 v1beta2 v1beta3"),
        ("networking.k8s.io/", "v1 v1beta1"),
        ("node.k8s.io/", "v1 v1alpha1 v1beta1"),
        ("policy/", "v1 v1beta1"),
        ("rbac.authorization.k8s.io/", "v1 v1beta1 v1alpha1"),
        ("resource.k8s.io/", "v1 v1beta2 v1beta1 v1alpha3"),
        ("scheduling.k8s.io/", "v1alpha1 v1beta1 v1"),
        ("storage.k8s.io/", "v1beta1 v1 v1alpha1"),
        ("storagemigration.k8s.io/", "v1beta1"),
        ("apiextensions.k8s.io/", "v1beta1 v1"),
    ];

    private static readonly ImmutableHashSet<string> Versions =
    [
        .. Groups.SelectMany(row => row.Versions.Split(' ').Select(version => row.Group + version)),
    ];

    public static MapDatum Release(string name, string space)
    {
        var map = Map(("Name", name), ("Namespace", space), ("Service", "Helm"));
        map.Set("Revision", new WholeDatum(1));
        map.Set("IsInstall", new BoolDatum(true));
        map.Set("IsUpgrade", new BoolDatum(false));
        return map;
    }

    public static MapDatum Capabilities(HelmWords words)
    {
        // As it was given, with a "v" before it.
        var known = $"v{(words.KubeVersion ?? KubeVersion).TrimStart('v')}";
        var numbers = SemanticVersion.Parse(known);
        var kube = Map(
            ("Version", known),
            ("GitVersion", known),
            ("Major", $"{numbers?.Major}"),
            ("Minor", $"{numbers?.Minor}")
        );
        var capabilities = new MapDatum();
        capabilities.Set("KubeVersion", new ObjectDatum(known, (name, _) => kube[name]));
        capabilities.Set("HelmVersion", Map(("Version", "v4.1.4"), ("GitCommit", ""), ("GoVersion", "go1.25")));
        capabilities.Set("APIVersions", new ObjectDatum("[]", (name, given) => Has(name, given, words)));
        return capabilities;
    }

    /// <summary>Go's <c>chart.Metadata</c>; what it prints is no value that somebody set.</summary>
    public static MapDatum Chart(Chart chart, bool isRoot)
    {
        var map = new MapDatum();
        foreach (
            var name in new[]
            {
                "Home",
                "Version",
                "Description",
                "Icon",
                "AppVersion",
                "KubeVersion",
                "Type",
                "Condition",
                "Tags",
            }
        )
            map.Set(name, TextDatum.Of(Scalar(chart, char.ToLowerInvariant(name[0]) + name[1..])));
        map.Set("APIVersion", TextDatum.Of(Scalar(chart, "apiVersion")));
        map.Set("Name", TextDatum.Of(chart.Name));
        map.Set("Deprecated", new BoolDatum(Scalar(chart, "deprecated") == "true"));
        map.Set("IsRoot", new BoolDatum(isRoot));
        foreach (var name in new[] { "Keywords", "Sources", "Maintainers", "Annotations", "Dependencies" })
            map.Set(
                name,
                chart.Metadata[name.ToLowerInvariant()] is { } node ? WithoutNodes(DatumReader.Read(node))
                    : name == "Annotations" ? new MapDatum()
                    : new ListDatum([])
            );
        return map;
    }

    private static Datum Has(string name, Given given, HelmWords words) =>
        (name, given.Values) switch
        {
            // Without a cluster Helm knows no kinds.
            ("Has", [TextDatum version]) => new BoolDatum(
                Versions.Contains(version.Text) || words.ApiVersions.Contains(version.Text)
            ),
            _ => UnknownDatum.Instance,
        };

    private static string Scalar(Chart chart, string key) =>
        chart.Metadata[key] is { IsScalar: true, IsNull: false } node ? node.Text : "";

    private static Datum WithoutNodes(Datum value)
    {
        switch (value)
        {
            case MapDatum map:
                var copy = new MapDatum();
                foreach (var (key, inner) in map.Entries)
                    copy.Set(key, WithoutNodes(inner));
                return copy;
            case ListDatum list:
                return new ListDatum([.. list.Items.Select(WithoutNodes)]);
            case TextDatum text:
                return TextDatum.Of(text.Text);
            default:
                return value with { Node = null };
        }
    }

    private static MapDatum Map(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var map = new MapDatum();
        foreach (var (key, value) in entries)
            map.Set(key, TextDatum.Of(value));
        return map;
    }
}
