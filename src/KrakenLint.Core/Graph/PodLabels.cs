using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>The workloads of a bundle by the labels of their pods, so that a selector looks at those alone that may match.</summary>
internal sealed class PodLabels
{
    private readonly ImmutableArray<Resource> workloads;
    private readonly ILookup<(string Key, string Value), Resource> byLabel;

    public PodLabels(Bundle bundle)
    {
        workloads = [.. bundle.Resources.Where(Kinds.IsWorkload)];
        byLabel = workloads
            .SelectMany(workload =>
                Of(workload)
                    .PairsOrNone()
                    .Select(pair => (pair.Key.Text, pair.Value.Text))
                    .Distinct()
                    .Select(label => (Label: label, Workload: workload))
            )
            .ToLookup(row => row.Label, row => row.Workload);
    }

    /// <summary>In the bundle's order.</summary>
    public IEnumerable<Resource> Matching(LabelSelector selector) =>
        Candidates(selector).Where(workload => selector.Matches(Of(workload)));

    public bool Has((string Key, string Value) label) => byLabel[label].Any();

    // One label is as good as another; the rarest leaves least to look at.
    private IEnumerable<Resource> Candidates(LabelSelector selector) =>
        selector.Labels.IsEmpty
            ? workloads
            : selector.Labels.Select(label => byLabel[label]).MinBy(found => found.Count()) ?? [];

    /// <returns>The labels of a workload's pods, or null where they have none.</returns>
    public static YamlNode? Of(Resource workload) => Kinds.PodTemplate(workload)?["metadata"]?["labels"];
}
