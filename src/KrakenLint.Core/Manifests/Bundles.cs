using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Manifests;

/// <summary>Decides which resources of a run belong together.</summary>
public static class Bundles
{
    // Releases, and what is beside them, that meet in one cluster.
    private const string Environment = "environment";

    /// <summary>Why resources are one bundle, and which: compared by value.</summary>
    private sealed record Reason(string Kind, string Place, string Chart, World World);

    /// <param name="space">The namespace of resources that name none; null where the manifests decide.</param>
    /// <param name="beside">What the run holds beside the files; null where there is nothing else.</param>
    /// <returns>Bundles in the order of their first resource; every resource is in exactly one.</returns>
    public static ImmutableArray<Bundle> Of(
        IEnumerable<ManifestFile> files,
        string? space = null,
        NamesBeside? beside = null
    )
    {
        var groups = new Dictionary<Reason, ImmutableArray<Resource>.Builder>();
        var order = new List<Reason>();
        var placed = new Dictionary<SourceFile, Placement>();
        foreach (var file in files)
        {
            if (file.Input.Placement is { } placement)
                placed[file.File] = placement;
            var charts = file
                .Resources.Select(resource => resource.Source?.RootChart)
                .OfType<string>()
                .Distinct()
                .ToArray();
            foreach (var resource in file.Resources)
            {
                var reason = ReasonFor(resource, file, charts);
                if (!groups.TryGetValue(reason, out var group))
                {
                    groups[reason] = group = ImmutableArray.CreateBuilder<Resource>();
                    order.Add(reason);
                }
                group.Add(resource);
            }
        }
        var names = groups
            .Where(group => group.Key.Kind != Environment)
            .SelectMany(group => group.Value)
            .Select(resource => (resource.Kind, resource.Name))
            .ToHashSet();
        beside ??= NamesBeside.Nothing;
        return
        [
            .. order.Select(reason => new Bundle(
                groups[reason].ToImmutable(),
                reason.World,
                space,
                reason.Kind == Environment ? placed : null
            )
            {
                Beside = beside.With(names),
            }),
        ];
    }

    private static Reason ReasonFor(Resource resource, ManifestFile file, string[] charts)
    {
        if (file.Input.Placement is { } placement)
            return new Reason(Environment, placement.Environment, "", World.Rendered);
        if (resource.Source is { } source && TreeRoot(file.File.Path, source.Path) is { } root)
            return new Reason("output-dir", root, "", World.Rendered);
        // A document without the comment, in a stream where one chart was rendered, was added to that rendering by hand.
        if ((resource.Source?.RootChart ?? (charts.Length == 1 ? charts[0] : null)) is { } chart)
            return new Reason("stream", file.File.Path, chart, World.Rendered);
        return file.Input.Argument is { } folder
            ? new Reason("folder", folder, "", World.Open)
            : new Reason("files", "", "", World.Open);
    }

    /// <returns>The folder given to <c>--output-dir</c>, where the file's own path ends with its source; else null.</returns>
    private static string? TreeRoot(string path, string source)
    {
        if (path == source)
            return "";
        return path.EndsWith($"/{source}", StringComparison.Ordinal) ? path[..^(source.Length + 1)] : null;
    }
}
