using System.Collections.Immutable;
using KrakenLint.Conditions;

namespace KrakenLint.Runbooks;

/// <summary>The bundle as a whole.</summary>
internal static class BundleTopics
{
    public static IEnumerable<Topic> Of(BundleView view)
    {
        if (view.Bundle.Resources.IsEmpty)
            return [];
        return [new Topic("", Item.Of(view.Bundle.Resources[0]), ValuesOf(view))];
    }

    /// <summary>What is known of every topic.</summary>
    public static ImmutableDictionary<string, string> ValuesOf(BundleView view) =>
        new TopicValues(ImmutableDictionary<string, string>.Empty)
            .Add("namespace", view.Bundle.OwnNamespace)
            .Add("release", view.Bundle.Release)
            .ToImmutable();
}
