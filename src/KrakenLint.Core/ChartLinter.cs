using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;

namespace KrakenLint;

/// <summary>A chart rendered with one combination of values.</summary>
/// <param name="Name">What people call the combination: <c>prod</c>.</param>
/// <param name="Rendered">What <c>helm template</c> printed.</param>
/// <param name="IsGiven">True where the output is the user's own file, which findings may point at.</param>
public sealed record RenderedRelease(
    string Name,
    ChartRelease Release,
    ImmutableArray<LintInput> Rendered,
    bool IsGiven
)
{
    /// <summary>What is being rendered here meanwhile; null for nothing.</summary>
    public RenderingAhead? Ahead { get; init; }

    /// <summary>How many combinations of the chart were asked for, with those that could not be rendered.</summary>
    public int Of { get; init; } = 1;

    /// <summary>What the run holds beside the chart: what is there is not missing here.</summary>
    public NamesBeside Beside { get; init; } = NamesBeside.Nothing;

    /// <summary>What it meets in its cluster, and as whom; null where nothing says so.</summary>
    public (EnvironmentLint Lint, Placement Own)? Environment { get; init; }
}

/// <summary>What is found in one combination of values, before it is put together with the others.</summary>
public sealed record LintedRelease(RenderedRelease Release, LintResult Result, Provenance Provenance)
{
    /// <summary>Which of the values are secrets; null where nobody has asked yet.</summary>
    internal SecretValues? Secrets { get; init; }
}

/// <summary>
/// Lints a chart: what it renders to and the values that it is rendered from, for each combination of values. What is found
/// is carried to the file that people edit, and what is found several times is one finding that says where it occurs.
/// </summary>
public static class ChartLinter
{
    /// <param name="releases">All of one chart; never empty.</param>
    /// <param name="suppressions">What is accepted, beside what the chart's files say; null where nothing is suppressed.</param>
    /// <param name="jobs">How many are worked on at a time; it changes nothing but the time.</param>
    public static LintResult Lint(
        ImmutableArray<RenderedRelease> releases,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings,
        SuppressionInput? suppressions = null,
        int jobs = 1
    ) =>
        Join(
            OrderedWork.Do(
                releases,
                jobs,
                release => LintOne(release, rules, roles, settings, releases.Length == 1 ? jobs : 1)
            ),
            rules,
            settings,
            suppressions
        );

    /// <summary>Puts together what was found in all combinations of values of one chart.</summary>
    /// <param name="linted">Never empty.</param>
    public static LintResult Join(
        ImmutableArray<LintedRelease> linted,
        RuleSet rules,
        LintSettings settings,
        SuppressionInput? suppressions
    )
    {
        var releases = linted.Select(one => one.Release).ToImmutableArray();
        var results = linted.Select(one => one.Result).ToImmutableArray();
        var files = Linter.OnProblems(ValuesDocuments(releases), rules, settings);
        var sources = new ChartSources(
            releases[0].Release.Chart,
            [.. releases.SelectMany(release => release.Release.Overlays).DistinctBy(CarriedValues.Span)],
            findings => Placed(findings, releases, linted)
        );
        var silent = SilentFiles.Of([.. linted.Select(one => (one.Provenance.Rendering, one.Result.Files))]);
        var whole = new LintResult(
            [.. Merged(releases, results).Concat(files).Order(FindingOrder.Instance)],
            [.. results.SelectMany(result => result.Notes).Distinct(), .. ChartNotes.NotRendered(silent.Crds)],
            releases[0].Release.Chart.IsUnseen
                ? CountsOfUnseen(releases)
                : results.Aggregate(LintResult.Empty.Counts, (sum, result) => sum + result.Counts) with
                {
                    Files = Files(releases, results),
                    Rendered = (1, releases.Length),
                    Skipped = results.Sum(result => result.Counts.Skipped) + silent.Crds.Length,
                    SilentTemplates = silent.Templates.Length,
                }
        )
        {
            LateBundles = new(() => [.. results.SelectMany(result => result.Bundles)]),
            Remarks =
            [
                .. results.SelectMany(result => result.Remarks).Distinct(),
                .. silent.Templates.Select(file => $"{file.Path}: prints nothing with these values"),
            ],
            Files = [.. results.SelectMany(result => result.Files).DistinctBy(file => file.File)],
            ChartFiles =
            [
                .. sources.YamlFiles,
                .. sources.Carried.Select(root => CarriedValues.Span(root).File).Distinct(),
                .. sources.TemplateFiles,
            ],
        };
        var applied = suppressions is null ? whole : Suppressions.Apply(whole, suppressions with { Chart = sources });
        return new ChartDisclosure(
            SecretsOf(linted),
            (file, line) =>
                linted.Select(one => one.Provenance[file, line]).FirstOrDefault(origin => origin is not null)
        ).Of(applied);
    }

    /// <summary>The files of a chart as one release with the chart's own values, rendered here; null where they are no chart.</summary>
    /// <param name="files">Paths are below the chart's folder.</param>
    public static RenderedRelease? Predicted(ImmutableArray<LintInput> files)
    {
        if (ChartReader.Read(files.Select(input => new ChartFile(input.File.Path, input.File))) is not { } chart)
            return null;
        var release = new ChartRelease(chart, [], []);
        var output = ChartPrediction.Of(release, "rendered.yaml");
        return new RenderedRelease("", release, output.Length == 0 ? [] : [new LintInput(output)], IsGiven: false);
    }

    private static SecretValues SecretsOf(ImmutableArray<LintedRelease> linted) =>
        linted is [{ Secrets: { } known }]
            ? known
            : new(
                [.. linted.Select(one => one.Provenance.Rendering)],
                linted.SelectMany(one => one.Release.Release.Overlays)
            );

    // Each on the files of the chart, and once for all combinations.
    private static ImmutableArray<Finding> Placed(
        ImmutableArray<Finding> findings,
        ImmutableArray<RenderedRelease> releases,
        ImmutableArray<LintedRelease> linted
    ) =>
        [
            .. releases
                .Zip(linted)
                .SelectMany(pair =>
                    ChartFindings
                        .Place(
                            pair.Second.Result with
                            {
                                Findings =
                                [
                                    .. findings.Where(finding =>
                                        pair.First.Rendered.Any(input => input.File == finding.Span.File)
                                    ),
                                ],
                            },
                            pair.Second.Provenance,
                            pair.First.IsGiven
                        )
                        .Findings
                )
                .GroupBy(finding => (finding.Rule.Id, finding.Span))
                .Select(same => same.First() with { Origins = [.. same.SelectMany(finding => finding.Origins)] }),
        ];

    /// <summary>Lints one combination of values of a chart; <see cref="Join"/> makes of all what is reported.</summary>
    public static LintedRelease LintOne(
        RenderedRelease release,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings,
        int jobs
    )
    {
        var own = release.Release.Namespace is { } space ? settings.In(space) : settings;
        var result = release.Environment is var (environment, member)
            ? environment.Of(member, release.Rendered)
            : Linter.Lint(release.Rendered, rules, roles, own, jobs, release.Beside);
        var provenance = Provenance.Of(release.Release, release.Rendered.Select(input => input.File), release.Ahead);
        var placed = ChartFindings.Place(result, provenance, release.IsGiven);
        placed = placed with { Notes = [.. placed.Notes, .. ChartNotes.NotFollowed(provenance.Rendering)] };
        var name = ValuesJudge.NameOf(release.Release.Chart);
        var judge = new ValuesJudge(rules, roles, settings);
        var judged =
            release.Ahead?.ValuesOf(judge, provenance.Rendering) ?? judge.Of(release.Release, provenance.Rendering);
        var linted = new LintedRelease(release, placed, provenance) { Secrets = judged.Secrets };
        if (judged.Values is not { } values)
            return linted;
        if (!values.IsWhole)
            placed = placed with { Notes = [.. placed.Notes, ChartNotes.TooManyValues(name)] };
        if (values.Origins is not { } origins)
            return linted with { Result = placed };
        var raw = judged.Found;
        var isUnseen = release.Release.Chart.IsUnseen;
        var limits = raw.Select(one => one.Limit)
            .OfType<Problem>()
            .Select(limit => ChartNotes.NotJudged(name, limit.Text));
        return linted with
        {
            Result = placed with
            {
                // Of a chart that nobody sees the values have the only word.
                Findings = isUnseen
                    ? FindingWriter.Write(raw.Where(one => one.Limit is null))
                    : ValuesFindings.Join(placed.Findings, raw, origins, provenance),
                Notes = [.. placed.Notes, .. limits.Distinct()],
            },
        };
    }

    private static IEnumerable<Finding> Merged(
        ImmutableArray<RenderedRelease> releases,
        ImmutableArray<LintResult> results
    ) =>
        OccasionMerge.Of(
            [.. releases.Select(release => release.Name)],
            [.. results.Select(result => result.Findings)],
            Math.Max(releases.Length, releases[0].Of)
        );

    // What helm prints is no file: then the templates that it names are counted, each once.
    private static int Files(ImmutableArray<RenderedRelease> releases, ImmutableArray<LintResult> results) =>
        releases[0].IsGiven
            ? releases[0].Rendered.Length
            : results
                .SelectMany(result => result.Files)
                .SelectMany(file => file.Resources)
                .Select(resource => resource.Source?.Path)
                .Distinct()
                .Count();

    private static ReadCounts CountsOfUnseen(ImmutableArray<RenderedRelease> releases)
    {
        var files = releases
            .SelectMany(release => release.Release.Overlays)
            .Select(root => CarriedValues.Span(root).File)
            .Distinct();
        return new ReadCounts(releases.Length, files.Count(), 0) { Unseen = releases.Length };
    }

    /// <summary>Each values file once, with what is wrong with it as a file: its syntax, and keys that nothing reads.</summary>
    private static IEnumerable<ManifestDocument> ValuesDocuments(ImmutableArray<RenderedRelease> releases)
    {
        var chart = releases[0].Release.Chart;
        var overlays = releases
            .SelectMany(release => release.Release.Overlays)
            .DistinctBy(CarriedValues.Span)
            .ToImmutableArray();
        var unused = (
            chart.IsUnseen ? []
            : releases is [{ Ahead: { } ahead } only] && ahead.UnusedOf(only.Release) is { } known ? known
            : UnusedValues.Of(chart, overlays)
        ).ToLookup(problem => problem.Span.File);
        var files = (chart.Values is { } own ? overlays.Insert(0, own) : overlays)
            .Where(root => !CarriedValues.Is(root))
            .Select(root => root.Tree.File);
        foreach (var file in files.Distinct())
        {
            var documents = ManifestReader.Read(new LintInput(file) { IsValues = true }).Documents;
            foreach (var document in documents)
                yield return document with
                {
                    Yaml = document.Yaml with { Problems = [.. document.Yaml.Problems, .. unused[file]] },
                };
        }
        foreach (var root in overlays.Where(CarriedValues.Is))
            yield return CarriedValues.Document(root, unused[root.Tree.File]);
    }
}
