using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>What a run knows about suppressions beside the files that it linted.</summary>
/// <param name="Known">All rules that there are, for the names in suppressions.</param>
/// <param name="Rules">Those that ran.</param>
public sealed record SuppressionInput(ImmutableArray<Rule> Known, RuleSet Rules, LintSettings Settings)
{
    /// <summary>Entries of the configuration.</summary>
    public ImmutableArray<IgnoreSetting> Ignore { get; init; } = [];

    /// <summary>The entries one of whose <c>path</c> means a file; null where these are compared with the file's name.</summary>
    public Func<SourceFile, IEnumerable<IgnoreSetting>>? EntriesAt { get; init; }

    /// <summary>The day by which it is judged what has expired; null where nothing is to expire.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>True where everything was linted that the project has, so that an entry about no place in particular can be unused.</summary>
    public bool IsWholeProject { get; init; }

    /// <summary>The chart whose rendered text was linted, or null.</summary>
    public ChartSources? Chart { get; init; }
}

/// <summary>The files that a rendered text was made of.</summary>
/// <param name="Overlays">Roots of values beside the chart's own.</param>
/// <param name="Place">Moves findings from the rendered text to the files of the chart.</param>
public sealed record ChartSources(
    Chart Chart,
    ImmutableArray<YamlNode> Overlays,
    Func<ImmutableArray<Finding>, ImmutableArray<Finding>> Place
)
{
    /// <summary>Values files, and Chart.yaml where subcharts are declared.</summary>
    internal IEnumerable<SourceFile> YamlFiles =>
        Overlays
            .Where(root => !CarriedValues.Is(root))
            .Select(root => (SourceFile?)root.Tree.File)
            .Concat(Unpacked.SelectMany(chart => new[] { chart.Metadata.Tree.File, chart.Values?.Tree.File }))
            .OfType<SourceFile>()
            .Distinct();

    /// <summary>Values that are parts of files about something else.</summary>
    internal IEnumerable<YamlNode> Carried => Overlays.Where(CarriedValues.Is);

    /// <summary>What Helm prints from.</summary>
    internal IEnumerable<SourceFile> TemplateFiles =>
        Unpacked.SelectMany(chart => chart.Templates.Concat(chart.Crds)).Select(file => file.File).Distinct();

    // Nobody edits what is in an archive.
    private IEnumerable<Chart> Unpacked => All(Chart).Where(chart => chart is { IsPacked: false, IsUnseen: false });

    private static IEnumerable<Chart> All(Chart chart) => chart.Found.SelectMany(All).Prepend(chart);
}
