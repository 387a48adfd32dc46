using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>A setting of a way in, as it is in force.</summary>
/// <param name="Value">Null where nothing is known, or where the setting has no value there (a cookie's name without a cookie).</param>
/// <param name="Node">The node that decides it; null where it is the default or unknown.</param>
/// <param name="Nearest">Where it would be set: the nearest node that is there.</param>
public sealed record InForce(WaySetting Setting, string? Value, YamlNode? Node, YamlNode Nearest)
{
    /// <summary>True where something may decide it that nobody here can read.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True where it is a default that something outside of the bundle may change.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Of affinity: strong or weak.</summary>
    public string? Strength { get; init; }

    /// <summary>Of a request timeout: whether it ends WebSockets; null where that is not known.</summary>
    public bool? CountsForUpgraded { get; init; }

    /// <summary>How the controller has it written; null where the setting cannot be made there.</summary>
    public SettingWrite? Write { get; init; }

    /// <summary>The Service behind the route.</summary>
    public string? Service { get; init; }

    public bool IsWritten => Node is not null;

    /// <summary>The node that decides, or the place where it would be set.</summary>
    public YamlNode Place => Node ?? Nearest;
}
