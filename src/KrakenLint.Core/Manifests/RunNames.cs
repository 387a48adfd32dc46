using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Manifests;

/// <summary>
/// Kinds and names of what each part of a run holds: a part is a chart, or the files beside the charts. They are linted one by
/// one, and what another part holds is not missing, unless it lives in another namespace or cluster.
/// </summary>
public sealed class RunNames
{
    private readonly ILookup<(string Kind, string Name), (int Part, string? Space, Placement? Placement)> names;
    private readonly ILookup<string, string> members;
    private readonly Dictionary<SourceFile, int> partOf = [];
    private readonly HashSet<int> placed;

    /// <param name="parts">What was read or rendered of each part.</param>
    public RunNames(ImmutableArray<IEnumerable<LintInput>> parts)
    {
        // Of a part that is alone nobody asks.
        var inputs = (parts.Length < 2 ? [] : parts)
            .Index()
            .SelectMany(part => part.Item.Select(input => (Part: part.Index, Input: input)))
            .ToArray();
        foreach (var one in inputs)
            partOf.TryAdd(one.Input.File, one.Part);
        placed = [.. inputs.Where(one => one.Input.Placement is not null).Select(one => one.Part)];
        names = inputs
            .SelectMany(one => ManifestReader.Read(one.Input).Resources.Select(resource => (one, resource)))
            .ToLookup(
                row => (row.resource.Kind, row.resource.Name),
                row => (row.one.Part, SpaceOf(row.resource, row.one.Input), row.one.Input.Placement)
            );
        members = inputs
            .Select(one => one.Input.Placement)
            .OfType<Placement>()
            .Where(placement => placement.Member is not null)
            .Distinct()
            .ToLookup(placement => placement.Environment, placement => placement.Member ?? "");
    }

    public static RunNames None { get; } = new([]);

    /// <summary>What all parts but one hold.</summary>
    /// <param name="part">Its index, 0-based.</param>
    public NamesBeside Beside(int part) => new(this, part);

    /// <summary>What is beside bundles that several parts meet in.</summary>
    public NamesBeside BesideEach => new(this, null);

    internal bool Has(int? part, string kind, string name, string? space, Resource from, Placement? asking)
    {
        var own = part ?? partOf.GetValueOrDefault(from.File, -1);
        return names[(kind, name)]
            .Any(one =>
                one.Part != own
                && (
                    asking is null
                    // A chart with values that no release takes lives nowhere, where it has releases.
                    || (one.Placement is null && !placed.Contains(one.Part))
                    || (
                        one.Placement is { } placement
                        && Bundle.SameNamespace(one.Space, space)
                        && !AreApart(placement, asking)
                    )
                )
            );
    }

    // Two clusters, for sure: they have two names, or one member is in both of them.
    private bool AreApart(Placement left, Placement right) =>
        left.Environment != right.Environment
        && (
            (left.Cluster is not null && right.Cluster is not null)
            || members[left.Environment].Intersect(members[right.Environment]).Any()
        );

    // What no file places may print any namespace.
    private static string? SpaceOf(Resource resource, LintInput input) =>
        input.Placement is not { } placement || Kinds.IsClusterScoped(resource.Kind)
            ? null
            : resource.Namespace ?? placement.Namespace;
}

/// <summary>What a run holds beside one part of it.</summary>
/// <param name="part">Its index; null where each file belongs to the part that it came with.</param>
public sealed class NamesBeside(RunNames names, int? part)
{
    public static NamesBeside Nothing { get; } = new(RunNames.None, -1);

    /// <summary>What bundles beside this one hold, of the same files.</summary>
    internal IReadOnlySet<(string Kind, string Name)> Near { get; init; } = new HashSet<(string, string)>();

    /// <param name="space">The namespace that is meant; null for any.</param>
    /// <param name="from">What refers to it.</param>
    /// <param name="asking">Where that lives; null where nothing says so.</param>
    public bool Has(string kind, string name, string? space, Resource from, Placement? asking) =>
        Near.Contains((kind, name)) || names.Has(part, kind, name, space, from, asking);

    internal NamesBeside With(IReadOnlySet<(string Kind, string Name)> near) => new(names, part) { Near = near };
}
