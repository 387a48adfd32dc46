using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Knows what stands inside brackets, and whether they are those of JSON.</summary>
internal static class FlowStyle
{
    /// <summary>True for a node inside brackets, or one that has them.</summary>
    public static bool IsIn(YamlNode node) =>
        (!node.IsScalar && node.Style == YamlStyle.Flow && !node.IsEmptyCollection) || IsAround(node);

    public static bool IsAround(YamlNode node)
    {
        for (var at = node.Data.Parent; at >= 0; at = node.Tree[at].Parent)
        {
            if (node.Tree[at].Style == YamlStyle.Flow)
                return true;
        }
        return false;
    }

    /// <summary>True where the keys around are quoted as JSON's are.</summary>
    public static bool IsJson(YamlNode node)
    {
        for (var at = node.Index; at >= 0; at = node.Tree[at].Parent)
        {
            if (node.Tree[at] is not { Kind: YamlKind.Mapping, Style: YamlStyle.Flow } map || map.Behind == at + 1)
                continue;
            return node.Tree[at + 1] is { Kind: YamlKind.Scalar, Style: YamlStyle.DoubleQuoted };
        }
        return false;
    }
}
