using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Knows which values of a document must not be shown, by where they stand.</summary>
internal static class Sensitive
{
    /// <summary>True for values in a Secret, under a key that looks like a credential, or of such a variable.</summary>
    public static bool Is(YamlNode value)
    {
        if (value.Tree.Host is { } host && Is(host))
            return true;
        if (value.IsKey)
            return false;
        if (IsAfterOption(value))
            return true;
        var inSecret = Resource.ScalarAt(value.Tree.Root, "kind") is "Secret" or "List" or "SecretList";
        // "secret: { secretName: … }" of a volume names a Secret and holds none.
        if (!inSecret && value.Key is { IsScalar: true } own && Credentials.IsReference(own.Text))
            return false;
        for (var node = value; node.Parent is { } parent; node = parent)
        {
            if (node.Key is not { IsScalar: true } key)
                continue;
            // "keys: { name: secret }" is how a server is told its API keys.
            if (IsMarked(parent, key.Text, inSecret) || (key.Text == "keys" && node.IsMapping))
                return true;
        }
        return false;
    }

    // args: ["--requirepass", "…"]
    private static bool IsAfterOption(YamlNode value)
    {
        if (value.Parent is not { IsSequence: true } list)
            return false;
        YamlNode? before = null;
        foreach (var item in list.Items.TakeWhile(item => item.Index < value.Index))
            before = item;
        return before is { IsScalar: true } option
            && option.Text.StartsWith("--", StringComparison.Ordinal)
            && Credentials.IsKey(option.Text.TrimStart('-'));
    }

    /// <summary>True for keys whose values are credentials.</summary>
    public static bool IsName(string key) => Credentials.IsKey(key);

    /// <summary>The parts of a stretch of text that must be masked, in order.</summary>
    public static IEnumerable<SourceSpan> In(YamlTree tree, SourceSpan text) =>
        tree.Host is { } host
            ? In(host.Tree, text).Concat(Own(tree, text)).OrderBy(span => span.Start)
            : Own(tree, text);

    private static IEnumerable<SourceSpan> Own(YamlTree tree, SourceSpan text)
    {
        if (!ReferenceEquals(tree.File, text.File))
            yield break;
        // The node before the first may reach into the text.
        for (
            var index = Math.Max(0, tree.FirstAt(text.Start) - 1);
            index < tree.Count && tree[index].Start < text.End;
            index++
        )
        {
            if (tree[index].Kind != YamlKind.Scalar || tree[index].End <= text.Start)
                continue;
            var node = new YamlNode(tree, index, -1);
            if (node.IsKey)
                continue;
            if (Is(node))
                yield return Clip(node.Span, text);
            else if (HasPassword(node, text))
                yield return Clip(node.Span, text);
        }
    }

    private static bool IsMarked(YamlNode parent, string key, bool inSecret)
    {
        if (Credentials.IsKey(key) || key == "kubectl.kubernetes.io/last-applied-configuration")
            return true;
        if (inSecret && key is "data" or "stringData")
            return Resource.ScalarAt(parent, "kind") == "Secret";
        return key == "value" && Resource.ScalarAt(parent, "name") is { } name && Credentials.IsKey(name);
    }

    // In a literal block every line is a text of its own.
    private static bool HasPassword(YamlNode node, SourceSpan text) =>
        Credentials.HasPassword((node.Style == YamlStyle.Literal ? Clip(node.Span, text) : node.Span).Text);

    private static SourceSpan Clip(SourceSpan span, SourceSpan text) =>
        span with
        {
            Start = Math.Max(span.Start, text.Start),
            End = Math.Min(span.End, text.End),
        };
}
