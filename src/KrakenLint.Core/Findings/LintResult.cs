using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Manifests;
using KrakenLint.Rules;
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

    /// <summary>Templates of charts that print nothing with any of the values, so that nothing of them was judged.</summary>
    public int SilentTemplates { get; init; }

    /// <summary>Releases of charts that lie elsewhere, of which only the values were judged.</summary>
    public int Unseen { get; init; }

    /// <summary>Kustomizations that were built.</summary>
    public int Built { get; init; }

    public static ReadCounts operator +(ReadCounts left, ReadCounts right) =>
        new(left.Documents + right.Documents, left.Files + right.Files, left.Skipped + right.Skipped)
        {
            Rendered = (
                left.Rendered.Charts + right.Rendered.Charts,
                left.Rendered.Renderings + right.Rendered.Renderings
            ),
            SilentTemplates = left.SilentTemplates + right.SilentTemplates,
            Unseen = left.Unseen + right.Unseen,
            Built = left.Built + right.Built,
        };
}

/// <summary>Everything that a run found out, in the order in which it is printed.</summary>
public sealed record LintResult(ImmutableArray<Finding> Findings, ImmutableArray<InputNote> Notes, ReadCounts Counts)
{
    /// <summary>The parts of a file that must not be shown because of where its values go.</summary>
    public Func<Text.SourceFile, IEnumerable<Text.SourceSpan>> HiddenIn { get; init; } = _ => [];

    /// <summary>What was found as well and is known from the baseline: neither shown nor counted among the findings.</summary>
    public ImmutableArray<Finding> Known { get; init; } = [];

    /// <summary>What the baseline holds and this run did not find any more.</summary>
    public ImmutableArray<RecordedFinding> Resolved { get; init; } = [];

    /// <summary>What the baseline holds and this run says nothing about: its file was not read, or its rule did not run.</summary>
    public ImmutableArray<RecordedFinding> Unchecked { get; init; } = [];

    /// <summary>True where there is a baseline, so that the findings are those that it does not know.</summary>
    public bool IsCompared => ComparedWith is not null;

    /// <summary>What the findings are compared with, as people say it: <c>the baseline</c>; null for nothing.</summary>
    public string? ComparedWith { get; init; }

    /// <summary>
    /// What <c>--verbose</c> adds: what each file held, and who carries real-time traffic by which evidence. Put into words for
    /// who asks.
    /// </summary>
    public IEnumerable<string> Remarks { get; init; } = [];

    /// <summary>What was found and is accepted, in the order of the findings; it neither fails the run nor is it fixed.</summary>
    public ImmutableArray<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>The files of the run, as what they were read.</summary>
    public ImmutableArray<ManifestFile> Files { get; init; } = [];

    /// <summary>Values files and templates that what was linted is rendered from.</summary>
    public ImmutableArray<SourceFile> ChartFiles { get; init; } = [];

    /// <summary>Of the configuration's suppressions: where those words and entries stand that suppressed something.</summary>
    public ImmutableHashSet<SourceSpan> UsedEntries { get; init; } = [];

    /// <summary>What the configuration takes away; null where it takes nothing.</summary>
    public SwitchedOff? SwitchedOff { get; init; }

    public static LintResult Empty { get; } = new([], [], new ReadCounts(0, 0, 0));

    /// <summary>The same result and another one, of other inputs.</summary>
    public LintResult And(LintResult other) =>
        new(
            [.. Findings.Concat(other.Findings).Order(FindingOrder.Instance)],
            [.. Notes, .. other.Notes],
            Counts + other.Counts
        )
        {
            Remarks = Remarks.Concat(other.Remarks),
            LateBundles = new(() => [.. Bundles, .. other.Bundles]),
            Suppressed = [.. Suppressed.Concat(other.Suppressed).OrderBy(one => one.Finding, FindingOrder.Instance)],
            Files = [.. Files, .. other.Files],
            ChartFiles = [.. ChartFiles, .. other.ChartFiles],
            UsedEntries = UsedEntries.Union(other.UsedEntries),
        };

    /// <summary>
    /// The bundles of the run, each with its graph and its roles: worked out for who asks, because most runs have no more use
    /// for them once they are judged.
    /// </summary>
    public ImmutableArray<Scope> Bundles => LateBundles.Value;

    internal Lazy<ImmutableArray<Scope>> LateBundles { get; init; } = new(() => []);
}
