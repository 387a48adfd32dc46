using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>Lints all that a run is about, part by part, and fixes what it was asked to fix.</summary>
internal static class LintPass
{
    // Charts after paths: what both share is fixed and told once.
    public static (LintResult Result, FixStep Fixes) Run(
        LintRequest request,
        RunInputs inputs,
        RuleLibrary library,
        RuleSet rules,
        FileReader reader,
        BaselineStep baseline,
        DateOnly? today,
        Progress? progress = null
    )
    {
        var settings = SettingsOf(request);
        var suppression = new SuppressionStep(request.Project, library, rules, settings, today)
        {
            IsWholeProject = request is { Chart: null, Paths.IsEmpty: true, Touched: null },
        };
        var (scope, collected, built, given, requests, names) = inputs;
        var besideCharts = names.Beside(requests.Length);
        var environments = new RunEnvironments(
            inputs.Members,
            members => Linter.Lint(members, rules, library.Roles, settings, request.Jobs, names.BesideEach)
        );
        var fixes = new FixStep(
            request,
            baseline,
            files => suppression.Apply(Linter.Lint(files, rules, library.Roles, settings, request.Jobs, besideCharts))
        );
        progress?.Begin("linting", collected.Inputs.Sum(input => (long)input.File.Length) < Linter.FewBytes ? 0 : 1);
        var linted = inputs.LintsFiles ? LintPaths(scope, collected, fixes.Run) : LintResult.Empty;
        linted = linted with { Notes = [.. linted.Notes.Select(note => Calmed(note, request.Touched))] };
        progress?.Begin("linting", requests.Length + built.Length);
        var kustomizations = new KustomizationRun(
            group =>
                KustomizationLinter.Lint(
                    group,
                    rules,
                    library.Roles,
                    settings,
                    suppression.Input,
                    besideCharts,
                    one => environments.Of(one.Placement) is var (lint, own) ? lint.Of(own, [one.Input]) : null
                ),
            fixes,
            reader.MostBytes
        );
        foreach (var group in built)
        {
            linted = linted.And(kustomizations.Lint(group));
            progress?.Step();
        }
        var charts = new ChartRun(
            reader,
            releases => ChartLinter.Lint(releases, rules, library.Roles, settings, suppression.Input, request.Jobs),
            fixes,
            environments,
            request.Jobs
        );
        for (var at = 0; at < requests.Length; at++)
        {
            // What was fixed before may stand in files that this chart shares.
            var (chart, answer) = requests[at];
            var current = request.Fixes
                ? RunInputs.Render(chart.Again(reader), given, reader, Math.Max(1, request.Jobs / requests.Length))
                : answer;
            linted = linted.And(charts.Lint(chart, current, given, names.Beside(at)));
            progress?.Step();
        }
        return (WithUnread(suppression.Judge(linted), collected, request.Touched), fixes);
    }

    private static LintResult WithUnread(LintResult linted, Collected collected, ChangedFiles? touched)
    {
        var unread = collected.Notes.Count(note => note.Code != "excluded") + collected.Excluded;
        return linted with
        {
            Notes = [.. collected.Notes.Select(note => Calmed(note, touched)), .. linted.Notes],
            Counts = linted.Counts with { Skipped = linted.Counts.Skipped + unread },
        };
    }

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

    // What a file without a change has wrong was wrong before; what is built of several says itself which they are.
    private static InputNote Calmed(InputNote note, ChangedFiles? touched) =>
        note.IsFailure && touched?.Touches(note.Path) == false && note.Code != "kustomization"
            ? note with
            {
                IsFailure = false,
            }
            : note;

    public static RuleSet RulesOf(LintRequest request, RuleLibrary library, RuleSet usual)
    {
        var rules = RuleSettings.Apply(library, request.Project.Configuration, request.Profile);
        return rules == library.Rules ? usual : new(rules, SelectionOf(request));
    }

    /// <summary>The rules of the run as they would be without what the configuration says of rules.</summary>
    public static RuleSet UsualRules(LintRequest request, RuleLibrary library) =>
        new(library.Rules, SelectionOf(request));

    private static RuleSelection SelectionOf(LintRequest request) =>
        new(BaseOf(request), request.Select, request.Ignore) { Symptoms = request.Symptoms };

    public static LintSettings SettingsOf(LintRequest request) =>
        request.Project.Configuration.Settings with
        {
            Profile = BaseOf(request),
        };

    /// <summary>The built-in profile that the run's profile ends at.</summary>
    public static string BaseOf(LintRequest request) =>
        ProfileChain.Of(request.Project.Configuration, request.Profile).Base ?? LintSettings.Kraken;
}
