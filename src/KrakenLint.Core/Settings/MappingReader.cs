using System.Collections.Immutable;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Settings;

/// <summary>
/// Reads a mapping of a rule or configuration file key by key; what is missing, of the wrong type or not asked for is a
/// problem at its place.
/// </summary>
public sealed class MappingReader
{
    private readonly YamlNode mapping;
    private readonly ProblemList problems;
    private readonly MappingShape? shape;

    private readonly (string Key, YamlPair Pair, bool IsKnown)[] pairs;
    private readonly List<string> asked = [];

    private MappingReader(YamlNode mapping, ProblemList problems, MappingShape? shape)
    {
        this.mapping = mapping;
        this.problems = problems;
        this.shape = shape;
        pairs = [.. mapping.Pairs.Select(pair => (pair.Key.Text, pair, false))];
    }

    public YamlNode Node => mapping;

    /// <param name="what">What is read, for the message: "a rule", "select".</param>
    /// <returns>Null, and a problem, where the node is no mapping.</returns>
    public static MappingReader? For(YamlNode node, string what, ProblemList problems) =>
        For(node, what, null, problems);

    /// <summary>The same for a mapping whose keys stand in a table.</summary>
    public static MappingReader? For(YamlNode node, MappingShape shape, ProblemList problems) =>
        For(node, shape.What, shape, problems);

    public bool Has(string key) => Optional(key) is not null;

    public YamlNode? Optional(string key)
    {
        // A key outside of the table would be missing from the JSON Schema: a mistake of ours, met by any test that reads.
        if (shape is not null && !shape.Has(key))
            throw new InvalidOperationException($"\"{key}\" is read but not in the table of keys of {shape.What}");
        asked.Add(key);
        foreach (ref var own in pairs.AsSpan())
        {
            if (own.Key != key)
                continue;
            own.IsKnown = true;
            return own.Pair.Value;
        }
        return null;
    }

    public YamlNode? Required(string key, string expected)
    {
        if (Optional(key) is { } node)
            return node;
        problems.Add(Anchor(), $"\"{key}\" is missing; expected {expected}");
        return null;
    }

    /// <summary>A string, or null where absent; numbers and bools must be quoted.</summary>
    public string? OptionalText(string key) => Optional(key) is { } node ? TextOf(node, key) : null;

    public string RequiredText(string key, string expected) =>
        Required(key, expected) is { } node ? TextOf(node, key) ?? "" : "";

    public bool OptionalFlag(string key, bool absent = false)
    {
        if (Optional(key) is not { } node)
            return absent;
        if (node.Type == YamlType.Boolean && KubernetesScalar.BooleanOf(node.Text) is { } flag)
            return flag;
        problems.Add(node, $"\"{key}\" must be true or false, found {Describe(node)}");
        return absent;
    }

    /// <summary>A string with its place, or null where absent.</summary>
    public Located? LocatedText(string key) =>
        Optional(key) is { } node && TextOf(node, key) is not null ? Located.Of(node) : null;

    /// <summary>One string or a list of strings with their places; empty where absent.</summary>
    public ImmutableArray<Located> LocatedTexts(string key)
    {
        if (Optional(key) is not { } node)
            return [];
        var nodes = node.IsSequence ? node.Items.ToArray() : [node];
        return [.. nodes.Where(item => TextOf(item, key) is not null).Select(Located.Of)];
    }

    /// <summary>One string or a list of strings; empty where absent.</summary>
    public ImmutableArray<string> OptionalTexts(string key)
    {
        if (Optional(key) is not { } node)
            return [];
        var nodes = node.IsSequence ? node.Items.ToArray() : [node];
        return [.. nodes.Select(item => TextOf(item, key)).OfType<string>()];
    }

    /// <summary>One of a closed set of words.</summary>
    public string? OptionalWord(string key, IReadOnlyCollection<string> words)
    {
        if (OptionalText(key) is not { } word)
            return null;
        if (words.Contains(word))
            return word;
        problems.Add(
            mapping[key] ?? mapping,
            $"\"{word}\" is no {key}; expected {OneOf(words)}{Nearest.Hint(word, words)}"
        );
        return null;
    }

    public IEnumerable<YamlNode> OptionalItems(string key)
    {
        if (Optional(key) is not { } node)
            return [];
        if (node.IsSequence)
            return node.Items;
        problems.Add(node, $"\"{key}\" must be a list, found {Describe(node)}");
        return [];
    }

    /// <summary>The pairs of a mapping whose keys the author chooses; none where absent.</summary>
    public IEnumerable<YamlPair> OptionalPairs(string key)
    {
        if (Optional(key) is not { } node)
            return [];
        if (node.IsMapping)
            return node.Pairs;
        problems.Add(node, $"\"{key}\" must be a mapping, found {Describe(node)}");
        return [];
    }

    /// <summary>To be called last: every key that nothing asked for is a problem.</summary>
    public void Finish()
    {
        foreach (var (key, pair, _) in pairs.Where(own => !own.IsKnown))
            problems.Add(pair.Key, $"unknown key \"{key}\"{Hint(key)}");
    }

    public static string Describe(YamlNode node) =>
        node.Type switch
        {
            YamlType.Mapping => "a mapping",
            YamlType.Sequence => "a list",
            YamlType.Null => "nothing",
            YamlType.String => $"\"{Short(node.Text)}\"",
            var type => $"the {type.ToString().ToLowerInvariant()} {Short(node.Text)}",
        };

    private static MappingReader? For(YamlNode node, string what, MappingShape? shape, ProblemList problems)
    {
        if (node.IsMapping)
            return new MappingReader(node, problems, shape);
        problems.Add(node, $"expected a mapping for {what}, found {Describe(node)}");
        return null;
    }

    public static string OneOf(IEnumerable<string> words) => string.Join(", ", words);

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..37]}...";

    private string Hint(string key)
    {
        var known = asked.Distinct().ToArray();
        var near = Nearest.Hint(key, known);
        return near.Length > 0 ? near : $"; expected one of {OneOf(known.Order(StringComparer.Ordinal))}";
    }

    private string? TextOf(YamlNode node, string key)
    {
        if (node is { IsScalar: true, Type: YamlType.String })
            return node.Text;
        var advice = node.IsScalar && !node.IsNull ? "; quote it" : "";
        problems.Add(node, $"\"{key}\" must be a string, found {Describe(node)}{advice}");
        return null;
    }

    private YamlNode Anchor() => mapping.Pairs.Select(pair => pair.Key).FirstOrDefault(mapping);
}
