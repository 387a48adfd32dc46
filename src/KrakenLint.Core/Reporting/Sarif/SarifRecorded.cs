using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Findings;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>Findings that only the baseline knows of, as SARIF: what is resolved is absent, the rest is kept as it was.</summary>
internal static partial class SarifRecorded
{
    /// <param name="index">The places of the rules by id.</param>
    public static IEnumerable<Result> ResultsFor(Report report, IReadOnlyDictionary<string, int> index)
    {
        if (report.SarifProfile != SarifProfile.Full)
            return [];
        var (result, isCompared) = (report.Result, report.Result.IsCompared);
        return result
            .Resolved.Select(finding => ResultFor(finding, index, BaselineState.Absent))
            .Concat(
                result.Unchecked.Select(finding =>
                    ResultFor(finding, index, isCompared ? BaselineState.Unchanged : BaselineState.None)
                )
            );
    }

    private static Result ResultFor(
        RecordedFinding finding,
        IReadOnlyDictionary<string, int> index,
        BaselineState state
    ) =>
        new()
        {
            RuleId = finding.RuleId,
            RuleIndex = index.GetValueOrDefault(finding.RuleId, -1),
            Level = SarifReport.Level(finding.Severity),
            BaselineState = state,
            // What the links led to is not recorded.
            Message = new Message { Text = SarifMessage.Plain(Link().Replace(finding.Message, "${text}")) },
            Locations = finding.Path is { } path ? [LocationOf(path, finding.Region)] : null,
            PartialFingerprints = SarifFingerprints.Named(finding.Fingerprints),
        };

    private static Location LocationOf(string path, RecordedRegion? region) =>
        new()
        {
            PhysicalLocation = new PhysicalLocation
            {
                ArtifactLocation = new ArtifactLocation { Uri = SarifUri.For(path) },
                Region = region is null
                    ? null
                    : new Region
                    {
                        StartLine = region.StartLine,
                        StartColumn = region.StartColumn,
                        EndLine = region.EndLine,
                        EndColumn = region.EndColumn,
                    },
            },
        };

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\([0-9]+\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
