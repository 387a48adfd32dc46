using System.Collections.Immutable;
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
        var (library, ofRules) = RuleLoader.Load(request.RulePaths, request.Project, request.Jobs);
        var problems = new List<string>([.. request.ProjectProblems, .. ofRules]);
        problems.AddRange(WrongWords(request, library));
        problems.AddRange(UnknownOptions(request));
        problems.AddRange(UnknownProfile(request));
        problems.AddRange(RenderedChart.WrongSets(request.Chart?.Sets ?? []));
        problems.AddRange(WrongScope(request));
        problems.AddRange(FixStep.WrongOptions(request));
        problems.AddRange(ReportFile.WrongOptions(request));
        var today = RunDay.Read(problems);
        if (problems.Count == 0 && RulesOf(request, library).Active.IsEmpty)
            problems.Add("--select and --ignore leave no rule to lint with");
        if (Quantity.Resource(request.MaxFileSize) is not (> 0 and <= int.MaxValue and var limit))
            problems.Add(
                $"{PlaceOfLimit(request)}: \"{request.MaxFileSize}\" is no size; expected bytes or a quantity such as 64Mi, at most 2Gi"
            );
        else
        {
            var (baseline, ofBaseline) = BaselineStep.Of(request, new FileReader(streams, (long)limit, null));
            problems.AddRange(ofBaseline);
            if (problems.Count == 0)
                return Lint(
                    request,
                    library,
                    new FileReader(streams, (long)limit, request.StandardInputName),
                    baseline,
                    today,
                    streams
                );
        }
        foreach (var problem in problems)
            streams.Error.Write($"krakenlint: {TerminalText.Escape(problem)}\n");
        streams.Error.Write("krakenlint: nothing was linted\n");
        return ExitCode.Usage;
    }

    private static int Lint(
        LintRequest request,
        RuleLibrary library,
        FileReader reader,
        BaselineStep baseline,
        DateOnly? today,
        Streams streams
    )
    {
        var (configuration, folder) = request.Project;
        var exclude = new PathGlobs(folder, configuration.Exclude);
        var collector = new FileCollector(reader, exclude, new PathGlobs(folder, configuration.ValuesFiles));
        var rules = RulesOf(request, library);
        var settings = configuration.Settings with { Profile = BaseOf(request) };
        var suppression = new SuppressionStep(request.Project, library, rules, settings, today)
        {
            IsWholeProject = request is { Chart: null, Paths.IsEmpty: true },
        };
        var scope = RunScope.Of(request);
        var collected = collector.Collect(scope.Paths);
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && scope.IsOfChart(path));
        ImmutableArray<LintInput> given = scope.IsRendered ? [.. collected.Inputs] : [];
        // Output that was named and cannot be read is not made anew by helm.
        var isLost = scope is { IsRendered: true, Paths.IsEmpty: false } && given.IsEmpty;
        var requests = isLost ? [] : scope.Charts;
        var rendered = requests.Select(Rendered).ToArray();
        var names = new RunNames([
            .. rendered.Select(one =>
                one.Chart is { } chart ? chart.Releases.SelectMany(release => release.Rendered) : []
            ),
            .. scope.IsRendered || collected.Inputs.Count == 0 ? [] : new[] { collected.Inputs },
        ]);
        var besideCharts = names.Beside(rendered.Length);
        var step = new FixStep(
            request,
            baseline,
            inputs => suppression.Apply(Linter.Lint(inputs, rules, library.Roles, settings, request.Jobs, besideCharts))
        );
        var linted = LintPaths(scope, collected, step.Run);
        var charts = new ChartRun(
            reader,
            releases => ChartLinter.Lint(releases, rules, library.Roles, settings, suppression.Input, request.Jobs),
            step,
            request.Jobs
        );
        for (var at = 0; at < requests.Length; at++)
        {
            // What was fixed before may stand in files that this chart shares.
            var current = request.Fixes ? Rendered(requests[at]) : rendered[at];
            linted = linted.And(charts.Lint(requests[at], current, given, names.Beside(at)));
        }
        linted = suppression.Judge(linted);
        var unread = collected.Notes.Count(note => note.Code != "excluded") + collected.Excluded;
        var counts = linted.Counts with { Skipped = linted.Counts.Skipped + unread };
        var active = rules.Active.Select(active => active.Rule);
        var result = baseline.Compare(
            linted with
            {
                Notes = [.. collected.Notes, .. linted.Notes],
                Counts = counts,
            },
            reader,
            active,
            library.Rules
        );
        var code = CodeOf(result, scope, request);
        var whole = new Report(result, [.. active], code, Product.Version, request.SarifProfile, request.UseColor)
        {
            Category = configuration.Category,
        };
        if (!ReportFile.WriteAll(request, whole, streams))
            whole = whole with { ExitCode = ExitCode.NotAnalysed };
        var report = request.Format.Fit(whole);
        if (request.ShowsFixes)
            step.WritePatch(streams.Out);
        else
            request.Format.Write(report, streams.Out);
        streams.Out.Flush();
        foreach (var path in request.IsQuiet ? [] : scope.Gone)
            streams.Error.Write(
                $"krakenlint: {TerminalText.Escape(path)}: was deleted, so that there is nothing to lint\n"
            );
        var isWritten = baseline.Write(whole, streams);
        Tell(result, request, rules, [.. RemarksOn(whole, request), .. step.Remarks], streams);
        return isWritten ? whole.ExitCode : ExitCode.Usage;

        (RenderedChart? Chart, ImmutableArray<InputNote> Problems) Rendered(ChartRequest chart) =>
            RenderedChart.Of(chart, given, reader, request.Jobs);
    }

    private static IEnumerable<string> RemarksOn(Report report, LintRequest request) =>
        ReportFile.FormatsOf(request).SelectMany(format => format.Remarks(format.Fit(report)));

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

    private static void Tell(
        LintResult result,
        LintRequest request,
        RuleSet rules,
        IEnumerable<string> remarks,
        Streams streams
    )
    {
        foreach (var note in result.Notes.Where(note => note.IsFailure || !request.IsQuiet))
        {
            streams.Error.Write($"krakenlint: {TerminalText.Escape(note.ToString())}\n");
        }
        foreach (var remark in request.IsQuiet ? [] : remarks)
            streams.Error.Write($"krakenlint: {TerminalText.Escape(remark)}\n");
        foreach (var remark in request.IsVerbose ? result.Remarks : [])
            streams.Error.Write($"krakenlint: {TerminalText.Escape(remark)}\n");
        foreach (var remark in request.IsVerbose ? SuppressionStep.Tell(result) : [])
            streams.Error.Write($"krakenlint: {TerminalText.Escape(Credentials.Redact(remark))}\n");
        if (request.IsVerbose)
            streams.Error.Write($"krakenlint: {Origin(request.Project.Configuration)}\n");
        if (request.IsVerbose)
            streams.Error.Write($"krakenlint: {rules.Active.Length} rules in profile {request.Profile}\n");
        foreach (var line in request.HasStatistics ? Statistics.Of(result) : [])
            streams.Error.Write($"{TerminalText.Escape(line)}\n");
        if (!request.IsQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
    }

    private static IEnumerable<string> WrongScope(LintRequest request)
    {
        if (request is { IsAffected: true, Chart: not null })
            yield return "--affected finds the charts of changed files and --chart names one; expected one of them";
        if (request is { IsAffected: true, Paths.IsEmpty: true })
            yield return "--affected needs the changed files; expected at least one path";
    }

    // The parser takes an option that it does not know for a path; a file of such a name can be given as ./--name.
    private static IEnumerable<string> UnknownOptions(LintRequest request) =>
        request
            .Paths.Where(path => path.Length > 1 && path.StartsWith('-'))
            .Select(path => $"unknown option \"{path}\"");

    private static string Origin(Configuration configuration) =>
        configuration.File is { } file
            ? $"configured by {TerminalText.Escape(file.Path)}"
            : "no configuration file is used";

    private static RuleSet RulesOf(LintRequest request, RuleLibrary library) =>
        new(
            RuleSettings.Apply(library, request.Project.Configuration, request.Profile),
            new RuleSelection(BaseOf(request), request.Select, request.Ignore)
        );

    /// <summary>The built-in profile that the run's profile ends at.</summary>
    private static string BaseOf(LintRequest request) =>
        ProfileChain.Of(request.Project.Configuration, request.Profile).Base ?? LintSettings.Kraken;

    // What the configuration says itself is checked where it is read.
    private static IEnumerable<string> UnknownProfile(LintRequest request)
    {
        var names = ProfileChain.Names(request.Project.Configuration).ToArray();
        if (!names.Contains(request.Profile) && request.Profile != request.Project.Configuration.Profile?.Text)
            yield return $"--profile: \"{request.Profile}\" is no profile; expected {MappingReader.OneOf(names)}{Nearest.Hint(request.Profile, names)}";
    }

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
