using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Where a finding points: a node, a part of its text, or (for problems of the text itself) a bare span.</summary>
/// <param name="Node">Null only where <paramref name="Part"/> is all there is.</param>
/// <param name="Part">What to underline instead of the whole node.</param>
public sealed record Place(YamlNode? Node, SourceSpan? Part = null)
{
    public static Place At(YamlNode node) => new(node);
}
