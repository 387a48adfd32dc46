using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Cli;

/// <summary>One run of <c>krakenlint lint</c>, from the request to the exit code.</summary>
internal static class LintRun
{
    public static int Run(LintRequest request, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(request.RulePaths);
        problems.AddRange(WrongWords(request, library));
        problems.AddRange(UnknownOptions(request));
        if (problems.Count == 0 && RulesOf(request, library).Active.IsEmpty)
            problems.Add("--select and --ignore leave no rule to lint with");
        if (Quantity.Resource(request.MaxFileSize) is not (> 0 and <= int.MaxValue and var limit))
            problems.Add(
                $"--max-file-size: \"{request.MaxFileSize}\" is no size; expected bytes or a quantity such as 64Mi, at most 2Gi"
            );
        else if (problems.Count == 0)
            return Lint(request, library, new FileReader(streams, (long)limit, request.StandardInputName), streams);
        foreach (var problem in problems)
            streams.Error.Write($"krakenlint: {TerminalText.Escape(problem)}\n");
        streams.Error.Write("krakenlint: nothing was linted\n");
        return ExitCode.Usage;
    }

    private static int Lint(LintRequest request, RuleLibrary library, FileReader reader, Streams streams)
    {
        var rules = RulesOf(request, library);
        var settings = new LintSettings(request.Profile);
        var (collected, linted) = request.Chart is { } chart
            ? ChartRun.Lint(chart, request.Paths, reader, files => Linter.Lint(files, rules, library.Roles, settings))
            : LintPaths(request, reader, files => Linter.Lint(files, rules, library.Roles, settings));
        var counts = linted.Counts with { Skipped = linted.Counts.Skipped + collected.Notes.Count };
        var result = linted with { Notes = [.. collected.Notes, .. linted.Notes], Counts = counts };
        var code = CodeOf(result, request);
        var active = rules.Active.Select(active => active.Rule);
        var report = new Report(result, [.. active], code, Product.Version, request.SarifProfile, request.UseColor);
        request.Format.Write(report, streams.Out);
        streams.Out.Flush();
        Tell(result, request, rules, streams);
        return code;
    }

    private static (Collected, LintResult) LintPaths(LintRequest request, FileReader reader, Func<IEnumerable<LintInput>, LintResult> lint)
    {
        var collected = new FileCollector(reader).Collect(request.Paths.IsEmpty ? ["."] : request.Paths);
        return (collected, lint(collected.Inputs));
    }

    private static int CodeOf(LintResult result, LintRequest request)
    {
        if (result.Counts.Documents == 0 || result.Notes.Any(note => note.IsFailure))
            return ExitCode.NotAnalysed;
        if (request.IsExitZero || request.FailOn is not { } least)
            return ExitCode.Clean;
        return result.Findings.Any(finding => finding.Severity >= least) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void Tell(LintResult result, LintRequest request, RuleSet rules, Streams streams)
    {
        foreach (var note in result.Notes.Where(note => note.IsFailure || !request.IsQuiet))
        {
            var place = note.Span is { } span ? $"{note.Path}:{span.StartPosition}" : note.Path;
            streams.Error.Write($"krakenlint: {TerminalText.Escape($"{place}: {note.Text}")}\n");
        }
        foreach (var remark in request.IsVerbose ? result.Remarks : [])
            streams.Error.Write($"krakenlint: {TerminalText.Escape(remark)}\n");
        if (request.IsVerbose)
            streams.Error.Write($"krakenlint: {rules.Active.Length} rules in profile {request.Profile}\n");
        if (!request.IsQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
    }

    // The parser takes an option that it does not know for a path; a file of such a name can be given as ./--name.
    private static IEnumerable<string> UnknownOptions(LintRequest request) =>
        request
            .Paths.Where(path => path.Length > 1 && path.StartsWith('-'))
            .Select(path => $"unknown option \"{path}\"");

    private static RuleSet RulesOf(LintRequest request, RuleLibrary library) =>
        new(library.Rules, new RuleSelection(request.Profile, request.Select, request.Ignore));

    // A selection that means no rule would be a green run that checked nothing.
    private static IEnumerable<string> WrongWords(LintRequest request, RuleLibrary library)
    {
        foreach (
            var word in request
                .Select.Concat(request.Ignore)
                .Where(word => !library.Rules.Any(rule => RuleSet.Means(word, rule)))
        )
        {
            var names = library.Rules.SelectMany(rule => new[] { rule.Id, rule.Name }.Concat(rule.Tags)).Distinct();
            yield return $"no rule is called \"{word}\" or has that tag{Nearest.Hint(word, names)}";
        }
    }
}
