using KrakenLint.Manifests;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>How many pods a values file asks for behind a section that becomes an Ingress.</summary>
internal static class ValuesReplicas
{
    private static readonly string[] Keys = ["replicaCount", "replicas"];

    /// <param name="limit"><c>minReplicas</c> or <c>maxReplicas</c>: which end of an autoscaler counts.</param>
    /// <returns>The number's node, or null where the file does not tell.</returns>
    public static YamlNode? Of(YamlNode section, string limit)
    {
        if (PartBehind(section) is not { IsMapping: true } part)
            return null;
        if (part["autoscaling"] is { IsMapping: true } scaler && IsOn(scaler))
            return NumberAt(scaler, limit);
        return Keys.Select(key => NumberAt(part, key)).FirstOrDefault(number => number is not null);
    }

    // "service: backend" names a part of the chart; without such names the chart has one workload, beside the section.
    private static YamlNode? PartBehind(YamlNode section)
    {
        var paths = IngressSections.PathsOf(section).ToArray();
        var told = paths.Where(path => RealTimeServices.IsRealTime(path.Text)).ToArray();
        var names = (told.Length > 0 ? told : paths)
            .Select(IngressSections.ServiceOf)
            .Select(service => service is { IsScalar: true } name ? name.Text : null)
            .Distinct()
            .ToArray();
        return names switch
        {
            [null] => section.Parent,
            [{ Length: > 0 } only] => section.Tree.Root[only],
            _ => null,
        };
    }

    private static bool IsOn(YamlNode map) =>
        map["enabled"] is { Type: YamlType.Boolean } flag && KubernetesScalar.BooleanOf(flag.Text) == true;

    private static YamlNode? NumberAt(YamlNode map, string key) =>
        map[key] is { IsScalar: true } node && KubernetesScalar.NumberOf(node.Text) is not null ? node : null;
}
