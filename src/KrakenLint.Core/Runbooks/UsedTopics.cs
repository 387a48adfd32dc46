using System.Collections.Immutable;
using KrakenLint.Conditions.Evaluation;

namespace KrakenLint.Runbooks;

/// <summary>The topics that something of a runbook is said of.</summary>
internal static class UsedTopics
{
    public static IEnumerable<Topic> Of(BundleView view, RunbookFile file, RunbookUse use) =>
        view.TopicsOf(use.Topic)
            .Where(topic =>
                use.Has.All(topic.Values.ContainsKey)
                && !use.Lacks.Any(topic.Values.ContainsKey)
                && (file.Controller is null || topic.Values.GetValueOrDefault("controller") == file.Controller)
                && Evaluator.Holds(use.When, topic.Item, view.Scope with { Roles = view.Roles })
            );
}
