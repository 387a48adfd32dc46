using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>What is known of one setting of a controller.</summary>
/// <param name="Sources">Where it may be said, the strongest first.</param>
/// <param name="Default">What holds where nobody says anything; null where that is not known.</param>
/// <param name="Facts">Addresses of what this is known from.</param>
public sealed record SettingFacts(
    WaySetting Setting,
    ImmutableArray<SettingSource> Sources,
    string? Default,
    ImmutableArray<SettingWrite> Writes,
    ImmutableArray<string> Facts
)
{
    /// <summary>Of a request timeout: whether it ends connections that were upgraded; null where that is not known.</summary>
    public bool? CountsForUpgraded { get; init; }

    /// <summary>Of affinity: that of the default.</summary>
    public string? Strength { get; init; }

    /// <summary>One line for people.</summary>
    public string? Note { get; init; }

    /// <summary>How the value is written; null where it cannot be.</summary>
    public SettingWrite? WriteOf(string? value) =>
        Writes.FirstOrDefault(write => value is null || write.For.IsEmpty || write.For.Contains(value));
}

/// <summary>One place that a setting may stand in, and what its text means.</summary>
public sealed record SettingSource(FieldPlace Place, FieldReading Reading, ImmutableArray<FieldTest> When)
{
    /// <summary>Of affinity: strong where a client keeps its pod, weak where it moves when pods come and go.</summary>
    public string? Strength { get; init; }

    /// <summary>The releases that read it.</summary>
    public string? Since { get; init; }

    public string? Until { get; init; }

    public bool? CountsForUpgraded { get; init; }
}

/// <summary>How a setting is written for this controller.</summary>
/// <param name="For">The values that can be written so; empty for all.</param>
/// <param name="Words">For messages: what to set, and where.</param>
public sealed record SettingWrite(ImmutableArray<string> For, string Words)
{
    /// <summary>The part that the body is put in: a policy's kind, or <c>rule</c>, <c>route</c>, <c>service</c>, ….</summary>
    public string In { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    /// <summary>Of a policy: what it targets.</summary>
    public string Target { get; init; } = "route";

    /// <summary>Annotations, or the fields below the part; null where words are all that helps.</summary>
    public YamlNode? Body { get; init; }

    public bool IsAnnotations { get; init; }

    /// <summary>Of affinity: whether what is written so is strong or weak.</summary>
    public string? Strength { get; init; }
}
