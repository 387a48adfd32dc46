using System.Numerics;
using KrakenLint.Findings;
using KrakenLint.Text;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>Places of findings and notes.</summary>
internal static class SarifLocation
{
    /// <summary>A line that is longer is not repeated in the log: uploads are limited in size.</summary>
    private const int LongestSnippet = 1000;

    public static Location For(Finding finding) =>
        new()
        {
            PhysicalLocation = Physical(finding.Span, finding.Excerpt),
            LogicalLocations = finding.Resource is { } resource ? Logical(resource, finding.Path) : null,
        };

    public static Location For(RelatedLocation related, int at) =>
        new()
        {
            Id = new BigInteger(at + 1),
            PhysicalLocation = Physical(related.Span, related.Excerpt),
            Message = new Message { Text = SarifMessage.Plain(related.Text) },
        };

    /// <summary>The way from the values to the rendered text, for viewers that step through it.</summary>
    public static CodeFlow Flow(IEnumerable<RelatedLocation> trace) =>
        new()
        {
            ThreadFlows =
            [
                new ThreadFlow
                {
                    Locations =
                    [
                        .. trace.Select(step => new ThreadFlowLocation
                        {
                            Location = new Location
                            {
                                PhysicalLocation = Physical(step.Span, step.Excerpt),
                                Message = new Message { Text = SarifMessage.Plain(step.Text) },
                            },
                        }),
                    ],
                },
            ],
        };

    public static Location? For(InputNote note)
    {
        if (note.Path.Length == 0)
            return null;
        return new Location
        {
            PhysicalLocation = new PhysicalLocation
            {
                ArtifactLocation = new ArtifactLocation
                {
                    Uri = note.Span is { } place ? SarifUri.For(place.File) : SarifUri.For(note.Path),
                },
                Region = note.Span is { } span ? RegionOf(span) : null,
            },
        };
    }

    private static PhysicalLocation Physical(SourceSpan span, Excerpt excerpt)
    {
        var region = RegionOf(span);
        region.Snippet = Snippet(excerpt.Text);
        return new PhysicalLocation
        {
            ArtifactLocation = new ArtifactLocation { Uri = SarifUri.For(span.File) },
            Region = region,
            ContextRegion = Context(span, excerpt),
        };
    }

    public static Region RegionOf(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        return new Region
        {
            StartLine = start.Line,
            StartColumn = start.Column,
            EndLine = end.Line,
            EndColumn = end.Column,
        };
    }

    // Must be larger than the region: a node that fills its line has no context.
    private static Region? Context(SourceSpan span, Excerpt excerpt)
    {
        var line = span.File.Line(span.StartPosition.Line);
        if (line.Length <= span.Length || !line.Contains(span) || Snippet(excerpt.Line) is not { } snippet)
            return null;
        var region = RegionOf(line);
        region.Snippet = snippet;
        return region;
    }

    private static ArtifactContent? Snippet(string text) =>
        text.Length is 0 or > LongestSnippet ? null : new ArtifactContent { Text = text };

    private static List<LogicalLocation> Logical(ResourceName resource, string path)
    {
        var locations = new List<LogicalLocation>
        {
            new()
            {
                Name = resource.Name,
                FullyQualifiedName = resource.ToString(),
                Kind = "resource",
            },
        };
        if (path.Length > 0)
        {
            locations.Add(
                new()
                {
                    Name = path,
                    FullyQualifiedName = $"{resource}/{path}",
                    Kind = "property",
                }
            );
        }
        return locations;
    }
}
