using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Sarif;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;

namespace KrakenLint.Cli;

/// <summary>Linting with <c>--baseline</c> and <c>--write-baseline</c>.</summary>
internal sealed class BaselineStep
{
    private readonly LintRequest request;
    private readonly Baseline? baseline;

    private BaselineStep(LintRequest request, Baseline? baseline)
    {
        (this.request, this.baseline) = (request, baseline);
    }

    /// <returns>The step, and what is wrong with the files that it is given, ready to print.</returns>
    public static (BaselineStep Step, IEnumerable<string> Problems) Of(LintRequest request, FileReader reader)
    {
        var problems = new List<string>();
        if (request.WriteBaseline is { } target && AtomicFile.WhyNot(target) is { } why)
            problems.Add($"--write-baseline: {FileReader.Shown(target)}: {why}");
        // What a commit has is what is known then.
        if (request.Since is not null || request.Baseline is not { } path)
            return (new BaselineStep(request, null), problems);
        var read = reader.Read(path);
        if (read.File is not { } file)
        {
            problems.Add(
                File.Exists(path)
                    ? $"{FileReader.Shown(path)}: the baseline {read.Note?.Text}"
                    : $"{FileReader.Shown(path)}: there is no such baseline; --write-baseline{(request.IsBaselineConfigured ? " with --no-baseline" : "")} writes one"
            );
            return (new BaselineStep(request, null), problems);
        }
        var found = new ProblemList();
        var known = BaselineReader.Read(file, found);
        problems.AddRange(found.ToImmutable().Select(problem => $"{problem.Span}: the baseline {problem.Text}"));
        return (new BaselineStep(request, known), problems);
    }

    /// <summary>The same with another state of the files as what is known.</summary>
    /// <param name="known">What was found there.</param>
    public BaselineStep Since(IEnumerable<Finding> known) =>
        new(
            request,
            new Baseline([
                .. known.Select(finding => new RecordedFinding(
                    finding.Rule.Id,
                    finding.Severity,
                    finding.Message,
                    finding.Span.File.ReportPath,
                    null,
                    [.. finding.OtherFingerprints.Prepend(finding.Fingerprint).Distinct()]
                )),
            ])
            {
                Name = "the commit",
            }
        );

    /// <summary>Whether a fix is for somebody else's change: it is not reported, so it is not repaired either.</summary>
    public bool Knows(Finding finding) => baseline is not null && baseline.Knows(finding);

    /// <param name="reader">The one that has read the run's files.</param>
    /// <param name="active">The rules of the run.</param>
    /// <param name="all">All rules that there are.</param>
    public LintResult Compare(LintResult result, FileReader reader, IEnumerable<Rule> active, IEnumerable<Rule> all)
    {
        if (baseline is null)
            return result;
        // What could not be analysed may hold what is not found any more.
        var isComplete = !result.Notes.Any(note => note.IsFailure);
        var idle = all.Select(rule => rule.Id).Except(active.Select(rule => rule.Id)).ToHashSet();
        return baseline.Compare(
            result,
            entry =>
                !idle.Contains(entry.RuleId)
                && (entry.Path is { } path ? (isComplete && reader.HasRead(path)) || !reader.Exists(path) : isComplete)
        );
    }

    /// <summary>Writes what this run knows as the next one's baseline, if that is asked for.</summary>
    /// <returns>False where the file could not be written.</returns>
    public bool Write(Report report, Streams streams)
    {
        if (request.WriteBaseline is not { } path)
            return true;
        if (report.Result.Counts.Documents == 0)
        {
            Tell("not written: nothing was linted");
            return true;
        }
        if (report.ExitCode == ExitCode.NotAnalysed)
        {
            Tell("not written: some input could not be analysed, and what is wrong there would be missing");
            return true;
        }
        var next = BaselineWriter.For(report);
        var error = AtomicFile.TryWrite(path, writer => Formats.Sarif.Write(next, writer));
        if (error is not null)
            Tell($"not written: {error}");
        else if (!request.IsQuiet)
            Tell($"written with {Count(next.Result.Findings.Length + next.Result.Unchecked.Length)}");
        return error is null;

        void Tell(string what) =>
            streams.Error.Write(
                $"krakenlint: {TerminalText.Escape($"{FileReader.Shown(path)}: the baseline is {what}")}\n"
            );
    }

    private static string Count(int count) => count == 1 ? "1 finding" : $"{count} findings";
}
