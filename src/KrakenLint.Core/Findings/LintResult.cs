using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>Something to say about an input that is no finding.</summary>
/// <param name="Code">A stable word: <c>unreadable</c>, <c>no-input</c>, <c>empty</c>, <c>template</c>, <c>not-a-manifest</c>, ….</param>
/// <param name="Path">The input that it is about, as shown.</param>
/// <param name="Text">One sentence without a final period.</param>
/// <param name="IsFailure">True where it means that something was not analysed (exit code 3).</param>
public sealed record InputNote(string Code, string Path, string Text, bool IsFailure, SourceSpan? Span = null)
{
    /// <returns><c>path: text</c>, with line and column where there are any.</returns>
    public override string ToString() => Span is { } span ? $"{Path}:{span.StartPosition}: {Text}" : $"{Path}: {Text}";
}

/// <summary>What was read: the closing line's figures.</summary>
/// <param name="Documents">Documents that were linted.</param>
/// <param name="Files">Files that hold at least one of them.</param>
/// <param name="Skipped">Documents and files that were not linted; each has a note.</param>
public sealed record ReadCounts(int Documents, int Files, int Skipped)
{
    /// <summary>How many charts were rendered, and how often together: once for each combination of values.</summary>
    public (int Charts, int Renderings) Rendered { get; init; }

    public static ReadCounts operator +(ReadCounts left, ReadCounts right) =>
        new(left.Documents + right.Documents, left.Files + right.Files, left.Skipped + right.Skipped)
        {
            Rendered = (
                left.Rendered.Charts + right.Rendered.Charts,
                left.Rendered.Renderings + right.Rendered.Renderings
            ),
        };
}

/// <summary>Everything that a run found out, in the order in which it is printed.</summary>
public sealed record LintResult(ImmutableArray<Finding> Findings, ImmutableArray<InputNote> Notes, ReadCounts Counts)
{
    /// <summary>What <c>--verbose</c> adds: what each file held, and who carries real-time traffic by which evidence.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public static LintResult Empty { get; } = new([], [], new ReadCounts(0, 0, 0));

    /// <summary>The same result and another one, of other inputs.</summary>
    public LintResult And(LintResult other) =>
        new(
            [.. Findings.Concat(other.Findings).Order(FindingOrder.Instance)],
            [.. Notes, .. other.Notes],
            Counts + other.Counts
        )
        {
            Remarks = [.. Remarks, .. other.Remarks],
            Bundles = [.. Bundles, .. other.Bundles],
        };

    /// <summary>The bundles of the run, each with its graph and its roles.</summary>
    public ImmutableArray<Scope> Bundles { get; init; } = [];
}
