using System.Collections.Immutable;
using KrakenLint.Rendering;

namespace KrakenLint.Helm;

/// <summary>What helm is told beside values, as the command line has it.</summary>
/// <param name="KubeVersion">The version of Kubernetes that templates see; null for helm's own.</param>
/// <param name="ApiVersions">What templates see of APIs beside those that helm assumes.</param>
public sealed record HelmWords(
    string? KubeVersion,
    ImmutableArray<string> ApiVersions,
    bool IncludesCrds,
    bool SkipsTests
)
{
    public static HelmWords None { get; } = new(null, [], IncludesCrds: false, SkipsTests: false);

    /// <summary>False for a text that helm takes for no version of Kubernetes.</summary>
    public static bool IsKubeVersion(string text) => text.Contains('.') && SemanticVersion.Parse(text) is not null;
}
