using System.Globalization;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions;

/// <summary>What a resource says about being a hook of Helm (https://helm.sh/docs/topics/charts_hooks/).</summary>
internal static class HookReader
{
    private const string Hook = "helm.sh/hook";
    private const string Weight = "helm.sh/hook-weight";

    public static Reading PhaseOf(Item item) => Subject.ReadMetadata(item, "annotations", Hook);

    public static Reading WeightOf(Item item)
    {
        var written = Subject.ReadMetadata(item, "annotations", Weight);
        if (item.Resource?.Annotation(Hook) is not { Length: > 0 })
            return Reading.Computed(Weight, null, item.Place);
        // Helm takes what is no number for 0.
        var weight = KubernetesScalar.NumberOf(written.Value?.Text ?? "") ?? 0;
        return Reading.Computed(Weight, weight.ToString(CultureInfo.InvariantCulture), written.Place, YamlType.Integer);
    }
}
