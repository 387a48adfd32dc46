using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Charts;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Helm.Merging;

/// <summary>Says what rules find in the values of a release as its templates see them, whatever those print.</summary>
/// <param name="Settings">Of a run; a release in a namespace of its own has them for that.</param>
public sealed record ValuesJudge(RuleSet Rules, RoleBook Roles, LintSettings Settings)
{
    internal JudgedValues Of(ChartRelease release, ChartRendering rendering)
    {
        var settings = release.Namespace is { } space ? Settings.In(space) : Settings;
        var secrets = new SecretValues([rendering], release.Overlays);
        var values = MergedValues.Of(rendering, NameOf(release.Chart), secrets.Has);
        return new JudgedValues(
            secrets,
            values,
            values is { Document: { } document, Origins: { } origins }
                ?
                [
                    .. RuleRunner
                        .Run(document, RoleFinder.Find(Roles, document, settings), Rules, settings)
                        .Select(raw => raw with { Origins = origins }),
                ]
                : []
        );
    }

    /// <summary>What the document of all values is called.</summary>
    public static string NameOf(Chart chart) =>
        chart.IsUnseen ? chart.Name : chart.Values?.Tree.File.Path ?? "values.yaml";
}

/// <summary>The values of a release as one document, and what rules find in them.</summary>
/// <param name="Values">Null where there are none.</param>
internal sealed record JudgedValues(SecretValues Secrets, MergedDocument? Values, ImmutableArray<RawFinding> Found);
