using System.Collections.Immutable;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Everything that carries values of releases: the next kind is one row, and its reader.</summary>
public static class Carriers
{
    private static readonly Carrier[] All =
    [
        new(["helm.toolkit.fluxcd.io", "helm.fluxcd.io"], "HelmRelease", FluxReleases.Read),
        new(["argoproj.io"], "Application", ArgoApplications.Read),
        new(["argoproj.io"], "ApplicationSet", ArgoApplicationSets.Read),
        new(["helm.cattle.io"], "HelmChart", CattleCharts.Read),
        new(["helm.cattle.io"], "HelmChartConfig", CattleCharts.ReadConfig),
        new(["kustomize.config.k8s.io"], "Kustomization", KustomizeCharts.Read),
        new(["fleet.yaml"], null, FleetBundles.Read),
        new(["helmfile.yaml", "helmfile.yml", "helmfile.d/*"], null, Helmfiles.Read),
    ];

    /// <summary>True for a file that carries values and is no manifest, by its name or by what it says.</summary>
    public static bool IsAlone(SourceFile file) => NameOf(file) is not null;

    // People call further helmfiles what they like.
    private static string? NameOf(SourceFile file) =>
        IsNamedLikeOne(file.Path) ? file.Path
        : Helmfiles.MayBe(file.Bytes) && Helmfiles.Is(YamlReader.Read(file).Documents) ? Helmfiles.UsualName
        : null;

    private static bool IsNamedLikeOne(string path)
    {
        foreach (var carrier in All)
        {
            if (carrier.IsForFile(path))
                return true;
        }
        return false;
    }

    /// <summary>The releases that a file describes.</summary>
    public static IEnumerable<ReleaseSpec> In(ManifestFile file, ReleaseSources sources) =>
        NameOf(file.File) is { } name
            ? YamlReader
                .Read(file.File)
                .Documents.Select(document => document.Tree)
                .OfType<YamlTree>()
                .Where(tree => tree.Root.IsMapping)
                .SelectMany(tree => ByName(name, tree.Root, sources))
            : file.Resources.SelectMany(resource =>
                All.Where(carrier => carrier.IsFor(resource))
                    .SelectMany(carrier => carrier.Read(resource.Root, sources))
            );

    /// <summary>The stretches of a file of manifests that are values of releases.</summary>
    public static ImmutableArray<SourceSpan> ValuesIn(ManifestFile file) =>
        [
            .. In(file, ReleaseSources.None)
                .SelectMany(release => release.Values)
                .Select(values => values.Root)
                .OfType<YamlNode>()
                .Select(CarriedValues.Span)
                .Where(span => ReferenceEquals(span.File, file.File))
                .Distinct(),
        ];

    private static IEnumerable<ReleaseSpec> ByName(string path, YamlNode root, ReleaseSources sources) =>
        All.Where(carrier => carrier.IsForFile(path)).SelectMany(carrier => carrier.Read(root, sources));
}
