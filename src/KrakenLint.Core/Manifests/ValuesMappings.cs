using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Manifests;

/// <summary>The mappings of a values file that a chart makes something of.</summary>
public static class ValuesMappings
{
    /// <summary>The mappings of a part of a file, without those that are switched off and all that is in them.</summary>
    public static IEnumerable<YamlNode> In(YamlNode top) => In(top, withOff: false);

    /// <summary>All mappings of a part of a file: what is switched off may be switched on elsewhere.</summary>
    public static IEnumerable<YamlNode> AllIn(YamlNode top) => In(top, withOff: true);

    // Node by node, as they stand in the text: what an alias repeats is looked at where it is written.
    private static IEnumerable<YamlNode> In(YamlNode top, bool withOff)
    {
        for (var index = top.Index; index < top.After; index++)
        {
            if (top.Tree[index].Kind != YamlKind.Mapping || top.Tree[index].IsKey)
                continue;
            var map = new YamlNode(top.Tree, index, -1);
            if (!withOff && IsOff(map))
                index = map.After - 1;
            else
                yield return map;
        }
    }

    // "external" beside "bundled: true" is what somebody would fill in who does not use the bundled one.
    private static bool IsOff(YamlNode map) =>
        Says(map, "enabled", false)
        || Says(map, "enable", false)
        || (
            map.Key is { IsScalar: true, Text: "external" }
            && map.Parent is { } parent
            && (Says(parent, "bundled", true) || Says(parent, "enabled", true))
        );

    private static bool Says(YamlNode map, string key, bool value) =>
        map[key] is { Type: YamlType.Boolean } flag && KubernetesScalar.BooleanOf(flag.Text) == value;
}
