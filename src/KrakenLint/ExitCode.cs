using KrakenLint.Findings;

namespace KrakenLint.Cli;

/// <summary>How the process ends; of several the first that applies, from the bottom of this list up.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, configuration or rule file; nothing was linted.</summary>
    public const int Usage = 2;

    /// <summary>Some input could not be analysed, or there was none.</summary>
    public const int NotAnalysed = 3;

    /// <summary>A bug in KrakenLint.</summary>
    public const int Bug = 4;

    /// <summary>Somebody ended the run: 128 and the number of the signal, as shells count.</summary>
    public const int Interrupted = 130;

    /// <summary>How a run of <c>lint</c> ends.</summary>
    public static int Of(LintResult result, RunScope scope, LintRequest request)
    {
        // A change may have nothing to do with us.
        var isEmpty =
            result.Counts.Documents == 0 && request.Since is null && !(scope.IsChange && scope.Charts.IsEmpty);
        if (isEmpty || result.Notes.Any(note => note.IsFailure))
            return NotAnalysed;
        if (request.IsExitZero || request.FailOn is not { } least)
            return Clean;
        return result.Findings.Any(finding => finding.Severity >= least) ? Findings : Clean;
    }
}
