namespace KrakenLint.Yaml;

/// <summary>The keys of a mapping that has many, by their text.</summary>
internal sealed class KeyIndex
{
    /// <summary>As many keys are faster looked through.</summary>
    public const int FewKeys = 64;

    private readonly Dictionary<string, int> byText = [];

    public KeyIndex(YamlTree tree, int mapping)
    {
        for (var at = mapping + 1; at < tree.After(mapping); at = tree.After(tree.After(at)))
        {
            HasMerges |= YamlPairs.MayMerge(tree[at]);
            var key = new YamlNode(tree, at, -1);
            if (key.IsScalar && !YamlPairs.IsMerge(key))
                byText.TryAdd(key.Text, at);
        }
    }

    public bool HasMerges { get; }

    /// <returns>The place of the first key of a text, or -1.</returns>
    public int Find(string key) => byText.GetValueOrDefault(key, -1);
}
