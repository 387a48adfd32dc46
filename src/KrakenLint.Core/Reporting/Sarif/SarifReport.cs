using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>A report as a SARIF log: nothing in it depends on the machine, the clock or the user.</summary>
internal static class SarifReport
{
    private const int ExitBug = 4;
    private const int ExitNotAnalysed = 3;

    private static readonly Uri Schema = new("https://json.schemastore.org/sarif-2.1.0.json");

    public static SarifLog For(Report report)
    {
        var log = Frame(report);
        log.Runs[0].Tool.Driver.Rules = [.. report.Rules.Select(rule => SarifRule.For(rule, report.Site))];
        log.Runs[0].Results = [.. ResultsOf(report)];
        return log;
    }

    /// <summary>The same without the rules, which <see cref="SarifRules"/> writes, and without the results.</summary>
    public static SarifLog Frame(Report report) =>
        new()
        {
            SchemaUri = Schema,
            Version = SarifVersion.Current,
            Runs =
            [
                new Run
                {
                    Tool = new Tool
                    {
                        Driver = new ToolComponent
                        {
                            Name = "KrakenLint",
                            Version = report.Version,
                            SemanticVersion = report.Version,
                            InformationUri = report.Site,
                        },
                    },
                    Invocations = [InvocationFor(report)],
                    // One category a run: several of the same are refused by code scanning.
                    AutomationDetails = new RunAutomationDetails { Id = $"{report.Category ?? "krakenlint"}/" },
                    ColumnKind = ColumnKind.Utf16CodeUnits,
                },
            ],
        };

    /// <summary>The results one by one: each is made when it is asked for, so that no large log is in memory as objects.</summary>
    public static IEnumerable<Result> ResultsOf(Report report)
    {
        var index = report.Rules.Select((rule, at) => (rule.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        return SarifSelection
            .Of(report)
            .Select(shown => ResultFor(shown, index[shown.Finding.Rule.Id], report))
            .Concat(SarifRecorded.ResultsFor(report, index));
    }

    // Code scanning refuses logs of unsuccessful runs; for it, a log is a success when it is complete.
    private static Invocation InvocationFor(Report report) =>
        new()
        {
            ExecutionSuccessful =
                report.SarifProfile == SarifProfile.GitHub || report.ExitCode is not (ExitNotAnalysed or ExitBug),
            ExitCode = report.ExitCode,
            ToolExecutionNotifications = Notes(report) is { IsEmpty: false } notes
                ? [.. notes.Select(NotificationFor)]
                : null,
        };

    private static ImmutableArray<InputNote> Notes(Report report) =>
        SarifLimits.NoteOn(report) is { } cut ? report.Result.Notes.Add(cut) : report.Result.Notes;

    private static Notification NotificationFor(InputNote note) =>
        new()
        {
            Descriptor = new ReportingDescriptorReference { Id = note.Code },
            Level = note.IsFailure ? FailureLevel.Error : FailureLevel.Note,
            Message = new Message { Text = SarifMessage.Plain(note.Text) },
            Locations = SarifLocation.For(note) is { } location ? [location] : null,
        };

    private static Result ResultFor(ShownFinding shown, int ruleIndex, Report report)
    {
        var (finding, isFull) = (shown.Finding, report.SarifProfile == SarifProfile.Full);
        return new Result
        {
            RuleId = finding.Rule.Id,
            RuleIndex = ruleIndex,
            Level = Level(finding.Severity),
            BaselineState = isFull && report.Result.IsCompared ? shown.State : BaselineState.None,
            Message = new Message { Text = SarifMessage.For(finding) },
            Locations = [SarifLocation.For(finding)],
            OccurrenceCount = finding.Occurrences > 1 ? finding.Occurrences : 0,
            RelatedLocations = finding.Related.IsEmpty
                ? null
                : [.. SarifLimits.Linked(finding).Select(SarifLocation.For)],
            CodeFlows = finding.Trace.IsEmpty ? null : [SarifLocation.Flow(finding.Trace)],
            PartialFingerprints = SarifFingerprints.For(finding, shown.LineHash),
            Suppressions = shown.Suppressions,
            // Code scanning shows none.
            Fixes = isFull ? SarifFix.For(finding) : null,
        };
    }

    public static FailureLevel Level(Severity severity) =>
        severity switch
        {
            Severity.Error => FailureLevel.Error,
            Severity.Warning => FailureLevel.Warning,
            Severity.Note => FailureLevel.Note,
            _ => FailureLevel.None,
        };
}
