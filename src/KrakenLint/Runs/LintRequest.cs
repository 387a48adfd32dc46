using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Reporting;
using KrakenLint.Rules;

namespace KrakenLint.Cli;

/// <summary>What a run was asked to do.</summary>
internal sealed record LintRequest
{
    public required Project Project { get; init; }

    /// <summary>What is wrong with the configuration, ready to print.</summary>
    public required ImmutableArray<string> ProjectProblems { get; init; }

    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The chart that the manifests are rendered from, or null.</summary>
    public ReleaseOptions? Chart { get; init; }

    /// <summary>True where charts in folders are not rendered.</summary>
    public bool NeverRenders { get; init; }

    /// <summary>True where the paths are changed files, each of which stands for the chart that it belongs to.</summary>
    public bool IsAffected { get; init; }

    /// <summary>The commit that findings are compared with, or null.</summary>
    public string? Since { get; init; }

    /// <summary>The reason with which all that is found is accepted, in comments; null where nothing is.</summary>
    public string? AddIgnore { get; init; }

    /// <summary>Only what these have a part in is linted; null for all.</summary>
    public ChangedFiles? Touched { get; init; }

    /// <summary>Folders, as absolute paths, that are not looked at.</summary>
    public ImmutableArray<string> Beyond { get; init; } = [];

    /// <summary>The part of it that says what is read.</summary>
    public InputRequest Inputs =>
        new(Project, Paths, Chart, Jobs)
        {
            IsAffected = IsAffected,
            NeverRenders = NeverRenders,
            Touched = Touched,
            Beyond = Beyond,
        };

    public required string Profile { get; init; }

    public required ImmutableArray<string> RulePaths { get; init; }

    public required ImmutableArray<string> Select { get; init; }

    public required ImmutableArray<string> Ignore { get; init; }

    /// <summary>Only rules that name one of these as what one sees; empty for all.</summary>
    public ImmutableArray<string> Symptoms { get; init; } = [];

    public required Format Format { get; init; }

    /// <summary>Reports beside that on standard output, each as <c>FORMAT=FILE</c>.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];

    /// <summary>True where it is told how often each rule was broken.</summary>
    public bool HasStatistics { get; init; }

    public required SarifProfile SarifProfile { get; init; }

    /// <summary>What tells the run apart in code scanning, as somebody says; null where it is worked out.</summary>
    public string? Category { get; init; }

    public required string? StandardInputName { get; init; }

    public required string MaxFileSize { get; init; }

    /// <summary>The file with the findings that are known, or null.</summary>
    public string? Baseline { get; init; }

    /// <summary>True where the configuration names the baseline.</summary>
    public bool IsBaselineConfigured { get; init; }

    /// <summary>The file that a baseline is written to, or null.</summary>
    public string? WriteBaseline { get; init; }

    /// <summary>Null where no finding makes the run fail.</summary>
    public required Severity? FailOn { get; init; }

    public required bool IsExitZero { get; init; }

    /// <summary>True where files are repaired.</summary>
    public required bool Fixes { get; init; }

    /// <summary>True where a patch is printed instead of findings.</summary>
    public required bool ShowsFixes { get; init; }

    public required bool HasUnsafeFixes { get; init; }

    public required bool UseColor { get; init; }

    public required int Jobs { get; init; }

    public required bool IsQuiet { get; init; }

    public required bool IsVerbose { get; init; }
}
