using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Runbooks;

/// <summary>The names that the help of a rule asks for, as one finding has them.</summary>
public static class FindingValues
{
    private static readonly string[] InPods = ["kubectl exec ", "kubectl logs "];

    /// <param name="text">What they are put into: nothing can be run in what has no pods, so that a person names what has.</param>
    public static ImmutableDictionary<string, string> Of(Finding finding, string text)
    {
        var values = new TopicValues(ImmutableDictionary<string, string>.Empty);
        if ((finding.Judged ?? finding.Resource) is not { } resource)
            return values.ToImmutable();
        var all = values.Add("namespace", resource.Namespace);
        return (
            HasPods(resource) || !InPods.Any(command => text.Contains(command, StringComparison.Ordinal))
                ? all.Add("kind", resource.Kind.ToLowerInvariant()).Add("name", resource.Name)
                : all
        ).ToImmutable();
    }

    private static bool HasPods(ResourceName resource) =>
        resource.Kind == "Service" || Kinds.Expand("workload").Contains(resource.Kind);
}
