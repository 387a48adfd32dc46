using System.Collections.Frozen;
using KrakenLint.Force;
using KrakenLint.Units;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>Says whether a setting is worse for people's connections than it was.</summary>
internal static class SettingJudge
{
    /// <summary>More makes no difference to anybody: an hour of silence, 45 seconds for a poll, a mebibyte for a body.</summary>
    private static readonly FrozenDictionary<string, decimal> Enough = new Dictionary<string, decimal>
    {
        ["idleTimeout"] = 3600,
        ["lifetime"] = 3600,
        ["requestTimeout"] = 45,
        ["bodyLimit"] = 1_048_576,
        ["cookieLifetime"] = 86400,
    }.ToFrozenDictionary();

    // Where it ends WebSockets.
    private const decimal LongRequest = 3600;

    private static readonly string[] Affinities = ["none", "hash", "header", "source-ip", "cookie"];

    /// <summary>Names and paths are told, and are nobody's loss.</summary>
    private static readonly string[] Neutral =
    [
        "cookieName",
        "cookiePath",
        "cookieLifetime",
        "cookieSameSite",
        "cookieSecure",
        "pathRewrite",
        "drain",
        "externalAuth",
    ];

    /// <returns>Null where there is nothing to say: neither side has it.</returns>
    public static Verdict? Of(InForce old, InForce now)
    {
        var name = old.Setting.Name;
        if ((old.IsUnknown && now.IsUnknown) || (old.Setting.IsOfCookie && (old.Value is null || now.Value is null)))
            return null;
        if (name == "requestTimeout" && OfRequest(old, now) is { } judged)
            return judged;
        if (old.IsUnknown || now.IsUnknown)
            return Neutral.Contains(name) || !(old.IsWritten || now.IsWritten) ? null : Verdict.Unknown;
        if (name == WaySetting.Affinity)
            return OfAffinity(old, now);
        if (old.Value == now.Value)
            return Verdict.Kept;
        if (Neutral.Contains(name))
            return Verdict.Changed;
        if (old.Setting.IsTime)
            return OfNumbers(Number(old.Value), Number(now.Value), Enough.GetValueOrDefault(name, decimal.MaxValue));
        return name switch
        {
            "upgrade" => now.Value == "no" ? Verdict.Lost : Verdict.Better,
            "cache" => now.Value == "none" ? Verdict.Better
            : now.Value == "blind" ? Verdict.Weaker
            : Verdict.Changed,
            "backendProtocol" => now.Value is "h2" or "grpc" or "fastcgi" ? Verdict.Weaker : Verdict.Changed,
            _ => Verdict.Changed,
        };
    }

    private static Verdict OfAffinity(InForce old, InForce now)
    {
        var (before, after) = (Array.IndexOf(Affinities, old.Value), Array.IndexOf(Affinities, now.Value));
        if (before > 0 && after == 0)
            return Verdict.Lost;
        if (before == 0)
            return after > 0 ? Verdict.Better : Verdict.Kept;
        var (was, isNow) = (old.Strength, now.Strength);
        if (was != isNow && was is not null && isNow is not null)
            return isNow == "weak" ? Verdict.Weaker : Verdict.Better;
        return after < before ? Verdict.Weaker
            : after > before ? Verdict.Better
            : Verdict.Kept;
    }

    // A timeout that ends WebSockets is compared with one that does not as if that one had no end.
    private static Verdict? OfRequest(InForce old, InForce now)
    {
        var (before, after) = (LifeOf(old), LifeOf(now));
        if (before is null || after is null)
            return null;
        var ends = OfNumbers(before, after, LongRequest);
        if (ends is not Verdict.Kept || old.IsUnknown || now.IsUnknown)
            return ends is Verdict.Kept ? null : ends;
        return old.Value == now.Value
            ? Verdict.Kept
            : OfNumbers(Number(old.Value), Number(now.Value), Enough["requestTimeout"]);
    }

    private static decimal? LifeOf(InForce found) =>
        found.CountsForUpgraded == true ? Number(found.Value)
        : found.IsUnknown ? null
        : decimal.MaxValue;

    private static Verdict OfNumbers(decimal? before, decimal? after, decimal enough)
    {
        if (before is not { } old || after is not { } now)
            return Verdict.Changed;
        var (was, isNow) = (Math.Min(old, enough), Math.Min(now, enough));
        return isNow < was ? Verdict.Weaker
            : isNow > was ? Verdict.Better
            : Verdict.Kept;
    }

    private static decimal? Number(string? value) =>
        value == WaySetting.Endless ? decimal.MaxValue : Quantity.Number(value ?? "");
}
