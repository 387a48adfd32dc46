using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Where the value of an environment variable comes from.</summary>
public enum EnvSource
{
    Literal,
    ConfigMap,
    Secret,

    /// <summary>The pod's own fields, or an object that is not in the bundle.</summary>
    Unknown,
}

/// <summary>One variable of a container's effective environment.</summary>
/// <param name="Value">Null where it cannot be known.</param>
/// <param name="Place">The node that wrote the value, in whichever resource that is; else the entry in the container.</param>
/// <param name="IsSecret">True where the value comes from a Secret.</param>
public sealed record EnvEntry(string Name, string? Value, YamlNode Place, EnvSource Source, bool IsSecret);

/// <summary>What a container's process sees.</summary>
/// <param name="IsOpen">True where a source of it is not in the bundle, so that further variables may exist.</param>
public sealed record ContainerEnv(YamlNode Container, ImmutableArray<EnvEntry> Entries, bool IsOpen)
{
    private readonly Lazy<Dictionary<string, EnvEntry>> byName = new(() => Entries.ToDictionary(entry => entry.Name));

    public EnvEntry? this[string name] => byName.Value.GetValueOrDefault(name);
}
