namespace KrakenLint.Yaml;

/// <summary>One step of a singular path: to the value of a key, or to an item.</summary>
/// <param name="Name">The key, or null where the step goes to an item.</param>
/// <param name="Index">The item counted from 0, or from the end where negative; 0 where the step has a name.</param>
public readonly record struct PathStep(string? Name, int Index)
{
    public YamlNode? From(YamlNode node) => Name is null ? node[Index] : node[Name];

    /// <returns><c>name</c> or <c>[0]</c>.</returns>
    public override string ToString() => Name ?? $"[{Index}]";
}
