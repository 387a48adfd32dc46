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
            var chart = OnlyChart(file);
            foreach (var resource in file.Resources)
            {
                var reason = ReasonFor(resource, file, chart);
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
        // The same for all of them: it is not copied for each.
        var around = (beside ?? NamesBeside.Nothing).With(names);
        return
        [
            .. order.Select(reason => new Bundle(
                groups[reason].ToImmutable(),
                reason.World,
                space,
                reason.Kind == Environment ? placed : null
            )
            {
                Beside = around,
            }),
        ];
    }

    // The chart that a file is rendered of, where that is one alone.
    private static string? OnlyChart(ManifestFile file)
    {
        string? only = null;
        foreach (var document in file.Documents)
        {
            foreach (var resource in document.Resources)
            {
                if (resource.Source?.RootChart is not { } chart || chart == only)
                    continue;
                if (only is not null)
                    return null;
                only = chart;
            }
        }
        return only;
    }

    private static Reason ReasonFor(Resource resource, ManifestFile file, string? only)
    {
        if (file.Input.Placement is { } placement)
            return new Reason(Environment, placement.Environment, "", World.Rendered);
        if (resource.Source is { } source && TreeRoot(file.File.Path, source.Path) is { } root)
            return new Reason("output-dir", root, "", World.Rendered);
        // A document without the comment, in a stream where one chart was rendered, was added to that rendering by hand.
        if ((resource.Source?.RootChart ?? only) is { } chart)
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
