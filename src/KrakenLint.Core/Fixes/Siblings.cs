using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Knows how the values of a mapping are written, so that a new one looks like its neighbours.</summary>
internal static class Siblings
{
    /// <returns>The quotes around every text that could do without; plain where there are none, or not the same.</returns>
    public static YamlStyle QuotesOf(YamlNode mapping)
    {
        var styles = mapping
            .OwnPairs.Select(pair => pair.Value)
            .Where(value => value is { IsScalar: true, IsNull: false } && ScalarWriter.CanBePlain(value.Text, false))
            .Select(value => value.Style)
            .Distinct()
            .ToArray();
        return styles is [YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted] ? styles[0] : YamlStyle.Plain;
    }
}
