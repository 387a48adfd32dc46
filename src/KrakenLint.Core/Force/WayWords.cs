using KrakenLint.Ways;

namespace KrakenLint.Force;

/// <summary>Settings in force as people read them.</summary>
public static class WayWords
{
    private const string Never = "none";

    /// <returns>Null where nothing is known, or nothing is in force.</returns>
    public static string? Of(InForce found)
    {
        if (found.IsUnknown || found.Value is not { } value)
            return null;
        if (value == WaySetting.Endless)
            return Never;
        return found.Setting.Name switch
        {
            WaySetting.Affinity when found.Strength is { } strength => $"{value} ({strength})",
            "requestTimeout" when found.CountsForUpgraded == true => $"{value} s, WebSockets too",
            "idleTimeout" or "requestTimeout" or "lifetime" or "drain" => $"{value} s",
            "cookieLifetime" when value != "session" => $"{value} s",
            _ => value,
        };
    }
}
