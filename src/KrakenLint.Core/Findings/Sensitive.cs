using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Knows which values of a document must not be shown, by where they stand.</summary>
internal static class Sensitive
{
    /// <summary>True for values in a Secret, under a key that looks like a credential, or of such a variable.</summary>
    public static bool Is(YamlNode value)
    {
        if (IsKey(value))
            return false;
        var inSecret = Resource.ScalarAt(value.Tree.Root, "kind") is "Secret" or "List" or "SecretList";
        for (var node = value; node.Parent is { } parent; node = parent)
        {
            if (parent.IsMapping && KeyOf(parent, node) is { } key && IsMarked(parent, key, inSecret))
                return true;
        }
        return false;
    }

    /// <summary>The parts of a stretch of text that must be masked, in order.</summary>
    public static IEnumerable<SourceSpan> In(YamlTree tree, SourceSpan text)
    {
        for (var index = FirstAt(tree, text.Start); index < tree.Count && tree[index].Start < text.End; index++)
        {
            if (tree[index].Kind != YamlKind.Scalar || tree[index].End <= text.Start)
                continue;
            var node = new YamlNode(tree, index, -1);
            if (Is(node))
                yield return Clip(node.Span, text);
            else if (PasswordIn(node) is { } password)
                yield return Clip(password, text);
        }
    }

    private static bool IsMarked(YamlNode parent, string key, bool inSecret)
    {
        if (Credentials.IsKey(key))
            return true;
        if (inSecret && key is "data" or "stringData")
            return Resource.ScalarAt(parent, "kind") == "Secret";
        return key == "value" && Resource.ScalarAt(parent, "name") is { } name && Credentials.IsKey(name);
    }

    private static string? KeyOf(YamlNode mapping, YamlNode child)
    {
        foreach (var pair in mapping.OwnPairs)
        {
            if (pair.Value.Index == child.Index)
                return pair.Key.Text;
        }
        return null;
    }

    private static bool IsKey(YamlNode node) =>
        node.Parent is { IsMapping: true } parent && parent.OwnPairs.Any(pair => pair.Key.Index == node.Index);

    private static SourceSpan? PasswordIn(YamlNode node)
    {
        var text = node.Span.Text;
        if (!Credentials.HasPassword(text))
            return null;
        return node.Span;
    }

    private static SourceSpan Clip(SourceSpan span, SourceSpan text) =>
        span with
        {
            Start = Math.Max(span.Start, text.Start),
            End = Math.Min(span.End, text.End),
        };

    // Nodes stand in the order of their text; the one before the first may reach into the stretch.
    private static int FirstAt(YamlTree tree, int offset)
    {
        var (low, high) = (0, tree.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tree[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return Math.Max(0, low - 1);
    }
}
