using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>The labels of an object, read once: selectors ask for those of the same pods again and again.</summary>
internal sealed class LabelSet
{
    private static readonly LabelSet None = new();

    private readonly Dictionary<string, string?> values = [];

    private LabelSet() { }

    /// <summary>The text of a label; null where there is none, or something else stands there.</summary>
    public string? this[string key] => values.GetValueOrDefault(key);

    /// <param name="labels">Null where the object has none.</param>
    public static LabelSet Of(YamlNode? labels)
    {
        if (labels is not { IsMapping: true, IsEmptyCollection: false } map)
            return None;
        var read = new LabelSet();
        // Of keys that stand twice the first counts, as everywhere.
        foreach (var (key, value) in map.Pairs)
        {
            if (key.IsScalar)
                read.values.TryAdd(key.Text, value is { IsScalar: true, IsNull: false } ? value.Text : null);
        }
        return read;
    }

    public bool Has(string key) => values.ContainsKey(key);
}
