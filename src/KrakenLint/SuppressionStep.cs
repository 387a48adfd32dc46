using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Takes out of what was found what the files and the configuration accept.</summary>
internal sealed class SuppressionStep
{
    private readonly SuppressionInput input;

    /// <param name="today">The day by which entries expire.</param>
    /// <param name="isWholeProject">True where the command line names no part of what the project has.</param>
    public SuppressionStep(
        Project project,
        RuleLibrary library,
        RuleSet rules,
        LintSettings settings,
        DateOnly? today,
        bool isWholeProject
    )
    {
        var paths = project.Configuration.Ignore.ToDictionary(
            setting => setting,
            setting => new PathGlobs(project.Folder, setting.Paths)
        );
        input = new SuppressionInput(library.Rules, rules, settings)
        {
            Ignore = project.Configuration.Ignore,
            IsAt = (setting, file) => paths[setting].Find(file.FullPath ?? file.Path) is not null,
            Today = today,
            IsWholeProject = isWholeProject,
        };
    }

    public LintResult Apply(LintResult result) => Suppressions.Apply(result, input);

    /// <summary>The same for findings on the files of a chart.</summary>
    public LintResult Apply(LintResult result, RenderedChart chart, Lazy<Provenance> provenance) =>
        Suppressions.Apply(
            result,
            input with
            {
                Chart = new ChartSources(
                    chart.Folder.Chart,
                    chart.Folder.Overlays,
                    findings =>
                        ChartFindings
                            .Place(result with { Findings = findings }, provenance.Value, chart.IsGiven)
                            .Findings
                ),
            }
        );

    /// <summary>What <c>--verbose</c> says of each.</summary>
    public static IEnumerable<string> Tell(LintResult result) =>
        result.Suppressed.Select(one =>
            $"{one.Finding.Span}: {one.Finding.Rule.Id} is suppressed by {one.Span}{(one.Justification.Length == 0 ? "" : $": {one.Justification}")}"
        );
}
