using System.Collections.Immutable;
using System.Runtime;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A chart, or why it could not be rendered.</summary>
internal readonly record struct ChartAnswer(RenderedChart? Chart, ImmutableArray<InputNote> Problems);

/// <summary>All that a run is about: files, charts and Kustomizations, found, read, rendered and built.</summary>
/// <param name="Collected">Files that belong to nothing else.</param>
/// <param name="Built">Groups of Kustomizations that share files.</param>
/// <param name="Given">The rendered output of the one chart; empty where helm is asked.</param>
/// <param name="Charts">What is linted.</param>
/// <param name="Names">What each chart, and the files beside them, hold; in this order.</param>
internal sealed record RunInputs(
    RunScope Scope,
    Collected Collected,
    ImmutableArray<ImmutableArray<BuiltKustomization>> Built,
    ImmutableArray<LintInput> Given,
    ImmutableArray<(ChartRequest Request, ChartAnswer Answer)> Charts,
    RunNames Names
)
{
    private const long FewBytes = 24 << 20;

    /// <summary>False where no change touches the files beside charts.</summary>
    public bool LintsFiles { get; private init; } = true;

    /// <summary>What is rendered and built, with what is not linted itself.</summary>
    public ImmutableArray<LintInput> Members { get; private init; } = [];

    public static RunInputs Of(InputRequest request, FileReader reader, Progress? progress = null)
    {
        var scope = RunScope.Of(request);
        var collected = Collect(request, scope, reader);
        LeaveOut(collected, request.Beyond);
        var changed = scope.IsChange ? new ChangedFiles(request.Paths) : null;
        var whole = changed is null ? collected : Collect(request, WholeOf(scope), reader);
        scope = changed is null
            ? ReleaseScope.Of(scope, collected, reader, !request.NeverRenders, request.Jobs)
            : ReleaseScope.Of(scope, collected, whole, changed, reader);
        // Files of a chart are linted with it.
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && scope.IsOfChart(path));
        var kustomize = new KustomizationFinder(reader, request.Jobs);
        var built =
            scope.IsRendered || request.NeverRenders ? [] : kustomize.Build(whole.Inputs, changed ?? request.Touched);
        collected.Notes.AddRange(kustomize.Notes);
        if (!built.IsEmpty)
            built =
            [
                .. built.Select(group =>
                    group.Select(one => RunEnvironments.Placed(one, scope.Clusters, scope.Charts)).ToImmutableArray()
                ),
            ];
        // What Kustomizations are built from is linted with them.
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && kustomize.Uses(path));
        ImmutableArray<LintInput> given = scope.IsRendered ? [.. collected.Inputs] : [];
        // Output that was named and cannot be read is not made anew by helm.
        var isLost = scope is { IsRendered: true, Paths.IsEmpty: false } && given.IsEmpty;
        var requests = isLost ? [] : scope.Charts;
        var touched = request.Touched is { } some
            ? RunEnvironments.Around([.. requests.Where(some.Has)], requests)
            : requests;
        var others = requests.Except(touched).Concat(scope.Neighbours).ToImmutableArray();
        progress?.Begin("rendering charts", touched.DistinctBy(chart => chart.Meaning).Count());
        var answers = Render(touched, given, reader, request.Jobs, null, request.Judge, progress);
        var beside = Render(others, [], reader, request.Jobs, new PredictedReleases());
        if (!requests.IsEmpty && !scope.IsRendered)
            collected = collected with
            {
                Inputs = [.. OrderedWork.Do(collected.Inputs, request.Jobs, input => input.Read())],
            };
        var names = new RunNames([
            .. answers.Select(ManifestsOf),
            .. scope.IsRendered || (collected.Inputs.Count == 0 && built.IsEmpty)
                ? []
                : new[] { collected.Inputs.Concat(built.SelectMany(group => group).Select(one => one.Input)) },
            .. beside.Select(ManifestsOf),
        ]);
        return new RunInputs(scope, collected, built, given, [.. touched.Zip(answers)], names)
        {
            LintsFiles = request.Touched is not { } change || change.HasOutside(requests),
            Members =
            [
                .. answers.Concat(beside).SelectMany(ManifestsOf),
                .. built.SelectMany(group => group).Select(one => one.Input),
                .. RunEnvironments.Placed(collected.Inputs, scope.Clusters, requests),
            ],
        };
    }

    /// <summary>What could not be read, rendered or built.</summary>
    public IEnumerable<InputNote> Notes =>
        Collected.Notes.Concat(Charts.SelectMany(chart => chart.Answer.Problems)).Distinct();

    /// <summary>How many files and charts were not looked at.</summary>
    public int Unread =>
        Notes.Count(note => note.IsFailure || (Collected.Notes.Contains(note) && note.Code != "excluded"))
        + Collected.Excluded;

    /// <summary>
    /// The manifests of each part, to be looked at by themselves: files, Kustomizations, and charts with each of their values.
    /// </summary>
    public ImmutableArray<ImmutableArray<LintInput>> Parts()
    {
        var files = Collected.Inputs.ToImmutableArray();
        var parts = Built
            .SelectMany(group => group)
            .Select(one => one.Input)
            // Who builds nothing has nothing wrong.
            .Where(input => !ManifestReader.Read(input).Documents.IsEmpty)
            .Select(input => ImmutableArray.Create(input))
            .Concat(Charts.Select(chart => chart.Answer.Chart).OfType<RenderedChart>().SelectMany(PartsOf))
            .ToArray();
        return
        [
            .. Scope.IsRendered || files.IsEmpty ? [] : new[] { files },
            .. parts.Where(part => part is not [{ Placement: not null }, ..]),
            .. RunEnvironments.Groups(parts.SelectMany(part => part)).Select(group => group.ToImmutableArray()),
        ];
    }

    // Renderings of one chart are told apart by their values.
    private static IEnumerable<ImmutableArray<LintInput>> PartsOf(RenderedChart chart) =>
        chart.Releases.Length == 1
            ? chart.Releases.Select(release => release.Rendered)
            : chart.Releases.Select(release =>
                release.Rendered.Select(input => Named(input, release.Name)).ToImmutableArray()
            );

    private static LintInput Named(LintInput input, string values) =>
        input with
        {
            File = new SourceFile($"{input.File.Path} with {values}", input.File.Bytes.ToArray()),
        };

    private static IEnumerable<LintInput> ManifestsOf(ChartAnswer answer) =>
        answer.Chart is { } chart ? chart.Releases.SelectMany(release => release.Rendered) : [];

    // A chart that is asked for twice is rendered once.
    private static ImmutableArray<ChartAnswer> Render(
        ImmutableArray<ChartRequest> requests,
        ImmutableArray<LintInput> given,
        FileReader reader,
        int jobs,
        PredictedReleases? predicted,
        ValuesJudge? judge = null,
        Progress? progress = null
    )
    {
        if (!requests.IsEmpty && judge is not null)
            LetGarbageLie();
        var distinct = requests.DistinctBy(chart => chart.Meaning).ToImmutableArray();
        var each = Math.Max(1, jobs / Math.Max(1, requests.Length));
        var answers = distinct
            .Zip(OrderedWork.Do(distinct, jobs, Stepped))
            .ToDictionary(pair => pair.First.Meaning, pair => pair.Second);
        return [.. requests.Select(chart => answers[chart.Meaning])];

        ChartAnswer Stepped(ChartRequest chart)
        {
            var answer = Render(chart, given, reader, each, predicted, judge);
            progress?.Step();
            return answer;
        }
    }

    // What most charts leave behind takes longer to collect than it is worth; helm needs more memory.
    private static void LetGarbageLie()
    {
        try
        {
            if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
                GC.TryStartNoGCRegion(FewBytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // There is less memory than that, and the collector has its say.
        }
    }

    public static ChartAnswer Render(
        ChartRequest chart,
        ImmutableArray<LintInput> given,
        FileReader reader,
        int jobs,
        PredictedReleases? predicted = null,
        ValuesJudge? judge = null
    )
    {
        var (rendered, problems) = RenderedChart.Of(chart, given, reader, jobs, predicted, judge);
        return new ChartAnswer(rendered, problems);
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

    private static Collected Collect(InputRequest request, RunScope scope, FileReader reader)
    {
        var (configuration, folder) = request.Project;
        var exclude = new PathGlobs(folder, configuration.Exclude);
        var collector = new FileCollector(reader, exclude, new PathGlobs(folder, configuration.ValuesFiles))
        {
            TakesCharts = !scope.IsRendered && !request.NeverRenders,
            Jobs = request.Jobs,
        };
        return collector.Collect(scope.Paths);
    }

    private static void LeaveOut(Collected collected, ImmutableArray<string> folders)
    {
        foreach (var folder in folders)
        {
            var count = collected.Inputs.RemoveAll(input =>
                input.File.FullPath is { } path && RunScope.IsBelow(path, folder)
            );
            count += collected.Charts.RemoveAll(chart => RunScope.IsBelow($"{Path.GetFullPath(chart)}/", folder));
            if (count > 0)
                collected.Notes.Add(
                    new InputNote(
                        "since",
                        FileReader.Shown(Path.GetRelativePath(Environment.CurrentDirectory, folder)),
                        "is a repository of its own, of whose earlier state nothing is known here; it was not looked at",
                        IsFailure: false
                    )
                );
        }
    }
}
