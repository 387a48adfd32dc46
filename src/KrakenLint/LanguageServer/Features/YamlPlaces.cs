using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Finds nodes by places, and places by keys.</summary>
internal static class YamlPlaces
{
    /// <returns>The innermost node at an offset; on a key the value that belongs to it. Null where nothing parses there.</returns>
    public static YamlNode? At(SourceFile file, int offset)
    {
        foreach (var document in YamlReader.Read(file).Documents)
        {
            if (document.Tree is { } tree && document.Span.Start <= offset && offset <= document.Span.End)
                return Within(tree.Root, offset);
        }
        return null;
    }

    /// <summary>The keys that lead to a node; null where it lies in a list.</summary>
    /// <param name="root">Where they begin; null for the root of the document.</param>
    public static ImmutableArray<string>? KeysTo(YamlNode node, YamlNode? root = null)
    {
        var keys = new List<string>();
        for (var at = node; at != root && at.Parent is { } parent; at = parent)
        {
            if (at.Key is not { IsScalar: true } key)
                return null;
            keys.Add(key.Text);
        }
        keys.Reverse();
        return [.. keys];
    }

    /// <summary>The node below a mapping that keys lead to, and how many of them led somewhere.</summary>
    public static (YamlNode Node, int Found) Along(YamlNode root, ImmutableArray<string> keys)
    {
        var (node, found) = (root, 0);
        while (found < keys.Length && node[keys[found]] is { } next)
            (node, found) = (next, found + 1);
        return (node, found);
    }

    /// <summary>What to show of a node: its key where it has one.</summary>
    public static SourceSpan NameOf(YamlNode node) => (node.Key ?? node).Span.FirstLine;

    /// <summary>The innermost node at an offset below another one.</summary>
    public static YamlNode Within(YamlNode node, int offset)
    {
        while (true)
        {
            YamlNode? inner = null;
            foreach (var pair in node.OwnPairs)
            {
                if (IsAt(pair.Key.FullSpan, offset) || IsAt(pair.Value.FullSpan, offset))
                    inner = pair.Value;
            }
            foreach (var item in node.Items)
            {
                if (IsAt(item.FullSpan, offset))
                    inner = item;
            }
            if (inner is not { } found || found == node || found.ViaIndex >= 0)
                return inner ?? node;
            node = found;
        }
    }

    private static bool IsAt(SourceSpan span, int offset) => span.Start <= offset && offset <= span.End;
}
