using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Argo CD's <c>Application</c>.</summary>
internal static class ArgoApplications
{
    // The one that Argo CD runs in, whichever that is.
    private static readonly string?[] OwnClusters = [null, "https://kubernetes.default.svc", "in-cluster"];

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources) =>
        Of(root, $"Application {SpecReading.NameOf(root)}", text => text);

    /// <param name="root">An Application, or the template of some.</param>
    /// <param name="fill">Puts parameters into a text.</param>
    public static IEnumerable<ReleaseSpec> Of(YamlNode root, string title, Func<string, string> fill)
    {
        if (root["spec"] is not { IsMapping: true } spec)
            yield break;
        var name = fill(Resource.ScalarAt(root["metadata"], "name") ?? "");
        var destination = spec["destination"];
        var space = Filled(destination, "namespace", fill);
        var cluster = Filled(destination, "server", fill) ?? Filled(destination, "name", fill);
        var all = spec["sources"]
            .MappingsOrNone()
            .Concat(spec["source"] is { IsMapping: true } one ? [one] : [])
            .ToArray();
        foreach (var source in all)
        {
            if (Of(source, root, title, fill) is { } release)
                yield return release with
                {
                    Release = Filled(source["helm"], "releaseName", fill) ?? name,
                    Namespace = Filled(source["helm"], "namespace", fill) ?? space,
                    Cluster = OwnClusters.Contains(cluster) ? null : cluster,
                };
        }
    }

    private static ReleaseSpec? Of(YamlNode source, YamlNode root, string title, Func<string, string> fill)
    {
        var isRemote = Resource.ScalarAt(source, "chart") is not null;
        var path = Filled(source, "path", fill);
        var helm = source["helm"];
        if (!isRemote && path is null)
            return null;
        var reading = new SpecReading(root["metadata"]?["name"] ?? root);
        var mayMiss = Resource.ScalarAt(helm, "ignoreMissingValueFiles") == "true";
        foreach (var file in helm?["valueFiles"].ItemsOrNone() ?? [])
            AddFile(reading, file, fill(file.Text), mayMiss);
        if (helm?["valuesObject"] is { IsMapping: true, IsEmptyCollection: false } values)
            reading.AddNode(values);
        else
            reading.AddText(helm?["values"]);
        foreach (var parameter in helm?["parameters"].MappingsOrNone() ?? [])
        {
            if (Resource.ScalarAt(parameter, "name") is { } key && parameter["value"] is { IsScalar: true } value)
                reading.AddSet(key, value, Resource.ScalarAt(parameter, "forceString") == "true");
        }
        if (helm?["fileParameters"] is { IsSequence: true, IsEmptyCollection: false } files)
            reading.AddUnseen(files, "fileParameters are not read, so that what they set is not judged");
        if (source["plugin"] is { } plugin)
            reading.AddUnseen(plugin, "a plugin is never run, so that what it makes is not judged");
        return reading.Spec(title) with
        {
            Chart = path is null || isRemote ? null : new PlacedPath(PathFrom.Repository, path),
            // A path without anything for helm may as well lead to plain manifests.
            NeedsChart = !isRemote && helm is null,
        };
    }

    // "$ref/…" is a path in another source, which mostly is this repository; "/…" one from its root.
    private static void AddFile(SpecReading reading, YamlNode node, string path, bool mayMiss)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            reading.AddUnseen(node, $"{Units.Credentials.RedactProse(path)} is an address, which is not read");
        else if (path.StartsWith('$') && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            reading.AddFile(node, new PlacedPath(PathFrom.Repository, path[(slash + 1)..]), mayMiss);
        else if (path.StartsWith('/'))
            reading.AddFile(node, new PlacedPath(PathFrom.Repository, path.TrimStart('/')), mayMiss);
        else
            reading.AddFile(node, new PlacedPath(PathFrom.Chart, path), mayMiss);
    }

    private static string? Filled(YamlNode? mapping, string key, Func<string, string> fill) =>
        Resource.ScalarAt(mapping, key) is { Length: > 0 } text ? fill(text) : null;
}
