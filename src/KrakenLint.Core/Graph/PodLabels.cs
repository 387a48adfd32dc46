using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>The workloads of a bundle by the labels of their pods, so that a selector looks at those alone that may match.</summary>
internal sealed class PodLabels
{
    // What every workload has.
    private static readonly (string Key, string Value) Anything = ("", "");

    private readonly ImmutableArray<Resource> workloads;
    private readonly Dictionary<Resource, LabelSet> sets = [];
    private readonly ILookup<(string Key, string Value), Resource> byLabel;
    private readonly Lazy<ILookup<((string Key, string Value) Label, string? Space), Resource>> bySpace;
    private readonly Lazy<ILookup<string, Resource>> byName;
    private readonly Lazy<Dictionary<Resource, int>> order;
    private readonly Lazy<Dictionary<string, NameIndex>> values;

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
        bySpace = new Lazy<ILookup<((string, string), string?), Resource>>(() =>
            byLabel
                .SelectMany(group => group.Select(workload => (Label: group.Key, Workload: workload)))
                .Concat(workloads.Select(workload => (Label: Anything, Workload: workload)))
                .ToLookup(row => (row.Label, bundle.NamespaceOf(row.Workload)), row => row.Workload)
        );
        byName = new Lazy<ILookup<string, Resource>>(() => workloads.ToLookup(workload => workload.Name));
        order = new Lazy<Dictionary<Resource, int>>(() =>
            workloads.Select((workload, at) => (workload, at)).ToDictionary(row => row.workload, row => row.at)
        );
        values = new Lazy<Dictionary<string, NameIndex>>(() =>
            byLabel
                .Select(group => group.Key)
                .GroupBy(label => label.Key, label => label.Value)
                .ToDictionary(group => group.Key, group => new NameIndex([.. group]))
        );
    }

    /// <summary>In the bundle's order.</summary>
    public IEnumerable<Resource> Matching(LabelSelector selector) =>
        Candidates(selector).Where(workload => selector.Matches(SetOf(workload)));

    /// <summary>The same among those that can be in a namespace; null for any.</summary>
    public IEnumerable<Resource> Matching(LabelSelector selector, string? space)
    {
        if (space is null)
            return Matching(selector);
        var (own, any) = selector
            .Labels.DefaultIfEmpty(Anything)
            .Select(label => (Own: bySpace.Value[(label, space)], Any: bySpace.Value[(label, null)]))
            .MinBy(found => found.Own.Count() + found.Any.Count());
        var both = any.Any() ? own.Concat(any).OrderBy(OrderOf) : own;
        return both.Where(workload => selector.Matches(SetOf(workload)));
    }

    public LabelSet SetOf(Resource workload)
    {
        if (!sets.TryGetValue(workload, out var known))
            sets[workload] = known = LabelSet.Of(Of(workload));
        return known;
    }

    public IEnumerable<Resource> Named(string name) => byName.Value[name];

    /// <summary>Values of a label, among them each that is nearly another one.</summary>
    public IEnumerable<string> ValuesNear((string Key, string Value) label) =>
        values.Value.TryGetValue(label.Key, out var known) ? known.Near(label.Value) : [];

    /// <summary>The workloads whose pods have a label.</summary>
    public IEnumerable<Resource> With((string Key, string Value) label) => byLabel[label];

    public int OrderOf(Resource workload) => order.Value[workload];

    public bool Has((string Key, string Value) label) => byLabel[label].Any();

    // One label is as good as another; the rarest leaves least to look at.
    private IEnumerable<Resource> Candidates(LabelSelector selector) =>
        selector.Labels.IsEmpty
            ? workloads
            : selector.Labels.Select(label => byLabel[label]).MinBy(found => found.Count()) ?? [];

    /// <returns>The labels of a workload's pods, or null where they have none.</returns>
    public static YamlNode? Of(Resource workload) => Kinds.PodTemplate(workload)?["metadata"]?["labels"];
}
