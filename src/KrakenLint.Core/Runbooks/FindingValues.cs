using System.Collections.Immutable;
using KrakenLint.Findings;

namespace KrakenLint.Runbooks;

/// <summary>The names that the help of a rule asks for, as one finding has them.</summary>
public static class FindingValues
{
    public static ImmutableDictionary<string, string> Of(Finding finding)
    {
        var values = new TopicValues(ImmutableDictionary<string, string>.Empty);
        if ((finding.Judged ?? finding.Resource) is not { } resource)
            return values.ToImmutable();
        return values
            .Add("kind", resource.Kind.ToLowerInvariant())
            .Add("name", resource.Name)
            .Add("namespace", resource.Namespace)
            .ToImmutable();
    }
}
