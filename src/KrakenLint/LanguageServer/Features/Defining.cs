using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Where what is named at a place is set: a value in the values files, a resource that another one refers to.</summary>
internal sealed class Defining(OpenDocuments documents)
{
    public ImmutableArray<LspLocation> Of(Asked asked)
    {
        var map = MapOf(asked);
        var places =
            map.ReadAt(asked.Path, asked.Offset) is { } read ? map.Set(read)
            : ReferredIn(asked).ToArray() is { Length: > 0 } resources ? resources
            : SetElsewhere(asked, map);
        return Locations(places);
    }

    /// <summary>Everything that reads a value, and what sets it.</summary>
    public ImmutableArray<LspLocation> References(Asked asked, bool includesDeclaration)
    {
        var map = MapOf(asked);
        var key = map.ReadAt(asked.Path, asked.Offset) ?? map.SetAt(asked.File, asked.Offset)?.Key;
        return Locations(
            key is null ? NamedIn(asked, includesDeclaration)
            : includesDeclaration ? map.Set(key).Concat(map.Read(key))
            : map.Read(key)
        );
    }

    // Of a name that a resource has: everything that refers to the resource.
    private static IEnumerable<SourceSpan> NamedIn(Asked asked, bool includesDeclaration)
    {
        foreach (var place in PlacesOf(asked))
        {
            foreach (var graph in asked.Analysis.Result.Bundles.Select(scope => scope.Graph))
            {
                foreach (var resource in graph.ResourcesAround(place).Where(resource => IsNamedAt(resource, place)))
                {
                    if (includesDeclaration && Home(asked, resource) is { } own)
                        yield return own;
                    foreach (var written in WrittenAbout(graph.Twin(), resource))
                    {
                        if (Home(asked, written) is { } home)
                            yield return home;
                    }
                }
            }
        }
    }

    private static bool IsNamedAt(Resource resource, SourceSpan place) =>
        resource.Root["metadata"]?["name"] is { } name
        && (Meet(name.Span.FirstLine, place) || (name.Key is { } key && Meet(key.Span, place)));

    private static IEnumerable<SourceSpan> WrittenAbout(BundleGraph graph, Resource resource) =>
        Edges
            .All.Where(kind => kind.IsNamed)
            .SelectMany(kind => graph.To(kind, resource))
            .Where(edge => edge.From != resource)
            .Select(edge => edge.Written.Span.FirstLine)
            .Distinct();

    // Of a key in a values file: the other files that set it, and it itself.
    private static IEnumerable<SourceSpan> SetElsewhere(Asked asked, ValuesMap map) =>
        map.SetAt(asked.File, asked.Offset) is var (key, _) ? map.Set(key) : [];

    private static IEnumerable<SourceSpan> ReferredIn(Asked asked)
    {
        foreach (var place in PlacesOf(asked))
        {
            foreach (var graph in asked.Analysis.Result.Bundles.Select(scope => scope.Graph))
            {
                foreach (var resource in graph.ResourcesAround(place))
                {
                    // One thread's caches are not another's.
                    foreach (var target in TargetsOf(graph.Twin(), resource, place))
                    {
                        if (Home(asked, target) is { } home)
                            yield return home;
                    }
                }
            }
        }
    }

    private static IEnumerable<Resource> TargetsOf(BundleGraph graph, Resource resource, SourceSpan place) =>
        Edges
            .All.Where(kind => kind.IsNamed)
            .SelectMany(kind => graph.From(kind, resource))
            .Where(edge => edge.Written.Span is var written && written.File == place.File && Meet(written, place))
            .Select(edge => edge.To)
            .OfType<Resource>()
            .Where(target => target != resource);

    private static bool Meet(SourceSpan one, SourceSpan other) => one.Start <= other.End && other.Start <= one.End;

    // In a manifest the place itself; in a template the lines that it prints.
    private static IEnumerable<SourceSpan> PlacesOf(Asked asked) =>
        asked
            .Analysis.Result.Files.Select(file => file.File)
            .Where(file => file.FullPath == asked.Path)
            .Select(file => new SourceSpan(file, asked.Offset, asked.Offset))
            .Concat(
                from rendering in asked.Analysis.Renderings
                from row in rendering.PrintedAt(asked.Path, asked.Line)
                from input in rendering.Release.Rendered
                where row.Line <= input.File.LineCount
                select input.File.Line(row.Line)
            );

    private static SourceSpan? Home(Asked asked, Resource target) =>
        Home(asked, (target.Root["metadata"]?["name"] ?? target.Root).Span.FirstLine);

    // Of rendered text the line of the template that printed it.
    private static SourceSpan? Home(Asked asked, SourceSpan name)
    {
        if (name.File.FullPath is not null)
            return name;
        var line = name.File.LineAt(name.Start);
        return asked
            .Analysis.Renderings.Where(rendering => rendering.Release.Rendered.Any(input => input.File == name.File))
            .SelectMany(rendering => rendering.Rows)
            .Where(row => row.Line == line)
            .Select(row => row.Origin?.Place)
            .Select(place => place is null ? (SourceSpan?)null : place.File.Line(place.Line))
            .FirstOrDefault(span => span is not null);
    }

    private static ValuesMap MapOf(Asked asked) => new([.. asked.Analysis.Renderings.Select(one => one.Release)]);

    private ImmutableArray<LspLocation> Locations(IEnumerable<SourceSpan> spans) =>
        [
            .. spans
                .Where(span => span.File.FullPath is not null)
                .Select(span => new LspLocation(documents.UriOf(span.File.FullPath ?? ""), Spans.RangeOf(span)))
                .Distinct(),
        ];
}
