using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>What a run says on standard error.</summary>
internal static class RunMessages
{
    /// <param name="remarks">What steps of the run have to say; not part of the result.</param>
    public static void Tell(
        LintResult result,
        LintRequest request,
        RuleSet rules,
        IEnumerable<string> remarks,
        Streams streams
    )
    {
        foreach (var note in result.Notes.Where(note => note.IsFailure || !request.IsQuiet))
        {
            streams.Tell(note.ToString());
        }
        foreach (var remark in request.IsQuiet ? [] : remarks)
            streams.Tell(remark);
        foreach (var remark in request.IsVerbose ? result.Remarks : [])
            streams.Tell(remark);
        foreach (var remark in request.IsVerbose ? SuppressionStep.Tell(result) : [])
            streams.Tell(remark);
        if (request.IsVerbose)
            streams.Error.Write($"krakenlint: {Origin(request.Project.Configuration)}\n");
        if (request.IsVerbose)
            streams.Error.Write($"krakenlint: {rules.Active.Length} rules in profile {request.Profile}\n");
        foreach (var line in request.HasStatistics ? Statistics.Of(result) : [])
            streams.Error.Write($"{TerminalText.Escape(line)}\n");
        if (!request.IsQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
    }

    private static string Origin(Configuration configuration) =>
        configuration.File is { } file
            ? $"configured by {TerminalText.Escape(file.Path)}"
            : "no configuration file is used";
}
