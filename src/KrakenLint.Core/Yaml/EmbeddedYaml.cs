using KrakenLint.Text;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>Reads the YAML (or JSON, which is YAML too) that stands in a scalar of another document.</summary>
public static class EmbeddedYaml
{
    private const string VirtualPath = "embedded";

    /// <summary>
    /// The first document in a scalar's text. In a literal block its nodes have their own places in the file; in other
    /// scalars, where the text is not the file's, <see cref="YamlTree.Host"/> stands for all of them.
    /// </summary>
    /// <param name="text">The text, where it is not the scalar's own (base64 decoded); null for the scalar's own.</param>
    /// <returns>Null where there is no content.</returns>
    public static YamlDocument? Read(YamlNode scalar, string? text = null)
    {
        var document =
            text is null && scalar.Style == YamlStyle.Literal ? InPlace(scalar) : FromText(text ?? scalar.Text);
        return document is { Tree: { } tree } ? document with { Tree = tree.Inside(scalar) } : document;
    }

    // The parser sees the block without its indentation; what it finds is counted in the file.
    private static YamlDocument? InPlace(YamlNode scalar)
    {
        var lines = ScalarText.LinesOf(scalar);
        if (lines.Count == 0)
            return null;
        var block = new SourceSpan(scalar.Tree.File, lines[0].Start, Math.Max(lines[0].Start, scalar.Span.End));
        var cuts = new List<(int Start, int End)>();
        foreach (var line in lines.Where(line => line.Start > block.Start && line.Start <= block.End))
        {
            var start = scalar.Tree.File.Line(line.StartPosition.Line).Start;
            if (start < line.Start)
                cuts.Add((start, line.Start));
        }
        return YamlDotNetReader.Read(block, cuts).FirstOrDefault();
    }

    private static YamlDocument? FromText(string text) =>
        YamlReader.Read(SourceFile.FromText(VirtualPath, text)).Documents.FirstOrDefault();
}
