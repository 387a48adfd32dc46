using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>What one run over a unit came to.</summary>
/// <param name="Notes">What could not be read or rendered, and what is wrong with definition files.</param>
internal sealed record Analysis(
    Setup Setup,
    LintResult Result,
    ImmutableArray<InputNote> Notes,
    ImmutableArray<LintedPart> Parts,
    ImmutableArray<RenderedLines> Renderings
)
{
    /// <summary>False where something is so broken that nothing can be said of other files: what was said of them stays.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The open documents as they were, by absolute paths.</summary>
    public required IReadOnlyDictionary<string, OpenDocument> Texts { get; init; }

    /// <summary>What the next run can take over.</summary>
    public required UnitMemory Memory { get; init; }

    /// <summary>True where helm has rendered the charts.</summary>
    public bool IsByHelm { get; init; }

    /// <summary>True for a values file of its charts.</summary>
    /// <param name="path">Absolute.</param>
    public bool IsValues(string path) =>
        Renderings.Any(rendering =>
            rendering.Release.Release is var release
            && (
                release.Chart.Values?.Tree.File.FullPath == path
                || release.Overlays.Any(root => root.Tree.File.FullPath == path)
            )
        );

    public Finding? Find(string fingerprint) =>
        Result.Findings.FirstOrDefault(finding => finding.Fingerprint == fingerprint);
}

/// <summary>Files that fixes may change, and how they are linted.</summary>
internal sealed record LintedPart(ImmutableArray<LintInput> Inputs, Func<ImmutableArray<LintInput>, LintResult> Lint)
{
    /// <summary>Makes the fixes that are wanted, each tried before it counts.</summary>
    public FixResult Fix(Func<Finding, bool> isWanted, bool includesUnsafe) =>
        FixRun.Run(Inputs, Lint(Inputs), Lint, new FixOptions(includesUnsafe, WhyNot) { IsWanted = isWanted });

    // The editor writes; it only has to know where.
    private static string? WhyNot(SourceFile file) => file.FullPath is null ? "it does not come from a file" : null;
}
