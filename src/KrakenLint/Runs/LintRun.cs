using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Merging;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Sites;
using KrakenLint.Rules;
using KrakenLint.Units;

namespace KrakenLint.Cli;

/// <summary>One run of <c>krakenlint lint</c>, from the request to the exit code.</summary>
internal static class LintRun
{
    public static int Run(LintRequest request, Streams streams)
    {
        var (library, ofRules) = RuleLoader.Load(request.RulePaths, request.Project, request.Jobs);
        var problems = new List<string>([
            .. request.ProjectProblems,
            .. ofRules,
            .. RequestProblems.In(request, library),
        ]);
        var today = RunDay.Read(problems);
        var usual = LintPass.UsualRules(request, library);
        if (problems.Count == 0 && usual.Active.IsEmpty)
            problems.Add("--select, --symptom and --ignore leave no rule to lint with");
        if (Quantity.Resource(request.MaxFileSize) is not (> 0 and <= int.MaxValue and var limit))
            problems.Add(
                $"{PlaceOfLimit(request)}: \"{request.MaxFileSize}\" is no size; expected bytes or a quantity such as 64Mi, at most 2Gi"
            );
        else
        {
            var (baseline, ofBaseline) = BaselineStep.Of(
                request,
                new FileReader(streams, (long)limit, null, request.Project.Boundary)
            );
            problems.AddRange(ofBaseline);
            var reader = new FileReader(streams, (long)limit, request.StandardInputName, request.Project.Boundary);
            using var since = problems.Count == 0 ? SinceStep.Of(request, reader, problems) : null;
            if (problems.Count == 0)
                return Lint(since?.Narrow(request) ?? request, library, usual, reader, baseline, today, since, streams);
        }
        foreach (var problem in problems)
            streams.Tell(problem);
        streams.Error.Write("krakenlint: nothing was linted\n");
        return ExitCode.Usage;
    }

    private static int Lint(
        LintRequest request,
        RuleLibrary library,
        RuleSet usual,
        FileReader reader,
        BaselineStep baseline,
        DateOnly? today,
        SinceStep? since,
        Streams streams
    )
    {
        var rules = LintPass.RulesOf(request, library, usual);
        var active = rules.Active.Select(active => active.Rule).ToImmutableArray();
        LintResult linted;
        FixStep fixes;
        RunScope scope;
        IgnoreStep? ignores = request.AddIgnore is { } reason ? new IgnoreStep(reason) : null;
        using (var progress = new Progress(request.IsQuiet ? null : Streams.Watched()))
        {
            progress.Begin("reading", request.Paths is [var only] && File.Exists(only) ? 0 : 1);
            var asked = request.Inputs with
            {
                Judge = new ValuesJudge(rules, library.Roles, LintPass.SettingsOf(request)),
            };
            var inputs = RunInputs.Of(asked, reader, progress);
            scope = inputs.Scope;
            if (since is not null)
                baseline = baseline.Since(since.Lint(request, inputs, streams, reader.MostBytes, today));
            (linted, fixes) = LintPass.Run(request, inputs, library, rules, reader, baseline, today, progress);
            if (ignores?.Write(baseline.Compare(linted, reader, active, library.Rules)) is { } unwritten)
            {
                // What is still found with the comments in the files is what counts.
                inputs = RunInputs.Of(asked, reader, progress);
                (linted, fixes) = LintPass.Run(request, inputs, library, rules, reader, baseline, today, progress);
                linted = linted with { Notes = [.. unwritten, .. linted.Notes] };
            }
        }
        var compared = baseline.Compare(linted, reader, active, library.Rules);
        var result = WithConfigured(compared, request, library, rules, usual);
        var code = ExitCode.Of(result, scope, request);
        var whole = new Report(result, active, code, Product.Version, request.SarifProfile, request.UseColor)
        {
            Category = request.Category ?? RunCategory.Of(request),
            IsVerbose = request.IsVerbose,
            Site = SitePages.Address(request.Project.Configuration.HelpUri?.Text ?? ""),
        };
        if (!ReportFile.WriteAll(request, whole, streams))
            whole = whole with { ExitCode = ExitCode.NotAnalysed };
        var fitting = request.Format.Fit(whole);
        if (request.ShowsFixes)
            fixes.WritePatch(streams.Out);
        else
            request.Format.Write(fitting, streams.Out);
        streams.Out.Flush();
        foreach (var path in request.IsQuiet ? [] : scope.Gone)
            streams.Tell($"{path}: was deleted, so that there is nothing to lint");
        var isWritten = baseline.Write(whole, streams);
        RunMessages.Tell(
            result,
            request,
            rules,
            [
                .. RemarksOn(whole, fitting, request),
                .. fixes.Remarks,
                .. since?.Remarks ?? [],
                .. ignores?.Remarks ?? [],
            ],
            streams
        );
        return isWritten ? whole.ExitCode : ExitCode.Usage;
    }

    // What a configuration takes away is counted, and a run that it leaves empty is not green.
    private static LintResult WithConfigured(
        LintResult result,
        LintRequest request,
        RuleLibrary library,
        RuleSet rules,
        RuleSet usual
    )
    {
        var configuration = request.Project.Configuration;
        if (configuration.File is null)
            return result;
        var note = NothingJudged.By(configuration, result, rules, usual);
        var taken = SwitchedOff.By(configuration, library, request.Profile, usual);
        return result with
        {
            SwitchedOff = taken with { Keys = [.. taken.Keys, .. KeysOfRun(request)] },
            Notes = note is null ? result.Notes : [.. result.Notes, note],
        };
    }

    // What of the configuration says which files are looked at, and what makes the run fail.
    private static IEnumerable<string> KeysOfRun(LintRequest request)
    {
        var configuration = request.Project.Configuration;
        var isWhole = request is { Chart: null, Paths.IsEmpty: true };
        if (isWhole && !configuration.Inputs.IsEmpty)
            yield return "inputs";
        if (isWhole && !configuration.Charts.IsEmpty)
            yield return "charts";
        if (request.FailOn is null && configuration.FailOn is { } word)
            yield return $"fail-on {word}";
    }

    private static IEnumerable<string> RemarksOn(Report report, Report fitting, LintRequest request) =>
        ReportFile
            .FormatsOf(request)
            .SelectMany(format => format.Remarks(format == request.Format ? fitting : format.Fit(report)));

    private static string PlaceOfLimit(LintRequest request) =>
        request.Project.Configuration.MaxFileSize is { } limit && limit.Text == request.MaxFileSize
            ? limit.Span.ToString()
            : "--max-file-size";
}
