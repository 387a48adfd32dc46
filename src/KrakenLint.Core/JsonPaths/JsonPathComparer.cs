using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>Equality and order of values (RFC 9535, section 2.3.5.2.2).</summary>
internal static class JsonPathComparer
{
    public static bool AreEqual(JsonPathValue left, JsonPathValue right, JsonPathWalk walk) =>
        AreEqual(left, right, walk, 1);

    /// <summary>Only numbers and strings have an order.</summary>
    public static bool IsLess(JsonPathValue left, JsonPathValue right)
    {
        if (left.Type != right.Type)
            return false;
        return left.Type switch
        {
            YamlType.Float => left.Exact is { } exact && right.Exact is { } other
                ? exact < other
                : left.Number < right.Number,
            YamlType.String => IsLess(left.Text, right.Text),
            _ => false,
        };
    }

    private static bool AreEqual(JsonPathValue left, JsonPathValue right, JsonPathWalk walk, int depth)
    {
        if (left.Type != right.Type)
            return false;
        return left.Type switch
        {
            null or YamlType.Null => true,
            YamlType.Boolean => left.IsTrue == right.IsTrue,
            YamlType.String => left.Text == right.Text,
            YamlType.Mapping when left.Collection is { } one && right.Collection is { } other => AreEqualMappings(
                one,
                other,
                walk,
                depth
            ),
            YamlType.Sequence when left.Collection is { } one && right.Collection is { } other => AreEqualSequences(
                one,
                other,
                walk,
                depth
            ),
            _ => left.Exact is { } exact && right.Exact is { } number
                ? exact == number
                : left.Number.CompareTo(right.Number) == 0 && !double.IsNaN(left.Number),
        };
    }

    private static bool AreEqualSequences(YamlNode left, YamlNode right, JsonPathWalk walk, int depth)
    {
        var ones = walk.Children(left, depth);
        var others = walk.Children(right, depth);
        if (ones.Count != others.Count)
            return false;
        for (var index = 0; index < ones.Count; index++)
        {
            if (!AreEqual(ones[index], others[index], walk, depth))
                return false;
        }
        return true;
    }

    private static bool AreEqualMappings(YamlNode left, YamlNode right, JsonPathWalk walk, int depth)
    {
        var others = new Dictionary<string, YamlNode>();
        foreach (var (pair, value) in right.Pairs.Zip(walk.Children(right, depth)))
            others[walk.TextOf(pair.Key)] = value;
        var seen = new HashSet<string>();
        foreach (var (pair, value) in left.Pairs.Zip(walk.Children(left, depth)))
        {
            var key = walk.TextOf(pair.Key);
            if (!others.TryGetValue(key, out var other))
                return false;
            if (seen.Add(key) && !AreEqual(value, other, walk, depth))
                return false;
        }
        return seen.Count == others.Count;
    }

    private static bool AreEqual(YamlNode left, YamlNode right, JsonPathWalk walk, int depth) =>
        AreEqual(JsonPathValue.Of(left, walk), JsonPathValue.Of(right, walk), walk, depth + 1);

    // By code points, as the RFC orders strings: a surrogate stands for a character above all of U+E000 to U+FFFF.
    private static bool IsLess(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == right.Length)
            return false;
        if (same == left.Length)
            return true;
        var (one, other) = (left[same], right[same]);
        if (char.IsSurrogate(one) != char.IsSurrogate(other))
            return char.IsSurrogate(other);
        return one < other;
    }
}
