using System.Collections.Immutable;

namespace KrakenLint.Manifests;

/// <summary>Decides which resources of a run belong together.</summary>
public static class Bundles
{
    /// <summary>Why resources are one bundle, and which: compared by value.</summary>
    private sealed record Reason(string Kind, string Place, string Chart, World World);

    /// <param name="space">The namespace of resources that name none; null where the manifests decide.</param>
    /// <param name="elsewhere">Kinds and names of what the run holds beside the files; null where there is nothing else.</param>
    /// <returns>Bundles in the order of their first resource; every resource is in exactly one.</returns>
    public static ImmutableArray<Bundle> Of(
        IEnumerable<ManifestFile> files,
        string? space = null,
        IReadOnlySet<(string Kind, string Name)>? elsewhere = null
    )
    {
        var groups = new Dictionary<Reason, ImmutableArray<Resource>.Builder>();
        var order = new List<Reason>();
        foreach (var file in files)
        {
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
            .Values.SelectMany(group => group)
            .Select(resource => (resource.Kind, resource.Name))
            .Concat(elsewhere ?? ImmutableHashSet<(string Kind, string Name)>.Empty)
            .ToHashSet();
        return
        [
            .. order.Select(reason => new Bundle(groups[reason].ToImmutable(), reason.World, space)
            {
                NamesOfRun = names,
            }),
        ];
    }

    private static Reason ReasonFor(Resource resource, ManifestFile file, string[] charts)
    {
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
