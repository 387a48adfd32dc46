using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>A text of a definition file with its place, for what can only be judged later.</summary>
public sealed record Located(string Text, SourceSpan Span)
{
    public static Located Of(YamlNode node) => new(node.Text, node.Span.FirstLine);
}
