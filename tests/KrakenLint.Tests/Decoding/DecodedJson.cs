using System.Globalization;
using System.Text.Json;
using KrakenLint.Decoding;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Tests.Decoding;

/// <summary>Values in one spelling: keys in order, numbers as floating point, texts escaped.</summary>
internal static class DecodedJson
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => Mapping(value.EnumerateObject().Select(pair => (pair.Name, Of(pair.Value)))),
            JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Of))}]",
            JsonValueKind.Number => Number(value.GetDouble()),
            JsonValueKind.String => Text(value.GetString() ?? ""),
            _ => value.GetRawText(),
        };

    public static string Of(YamlNode node) =>
        node.Type switch
        {
            YamlType.Mapping => Mapping(node.Pairs.Select(pair => (DecodedKey.NameOf(pair.Key) ?? "", Of(pair.Value)))),
            YamlType.Sequence => $"[{string.Join(',', node.Items.Select(Of))}]",
            YamlType.Null => "null",
            YamlType.Boolean => KubernetesScalar.BooleanOf(node.Text) is true ? "true" : "false",
            YamlType.Integer or YamlType.Float => Number(KubernetesScalar.DoubleOf(node.Text) ?? double.NaN),
            _ => Text(node.Text),
        };

    // The last of equal keys wins.
    private static string Mapping(IEnumerable<(string Key, string Value)> pairs) =>
        $"{{{string.Join(',', pairs.GroupBy(pair => pair.Key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{Text(group.Key)}:{group.Last().Value}"))}}}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
