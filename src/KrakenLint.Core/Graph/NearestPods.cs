using KrakenLint.Manifests;
using KrakenLint.Settings;

namespace KrakenLint.Graph;

/// <summary>Finds the pods that a selector was meant for which matches none.</summary>
internal static class NearestPods
{
    /// <param name="from">What has the selector. A workload of its name is meant, whatever its labels are.</param>
    /// <param name="isInReach">Whether a workload is of its namespace.</param>
    /// <returns>The label that the selector should have, as <c>app: chat</c>; null where nothing says which pods are meant.</returns>
    public static string? LabelOf(
        LabelSelector selector,
        Resource from,
        PodLabels pods,
        Func<Resource, bool> isInReach
    ) =>
        selector.Requirements.IsEmpty
            ? pods.Named(from.Name)
                .Concat(selector.Labels.SelectMany(label => NearlyWith(label, pods)))
                .Distinct()
                .Where(workload => Kinds.IsLongRunning(workload) && isInReach(workload))
                .OrderBy(pods.OrderOf)
                .Select(workload => LabelOf(selector, from, workload))
                .FirstOrDefault(label => label is not null)
            : null;

    private static IEnumerable<Resource> NearlyWith((string Key, string Value) label, PodLabels pods) =>
        pods.ValuesNear(label)
            .Where(value => value != label.Value && IsSlip(label.Value, value))
            .SelectMany(value => pods.With((label.Key, value)));

    private static string? LabelOf(LabelSelector selector, Resource from, Resource workload)
    {
        var labels = PodLabels.Of(workload);
        // Most pods are of another application altogether.
        foreach (var label in selector.Labels)
        {
            if (labels?[label.Key] is null)
                return null;
        }
        var wrong = selector
            .Labels.Select(label => (label.Key, label.Value, Has: Resource.ScalarAt(labels, label.Key)))
            .Where(label => label.Has != label.Value)
            .ToArray();
        if (wrong is not [{ Has: { } has } first, ..] || Array.Exists(wrong, label => label.Has is null))
            return null;
        return workload.Name == from.Name || (wrong.Length == 1 && IsSlip(first.Value, has))
            ? $"{first.Key}: {has}"
            : null;
    }

    // What differs in a number alone are several of one kind.
    private static bool IsSlip(string written, string has) =>
        Nearest.ToName(written, [has]) is not null && WithoutDigits(written) != WithoutDigits(has);

    private static string WithoutDigits(string text) => string.Concat(text.Where(letter => !char.IsAsciiDigit(letter)));
}
