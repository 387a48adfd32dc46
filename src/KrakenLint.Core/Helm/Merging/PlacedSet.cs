using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>A value that a file assigns as <c>--set</c> does, at the node that says it.</summary>
/// <param name="Path">As for <c>--set</c>: <c>a.b[0]</c>.</param>
/// <param name="IsText">True where it is a text, whatever it looks like (<c>--set-string</c>).</param>
public sealed record PlacedSet(string Path, YamlNode Value, bool IsText);
