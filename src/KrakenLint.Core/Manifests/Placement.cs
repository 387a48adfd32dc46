namespace KrakenLint.Manifests;

/// <summary>Where the resources of an input live, as far as the files of a repository say so.</summary>
/// <param name="Environment">The same for all that meets in one cluster.</param>
/// <param name="Namespace">That of resources that name none; null where it may be any.</param>
public sealed record Placement(string Environment, string? Namespace)
{
    /// <summary>What people call the environment: a folder, a cluster.</summary>
    public string Title { get; init; } = "";

    /// <summary>The cluster's address or name; null where only the environment is known.</summary>
    public string? Cluster { get; init; }

    /// <summary>Of what there is one in a cluster: a release as <c>namespace/name</c>, or a Kustomization.</summary>
    public string? Member { get; init; }
}
