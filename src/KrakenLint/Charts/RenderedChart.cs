using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.Charts;

/// <summary>A chart with its rendered output, given or made by the helm on PATH.</summary>
/// <param name="Releases">One for each choice of values that could be rendered.</param>
internal sealed record RenderedChart(ChartFolder Folder, ImmutableArray<RenderedRelease> Releases)
{
    /// <param name="given">Rendered files of this chart; where there are none, helm is asked.</param>
    /// <param name="jobs">How many helms may run at a time.</param>
    /// <param name="predicted">Where the chart is rendered here, and helm is not asked; else null.</param>
    /// <param name="judge">What judges the values while helm renders; null where nobody asks for that.</param>
    /// <returns>The chart, and what could not be read or rendered (exit code 3); null where nothing is left.</returns>
    public static (RenderedChart? Chart, ImmutableArray<InputNote> Problems) Of(
        ChartRequest request,
        ImmutableArray<LintInput> given,
        FileReader reader,
        int jobs = 1,
        PredictedReleases? predicted = null,
        ValuesJudge? judge = null
    )
    {
        if (request.IsUnseen)
            return (OfUnseen(request), []);
        var (folder, problems) = ChartFolder.Read(request.Folder, reader);
        if (folder is null)
            return (null, problems);
        var count = request.Choices.Length;
        var (overlays, ofOverlays) = Overlays(request, folder.Chart.Values?.Tree.File, reader);
        var merges = request
            .Choices.Where(choice => choice.IsFlatList)
            .Select(choice => new InputNote("values", folder.Path, choice.Merge, IsFailure: false));
        problems = [.. folder.Notes, .. ofOverlays, .. merges];
        if (folder.Notes.Any(problem => problem.IsFailure))
            return (null, problems);
        // A values file that cannot be used takes nothing but its own combinations with it.
        request = request with
        {
            Choices = [.. request.Choices.Where(choice => choice.Files.All(overlays.ContainsKey))],
        };
        var schema = OutwardSchema.Of(folder.Chart, folder.Path);
        if (schema is not null && given.IsEmpty && predicted is null)
            problems = [.. problems, schema];
        var answers = predicted is null
            ? ByHelm()
            : OrderedWork.Do(
                request.Choices,
                jobs,
                choice => predicted.Of(choice.Name, Release(choice), count, folder.Path)
            );
        var releases = answers.Select(answer => answer.Release).OfType<RenderedRelease>().ToImmutableArray();
        problems = [.. problems, .. answers.SelectMany(answer => answer.Problems).Distinct()];
        return (releases.IsEmpty ? null : new RenderedChart(folder, releases), problems);

        ImmutableArray<RenderedAnswer> ByHelm()
        {
            // One thread waits for helm, another one reads the chart.
            var ahead = request.Choices.Select(choice => Ahead(Release(choice))).ToArray();
            // Releases that differ in nothing that helm is told are rendered once.
            var asked = request.Choices.Select(Options).ToArray();
            var distinct = asked.DistinctBy(options => options.Meaning).ToImmutableArray();
            var printed = distinct
                .Zip(OrderedWork.Do(distinct, jobs, options => Rendered(options, folder, given, reader)))
                .ToDictionary(pair => pair.First.Meaning, pair => pair.Second, StringComparer.Ordinal);
            return
            [
                .. request
                    .Choices.Zip(asked, ahead)
                    .Select(row => AnswerOf(row.First, printed[row.Second.Meaning], row.Third)),
            ];
        }

        (ChartRelease Release, RenderingAhead? Ahead) Ahead(ChartRelease release) =>
            (release, given.IsEmpty && jobs > 1 ? RenderingAhead.Beside(release, judge, count == 1) : null);

        RenderedAnswer AnswerOf(
            ValuesChoice choice,
            (ImmutableArray<LintInput> Inputs, ImmutableArray<InputNote> Problems) printed,
            (ChartRelease Release, RenderingAhead? Ahead) own
        ) =>
            new(
                printed.Inputs.IsEmpty
                    ? null
                    : new RenderedRelease(choice.Name, own.Release, Placed(printed.Inputs, choice), !given.IsEmpty)
                    {
                        Ahead = own.Ahead,
                        Of = count,
                    },
                printed.Problems
            );

        ChartRelease Release(ValuesChoice choice) =>
            new(
                folder.Chart,
                [
                    .. choice.Files.Select(file => ChartRelease.RootOf(overlays[file])).OfType<YamlNode>(),
                    .. choice.Roots,
                ],
                request.Sets,
                choice.Release ?? request.Release ?? (given.IsEmpty ? HelmProcess.DefaultRelease : null),
                choice.Namespace ?? request.Namespace ?? (given.IsEmpty ? HelmProcess.DefaultNamespace : null)
            )
            {
                Placed = choice.Placed,
                Fill = choice.Fill,
                Words = request.More,
            };

        ReleaseOptions Options(ValuesChoice choice)
        {
            var options = request.For(choice) with { SkipsSchema = schema is not null };
            return choice.IsCarried
                ? options with
                {
                    ValuesFiles = [],
                    Sets = [],
                    Input = Release(choice).UserJson(),
                }
                : options;
        }
    }

    private static ImmutableArray<LintInput> Placed(ImmutableArray<LintInput> inputs, ValuesChoice choice) =>
        choice.Placements is [var placement]
            ? [.. inputs.Select(input => input with { Placement = placement })]
            : inputs;

    private static RenderedChart OfUnseen(ChartRequest request)
    {
        var chart = Chart.Unseen(request.Folder);
        return new RenderedChart(
            new ChartFolder(request.Folder, chart, []),
            [
                .. request.Choices.Select(choice => new RenderedRelease(
                    choice.Name,
                    new ChartRelease(
                        chart,
                        choice.Roots,
                        [],
                        choice.Release ?? HelmProcess.DefaultRelease,
                        choice.Namespace ?? HelmProcess.DefaultNamespace
                    )
                    {
                        Placed = choice.Placed,
                        Fill = choice.Fill,
                    },
                    [],
                    IsGiven: false
                )),
            ]
        );
    }

    // Each file that can be used, once, however many choices name it; the chart's own is one file with what was read of it.
    private static (Dictionary<string, SourceFile> Files, List<InputNote> Problems) Overlays(
        ChartRequest request,
        SourceFile? ownValues,
        FileReader reader
    )
    {
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var problems = new List<InputNote>();
        foreach (var path in request.Choices.SelectMany(choice => choice.Files).Distinct(StringComparer.Ordinal))
        {
            var read = reader.Read(path);
            if (read.Note is { } note)
                problems.Add(note);
            if (read.File is not { } found)
                continue;
            var file = ownValues is not null && ownValues.FullPath == found.FullPath ? ownValues : found;
            var wrong = ChartRelease.ProblemsOf(file).ToArray();
            if (wrong.Length == 0)
                files[path] = file;
            problems.AddRange(
                wrong.Select(problem => new InputNote("chart", file.Path, problem.Text, IsFailure: true, problem.Span))
            );
        }
        return (files, problems);
    }

    private static (ImmutableArray<LintInput> Inputs, ImmutableArray<InputNote> Problems) Rendered(
        ReleaseOptions options,
        ChartFolder folder,
        ImmutableArray<LintInput> given,
        FileReader reader
    )
    {
        if (!given.IsEmpty)
            return (given, []);
        var answer = new HelmProcess(reader.MostBytes).Template(options);
        if (answer.Output is { } output)
            return ([new LintInput(new SourceFile($"rendered from {folder.Path}", output)).Read()], []);
        return (
            [],
            [
                answer.Error is { } said
                    ? HelmMessage.Of(said, folder.Chart, folder.Path)
                    : new InputNote(
                        "helm",
                        folder.Path,
                        answer.Refused is { } refused
                            ? $"no helm on PATH renders the chart: {Path.GetRelativePath(Environment.CurrentDirectory, refused)} lies in what is linted, where nothing is run; install helm elsewhere, or give its output: krakenlint … RENDERED --chart DIR"
                            : "there is no helm on PATH to render the chart; install helm, or give its output: krakenlint … RENDERED --chart DIR",
                        IsFailure: true
                    ),
            ]
        );
    }
}
