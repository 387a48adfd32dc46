using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>What a chart prints with one combination of values, line by line; worked out when somebody asks.</summary>
internal sealed class RenderedLines(LintedRelease linted)
{
    private readonly Lazy<ImmutableArray<BlameRow>> rows = new(() => Blamed(linted));

    /// <summary>What people call the combination of values.</summary>
    public string Name => linted.Release.Name;

    public RenderedRelease Release => linted.Release;

    /// <summary>The rendered lines that hold a key or an item, with where they come from; secrets in them read <c>***</c>.</summary>
    public ImmutableArray<BlameRow> Rows => rows.Value;

    /// <summary>The rows that a line of a template printed, 1-based.</summary>
    public IEnumerable<BlameRow> PrintedAt(string path, int line) =>
        Rows.Where(row =>
            row.Origin is { } origin
            && origin.Place.File.FullPath == path
            && origin.Place.File.LineAt(origin.Place.Offset) == line
        );

    /// <summary>The rows that print a value of a values file or something below it.</summary>
    public IEnumerable<BlameRow> Printing(SourceSpan node) =>
        Rows.Where(row =>
            row.Values is { } values
            && values.Tree.File.FullPath == node.File.FullPath
            && node.Start <= values.Span.Start
            && values.Span.End <= node.End
        );

    private static ImmutableArray<BlameRow> Blamed(LintedRelease linted) =>
        [.. linted.Release.Rendered.SelectMany(input => Blame.Of(input.File, linted.Provenance))];
}
