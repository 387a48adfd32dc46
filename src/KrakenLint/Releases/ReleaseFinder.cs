using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli;

/// <summary>A release that a file describes, with what of it lies in the repository.</summary>
/// <param name="Chart">The chart's folder as an absolute path; null where it lies elsewhere.</param>
/// <param name="File">The file that describes it.</param>
internal sealed record FoundRelease(string? Chart, ValuesChoice Choice, SourceFile File);

/// <summary>Finds releases in what was collected, and the charts and values files that they name.</summary>
/// <param name="seesCharts">False where no chart is to be rendered.</param>
internal sealed class ReleaseFinder(FileReader reader, bool seesCharts)
{
    private Clusters clusters = Clusters.None;

    /// <summary>What the clusters take in of what was collected.</summary>
    public Clusters Clusters => clusters;

    // Each with a word that stands in the same file: most of what argoproj.io is about carries no values.
    private static readonly (byte[] Word, byte[] Beside)[] Words =
    [
        ("HelmRelease"u8.ToArray(), "helm."u8.ToArray()),
        ("argoproj.io"u8.ToArray(), "Application"u8.ToArray()),
        ("helm.cattle.io"u8.ToArray(), "HelmChart"u8.ToArray()),
        ("helmCharts"u8.ToArray(), "kustomize"u8.ToArray()),
    ];

    private static readonly byte[][] Sources = ["ConfigMap"u8.ToArray(), "Secret"u8.ToArray(), "HelmChart"u8.ToArray()];

    private readonly HashSet<SourceFile> carriers = [];
    private readonly List<InputNote> notes = [];
    private readonly Dictionary<string, SourceFile?> files = new(StringComparer.Ordinal);

    /// <summary>How many documents of a file may be read at a time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>What of the releases cannot be seen, and what is wrong.</summary>
    public IReadOnlyCollection<InputNote> Notes => notes;

    /// <param name="inputs">What was read here stands in the place of what was not, so that nobody reads it again.</param>
    public ImmutableArray<FoundRelease> In(IList<LintInput> inputs)
    {
        var candidates = new List<LintInput>();
        for (var at = 0; at < inputs.Count; at++)
        {
            if (!MayCarry(inputs[at]))
                continue;
            candidates.Add(inputs[at] = inputs[at].Read(Jobs));
            carriers.Add(inputs[at].File);
        }
        if (candidates.Count == 0)
            return [];
        clusters = new Clusters([.. inputs]);
        var sources = new ReleaseSources(
            inputs
                .Where(input => Mentions(input.File, Sources))
                .SelectMany(input => ManifestReader.Read(input).Resources),
            () => RepositoryFiles.Below(Root(Environment.CurrentDirectory)),
            path => Read(Path.Combine(Root(Environment.CurrentDirectory), path))
        );
        return
        [
            .. candidates.SelectMany(input =>
                Carriers
                    .In(ManifestReader.Read(input), sources)
                    .Select(spec => Of(spec, input.File))
                    .OfType<FoundRelease>()
            ),
        ];
    }

    /// <summary>True for a file that is read for its releases alone: it is no manifest, and was understood.</summary>
    public static bool IsCarrierAlone(LintInput input) =>
        Carriers.IsAlone(input.File) && (IsUnderstood(input.File) || IsTemplate(input.File));

    /// <summary>The same, for one of the files that releases were looked for in.</summary>
    public bool IsAlone(LintInput input) => carriers.Contains(input.File) && IsCarrierAlone(input);

    private static bool IsUnderstood(SourceFile file) =>
        YamlReader.Read(file).Documents is { IsEmpty: false } documents
        && documents.All(document => document.Tree is { Root.IsMapping: true });

    private static bool IsTemplate(SourceFile file) => file.Bytes.IndexOf("{{"u8) >= 0;

    private bool MayCarry(LintInput input)
    {
        if (!Carriers.IsAlone(input.File))
            return Words.Any(pair =>
                input.File.Bytes.IndexOf(pair.Word) >= 0 && input.File.Bytes.IndexOf(pair.Beside) >= 0
            );
        if (!IsUnderstood(input.File) && IsTemplate(input.File))
            notes.Add(NotRendered(input.File.Path));
        return true;
    }

    /// <summary>What is said of a file that helmfile renders before it reads it.</summary>
    public static InputNote NotRendered(string path) =>
        new(
            "release",
            path,
            "is a template that only helmfile renders, so that its releases are not visible",
            IsFailure: true
        );

    private static bool Mentions(SourceFile file, byte[][] words)
    {
        foreach (var word in words)
        {
            if (file.Bytes.IndexOf(word) >= 0)
                return true;
        }
        return false;
    }

    private FoundRelease? Of(ReleaseSpec spec, SourceFile file)
    {
        var around = Path.GetDirectoryName(file.FullPath) ?? Environment.CurrentDirectory;
        var chart = seesCharts && spec.Chart is { } wanted ? Inside(wanted, around, null) : null;
        if (chart is not null && !ValuesOverlays.IsChart(chart))
            chart = null;
        if (spec.NeedsChart && chart is null)
            return null;
        Tell(spec.Unseen, isFailure: false);
        Tell(spec.Broken, isFailure: true);
        var roots = spec.Values.Select(values => values.Root ?? RootOf(values, around, chart)).OfType<YamlNode>();
        var parameters = spec.Parameters;
        var placements = chart is null ? [] : PlacementsOf(spec, file);
        return new FoundRelease(
            chart,
            new ValuesChoice(spec.Title, [])
            {
                Roots = [.. roots],
                Placed = spec.Sets,
                Release = NameOrNull(spec.Release, Settings.ReleaseNames.WhyNoRelease),
                Namespace = placements.Select(one => one.Namespace).Distinct().ToArray() is [var only]
                    ? only
                    : NameOrNull(spec.Namespace, Settings.ReleaseNames.WhyNoNamespace),
                Placements = placements,
                DescribedBy = file.FullPath,
                IsGenerated = parameters.ContainsKey("path"),
                Fill = parameters.IsEmpty ? null : text => Placeholders.Fill(text, parameters),
            },
            file
        );
    }

    private ImmutableArray<Placement> PlacementsOf(ReleaseSpec spec, SourceFile file)
    {
        if (
            NameOrNull(spec.Release, Settings.ReleaseNames.WhyNoRelease) is not { } name
            || spec.Cluster?.Contains("{{", StringComparison.Ordinal) == true
        )
            return [];
        if (spec.Cluster is { } cluster)
            return Placed(cluster, Units.Credentials.RedactProse(cluster), spec.Namespace, cluster);
        return
        [
            .. clusters
                .RootsOf(file.FullPath ?? "")
                .SelectMany(root =>
                    Placed(
                        Clusters.Environment(root, spec.Stage),
                        Clusters.Title(root, spec.Stage),
                        spec.IsMoved ? root.Namespace ?? spec.Namespace : spec.Namespace,
                        null
                    )
                ),
        ];

        ImmutableArray<Placement> Placed(string environment, string title, string? space, string? known) =>
            NameOrNull(space, Settings.ReleaseNames.WhyNoNamespace) is { } named
                ?
                [
                    new Placement(environment, named)
                    {
                        Cluster = known,
                        Member = $"{named}/{name}",
                        Title = title,
                    },
                ]
                : [];
    }

    // What is no name of a release is filled in by what we do not see.
    private static string? NameOrNull(string? name, Func<string, string?> whyNot) =>
        name is { Length: > 0 } && whyNot(name) is null ? name : null;

    private YamlNode? RootOf(ValuesSource values, string around, string? chart)
    {
        if (values.File is not { } wanted)
            return null;
        if (Inside(wanted, around, chart) is not { } path || !File.Exists(path))
        {
            if (!values.IsOptional)
                Tell(
                    [
                        new Problem(
                            "unseen",
                            values.Place.Span.FirstLine,
                            $"the values file {wanted.Path} is not in this repository, so that its values are not judged"
                        ),
                    ],
                    isFailure: false
                );
            return null;
        }
        if (Read(path) is not { } file)
            return null;
        var wrong = ChartRelease.ProblemsOf(file).ToArray();
        Tell(wrong, isFailure: true);
        return wrong.Length == 0 ? ChartRelease.RootOf(file) : null;
    }

    /// <summary>A path as an absolute one; null where it leads out of the repository.</summary>
    private static string? Inside(PlacedPath wanted, string around, string? chart)
    {
        var from = wanted.From switch
        {
            PathFrom.Repository => Root(around),
            PathFrom.File => around,
            _ => chart,
        };
        if (from is null || wanted.Path.Any(char.IsControl) || wanted.Path.Contains("://", StringComparison.Ordinal))
            return null;
        var path = Path.GetFullPath(Path.Combine(from, wanted.Path.TrimStart('/'))).TrimEnd('/');
        return Path.Exists(path) && Boundary.Around(around).Holds(path) ? path : null;
    }

    private static string Root(string folder) => Boundary.RepositoryAround(folder) ?? Environment.CurrentDirectory;

    private SourceFile? Read(string path)
    {
        if (files.TryGetValue(path, out var known))
            return known;
        var read = reader.Read(Path.GetRelativePath(Environment.CurrentDirectory, path));
        if (read.Note is { } note)
            notes.Add(note);
        return files[path] = read.File;
    }

    private void Tell(IEnumerable<Problem> problems, bool isFailure)
    {
        foreach (var problem in problems)
        {
            var note = new InputNote("release", problem.Span.File.Path, problem.Text, isFailure, problem.Span);
            if (!notes.Contains(note))
                notes.Add(note);
        }
    }
}
