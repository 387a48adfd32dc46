using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Releases;

namespace KrakenLint.Cli;

/// <summary>What of a run meets in which cluster: each environment is one bundle, linted once.</summary>
internal sealed class RunEnvironments
{
    private readonly Dictionary<string, EnvironmentLint> all;

    /// <param name="members">Everything that is rendered or built.</param>
    /// <param name="lint">Lints what meets.</param>
    public RunEnvironments(IEnumerable<LintInput> members, Func<ImmutableArray<LintInput>, LintResult> lint)
    {
        all = Groups(members)
            .ToDictionary(group => group.Key, group => new EnvironmentLint([.. group], lint), StringComparer.Ordinal);
    }

    /// <summary>Releases among what they meet.</summary>
    /// <param name="beside">What the run holds beside their chart; null where nobody asks.</param>
    public ImmutableArray<RenderedRelease> Among(
        ImmutableArray<RenderedRelease> releases,
        NamesBeside? beside = null
    ) =>
        [
            .. releases
                .Select(release => beside is null ? release : release with { Beside = beside })
                .Select(release =>
                    Of(release.Rendered is [var first, ..] ? first.Placement : null) is var (environment, own)
                        ? release with
                        {
                            Environment = (environment, own),
                            Rendered = environment.Settled(own, release.Rendered),
                        }
                        : release
                ),
        ];

    /// <returns>The environment of a release; null where nothing says so.</returns>
    public (EnvironmentLint Lint, Placement Own)? Of(Placement? placement) =>
        placement is { } own && all.TryGetValue(own.Environment, out var environment) ? (environment, own) : null;

    /// <summary>Inputs by the environment that they are in; those that are in none are left out.</summary>
    public static IEnumerable<IGrouping<string, LintInput>> Groups(IEnumerable<LintInput> inputs) =>
        inputs
            .Where(input => input.Placement is not null)
            .GroupBy(input => input.Placement?.Environment ?? "", StringComparer.Ordinal);

    /// <summary>Settles where releases live: one that several clusters take in is one release in each of them.</summary>
    public static ImmutableArray<ChartRequest> Settled(ImmutableArray<ChartRequest> requests)
    {
        // What a cluster cannot hold twice is no one cluster's: then nobody knows which it is in.
        var broken = requests
            .SelectMany(request => request.Choices.SelectMany(choice => choice.Placements))
            .GroupBy(placement => (placement.Environment, placement.Member))
            .Where(same => same.Skip(1).Any())
            .Select(same => same.Key.Environment)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. requests.Select(request =>
                request.Choices.All(choice => choice.Placements.IsEmpty)
                    ? request
                    : request with
                    {
                        Choices = [.. request.Choices.SelectMany(choice => Settled(choice, broken))],
                    }
            ),
        ];
    }

    private static IEnumerable<ValuesChoice> Settled(ValuesChoice choice, HashSet<string> broken)
    {
        var placements = choice.Placements.RemoveAll(placement => broken.Contains(placement.Environment));
        if (placements.Length < 2)
            return [choice with { Placements = placements }];
        return placements.Select(placement =>
            choice with
            {
                Name = $"{choice.Name} in {placement.Title}",
                Namespace = placement.Namespace,
                Placements = [placement],
            }
        );
    }

    /// <summary>Charts with those that they meet: what one of them changes can be seen in the others.</summary>
    public static ImmutableArray<ChartRequest> Around(
        ImmutableArray<ChartRequest> some,
        ImmutableArray<ChartRequest> requests
    )
    {
        var environments = some.SelectMany(EnvironmentsOf).ToHashSet(StringComparer.Ordinal);
        return [.. requests.Where(one => some.Contains(one) || EnvironmentsOf(one).Any(environments.Contains))];
    }

    private static IEnumerable<string> EnvironmentsOf(ChartRequest request) =>
        request.Choices.SelectMany(choice => choice.Placements).Select(placement => placement.Environment);

    /// <summary>Manifests that a cluster takes in as they are, among the releases that it takes in.</summary>
    public static IEnumerable<LintInput> Placed(
        IEnumerable<LintInput> files,
        Clusters clusters,
        ImmutableArray<ChartRequest> requests
    ) =>
        !requests.Any(request => request.Choices.Any(choice => choice.Placements.Length > 0))
            ? []
            : PlacedBeside(files, clusters, requests);

    private static IEnumerable<LintInput> PlacedBeside(
        IEnumerable<LintInput> files,
        Clusters clusters,
        ImmutableArray<ChartRequest> requests
    ) =>
        from input in files
        where input.File.FullPath is not null && ManifestReader.Read(input).Resources.Any()
        let roots = clusters.RootsOf(input.File.FullPath ?? "").ToArray()
        where roots.Length == 1 && Has(requests, Clusters.Environment(roots[0], ""))
        select input with
        {
            Placement = new Placement(Clusters.Environment(roots[0], ""), roots[0].Namespace)
            {
                Member = $"file {input.File.FullPath}",
                Title = Clusters.Title(roots[0], ""),
            },
        };

    private static bool Has(ImmutableArray<ChartRequest> requests, string environment) =>
        requests
            .SelectMany(request => request.Choices)
            .Any(choice => choice.Placements is [var one] && one.Environment == environment);

    /// <summary>Puts Kustomizations among the releases that their cluster takes in.</summary>
    public static BuiltKustomization Placed(
        BuiltKustomization built,
        Clusters clusters,
        ImmutableArray<ChartRequest> requests
    )
    {
        if (
            built.Root.Tree.File.FullPath is not { } path
            || clusters.RootsOf(Path.GetDirectoryName(path) ?? path).ToArray() is not [{ Namespace: null } root]
        )
            return built;
        var environment = Clusters.Environment(root, "");
        return Has(requests, environment)
            ? built with
            {
                Placement = new Placement(environment, null)
                {
                    Member = $"kustomization {path}",
                    Title = Clusters.Title(root, ""),
                },
            }
            : built;
    }
}
