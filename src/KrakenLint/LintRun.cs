using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
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
        var usual = UsualRules(request, library);
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
            if (problems.Count == 0)
                return Lint(
                    request,
                    library,
                    usual,
                    new FileReader(streams, (long)limit, request.StandardInputName, request.Project.Boundary),
                    baseline,
                    today,
                    streams
                );
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
        Streams streams
    )
    {
        var rules = RulesOf(request, library, usual);
        var active = rules.Active.Select(active => active.Rule).ToImmutableArray();
        var (linted, scope, fixes) = LintAll(request, library, rules, reader, baseline, today);
        var result = WithConfigured(
            baseline.Compare(linted, reader, active, library.Rules),
            request,
            library,
            rules,
            usual
        );
        var code = CodeOf(result, scope, request);
        var whole = new Report(result, active, code, Product.Version, request.SarifProfile, request.UseColor)
        {
            Category = request.Project.Configuration.Category,
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
        RunMessages.Tell(result, request, rules, [.. RemarksOn(whole, fitting, request), .. fixes.Remarks], streams);
        return isWritten ? whole.ExitCode : ExitCode.Usage;
    }

    // Charts after paths: what both share is fixed and told once.
    private static (LintResult Result, RunScope Scope, FixStep Fixes) LintAll(
        LintRequest request,
        RuleLibrary library,
        RuleSet rules,
        FileReader reader,
        BaselineStep baseline,
        DateOnly? today
    )
    {
        var settings = request.Project.Configuration.Settings with { Profile = BaseOf(request) };
        var suppression = new SuppressionStep(request.Project, library, rules, settings, today)
        {
            IsWholeProject = request is { Chart: null, Paths.IsEmpty: true },
        };
        var scope = RunScope.Of(request);
        var collected = Collect(request, scope, reader);
        var changed = scope.IsChange ? new ChangedFiles(request.Paths) : null;
        var whole = changed is null ? collected : Collect(request, WholeOf(scope), reader);
        scope = changed is null
            ? ReleaseScope.Of(scope, collected, reader, seesCharts: !request.NeverRenders)
            : ReleaseScope.Of(scope, collected, whole, changed, reader);
        // Files of a chart are linted with it.
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && scope.IsOfChart(path));
        var kustomize = new KustomizationFinder(reader, request.Jobs);
        var built = scope.IsRendered || request.NeverRenders ? [] : kustomize.Build(whole.Inputs, changed);
        collected.Notes.AddRange(kustomize.Notes);
        // What Kustomizations are built from is linted with them.
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && kustomize.Uses(path));
        ImmutableArray<LintInput> given = scope.IsRendered ? [.. collected.Inputs] : [];
        // Output that was named and cannot be read is not made anew by helm.
        var isLost = scope is { IsRendered: true, Paths.IsEmpty: false } && given.IsEmpty;
        var requests = isLost ? [] : scope.Charts;
        // A chart that is asked for twice is rendered once.
        var distinct = requests.DistinctBy(chart => chart.Meaning).ToImmutableArray();
        var answers = distinct
            .Zip(OrderedWork.Do(distinct, request.Jobs, Rendered))
            .ToDictionary(pair => pair.First.Meaning, pair => pair.Second);
        var rendered = requests.Select(chart => answers[chart.Meaning]).ToImmutableArray();
        var names = new RunNames([
            .. rendered.Select(one =>
                one.Chart is { } chart ? chart.Releases.SelectMany(release => release.Rendered) : []
            ),
            .. scope.IsRendered || collected.Inputs.Count == 0 ? [] : new[] { collected.Inputs },
        ]);
        var besideCharts = names.Beside(rendered.Length);
        var fixes = new FixStep(
            request,
            baseline,
            inputs => suppression.Apply(Linter.Lint(inputs, rules, library.Roles, settings, request.Jobs, besideCharts))
        );
        var linted = LintPaths(scope, collected, fixes.Run);
        foreach (var group in built)
            linted = linted.And(
                KustomizationLinter.Lint(group, rules, library.Roles, settings, suppression.Input, besideCharts)
            );
        var charts = new ChartRun(
            reader,
            releases => ChartLinter.Lint(releases, rules, library.Roles, settings, suppression.Input, request.Jobs),
            fixes,
            request.Jobs
        );
        for (var at = 0; at < requests.Length; at++)
        {
            // What was fixed before may stand in files that this chart shares.
            var current = request.Fixes ? Rendered(requests[at].Again(reader)) : rendered[at];
            linted = linted.And(charts.Lint(requests[at], current, given, names.Beside(at)));
        }
        return (WithUnread(suppression.Judge(linted), collected), scope, fixes);

        (RenderedChart? Chart, ImmutableArray<InputNote> Problems) Rendered(ChartRequest chart) =>
            RenderedChart.Of(chart, given, reader, Math.Max(1, request.Jobs / requests.Length));
    }

    // A change is looked for in all of its repository.
    private static RunScope WholeOf(RunScope scope) =>
        scope with
        {
            Paths =
            [
                Path.GetRelativePath(
                    Environment.CurrentDirectory,
                    Boundary.RepositoryAround(Environment.CurrentDirectory) ?? Environment.CurrentDirectory
                ),
            ],
        };

    private static Collected Collect(LintRequest request, RunScope scope, FileReader reader)
    {
        var (configuration, folder) = request.Project;
        var exclude = new PathGlobs(folder, configuration.Exclude);
        var collector = new FileCollector(reader, exclude, new PathGlobs(folder, configuration.ValuesFiles))
        {
            TakesCharts = !scope.IsRendered && !request.NeverRenders,
        };
        return collector.Collect(scope.Paths);
    }

    private static LintResult WithUnread(LintResult linted, Collected collected)
    {
        var unread = collected.Notes.Count(note => note.Code != "excluded") + collected.Excluded;
        return linted with
        {
            Notes = [.. collected.Notes, .. linted.Notes],
            Counts = linted.Counts with { Skipped = linted.Counts.Skipped + unread },
        };
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

    // What charts are rendered from is linted with them.
    private static LintResult LintPaths(
        RunScope scope,
        Collected collected,
        Func<ImmutableArray<LintInput>, LintResult> lint
    )
    {
        if (scope.IsRendered || scope.Paths.IsEmpty)
            return LintResult.Empty;
        var linted = lint([.. collected.Inputs]);
        return scope.IsChange ? linted with { Notes = [.. linted.Notes.Select(Tolerated)] } : linted;
    }

    // A change touches files that are none of ours: that is told, and fails nothing.
    private static InputNote Tolerated(InputNote note) =>
        note is { Code: "empty" or "no-documents" } or { Code: "not-a-manifest", Span: null }
            ? note with
            {
                IsFailure = false,
            }
            : note;

    private static string PlaceOfLimit(LintRequest request) =>
        request.Project.Configuration.MaxFileSize is { } limit && limit.Text == request.MaxFileSize
            ? limit.Span.ToString()
            : "--max-file-size";

    private static int CodeOf(LintResult result, RunScope scope, LintRequest request)
    {
        var isEmpty = result.Counts.Documents == 0 && !(scope.IsChange && scope.Charts.IsEmpty);
        if (isEmpty || result.Notes.Any(note => note.IsFailure))
            return ExitCode.NotAnalysed;
        if (request.IsExitZero || request.FailOn is not { } least)
            return ExitCode.Clean;
        return result.Findings.Any(finding => finding.Severity >= least) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static RuleSet RulesOf(LintRequest request, RuleLibrary library, RuleSet usual)
    {
        var rules = RuleSettings.Apply(library, request.Project.Configuration, request.Profile);
        return rules == library.Rules ? usual : new(rules, SelectionOf(request));
    }

    /// <summary>The rules of the run as they would be without what the configuration says of rules.</summary>
    private static RuleSet UsualRules(LintRequest request, RuleLibrary library) =>
        new(library.Rules, SelectionOf(request));

    private static RuleSelection SelectionOf(LintRequest request) =>
        new(BaseOf(request), request.Select, request.Ignore) { Symptoms = request.Symptoms };

    /// <summary>The built-in profile that the run's profile ends at.</summary>
    private static string BaseOf(LintRequest request) =>
        ProfileChain.Of(request.Project.Configuration, request.Profile).Base ?? LintSettings.Kraken;
}
