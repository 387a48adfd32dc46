using KrakenLint.JsonPaths;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>Short ways from a text to its nodes.</summary>
internal static class YamlText
{
    public static YamlStream Stream(string text) => YamlReader.Read(SourceFile.FromText("test.yaml", text));

    public static YamlDocument Document(string text) => Assert.Single(Stream(text).Documents);

    public static YamlNode Root(string text)
    {
        var document = Document(text);
        Assert.Empty(document.Problems);
        return document.Tree!.Root;
    }

    public static JsonPath Path(string text)
    {
        Assert.True(JsonPath.TryParseRelative(text, out var path, out var error), $"{text} at {error}");
        return path;
    }

    public static string[] Texts(this IEnumerable<YamlNode> nodes) =>
        [.. nodes.Select(node => node.IsScalar ? node.Text : node.Span.Text)];

    /// <summary>The nodes of a tree in document order, keys included, aliases left out.</summary>
    public static IEnumerable<YamlNode> Nodes(YamlTree tree) =>
        Enumerable
            .Range(0, tree.Count)
            .Where(index => tree[index].Kind != YamlKind.Alias)
            .Select(index => new YamlNode(tree, index, -1));
}
