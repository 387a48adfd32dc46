using System.Collections.Concurrent;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>What the next run over a unit need not work out again: files, charts, and combinations of values that nothing changed in.</summary>
internal sealed class UnitMemory
{
    private readonly Setup setup;
    private readonly Dictionary<RenderedRelease, LintedRelease> known;
    private readonly Dictionary<LintedRelease, RenderedLines> knownLines;
    private readonly ConcurrentDictionary<RenderedRelease, LintedRelease> linted = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly ConcurrentDictionary<LintedRelease, RenderedLines> lines = new(ReferenceEqualityComparer.Instance);

    /// <param name="before">What was known after the last run; null where there was none.</param>
    public UnitMemory(Setup setup, UnitMemory? before)
    {
        this.setup = setup;
        known = new(ReferenceEqualityComparer.Instance);
        knownLines = new(ReferenceEqualityComparer.Instance);
        Files = before?.Files ?? new ReadMemory();
        Releases = new PredictedReleases(before?.Releases);
        if (before is null || !ReferenceEquals(before.setup, setup))
            return;
        foreach (var (release, result) in before.linted)
            known[release] = result;
        foreach (var (release, rows) in before.lines)
            knownLines[release] = rows;
    }

    public ReadMemory Files { get; }

    public PredictedReleases Releases { get; }

    /// <param name="jobs">How many documents are worked on at a time.</param>
    public LintedRelease Lint(RenderedRelease release, int jobs) =>
        linted.GetOrAdd(
            release,
            asked =>
                known.TryGetValue(asked, out var before)
                    ? before
                    : ChartLinter.LintOne(asked, setup.Rules, setup.Library.Roles, setup.Settings, jobs)
        );

    /// <summary>The lines of a release, worked out once for as long as nothing changes in it.</summary>
    public RenderedLines Lines(LintedRelease release) =>
        lines.GetOrAdd(release, asked => knownLines.GetValueOrDefault(asked) ?? new RenderedLines(asked));

    /// <summary>Lets go of what was known before this run.</summary>
    public void Settle()
    {
        known.Clear();
        knownLines.Clear();
        Releases.Settle();
    }
}
