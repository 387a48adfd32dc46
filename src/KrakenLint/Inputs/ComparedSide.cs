using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>One side of a comparison: a path, standard input, or a chart with its values.</summary>
/// <param name="Path">As the command line has it.</param>
/// <param name="Options">What is said of it where it is a chart.</param>
internal sealed record ComparedSide(string Path, ReleaseOptions Options)
{
    /// <summary>True for the folder of a chart, and for a packed one.</summary>
    public bool IsChart => File.Exists(System.IO.Path.Combine(Path, "Chart.yaml")) || ChartFolder.IsPacked(Path);

    /// <summary>What it holds, linted, with what could not be read among the notes.</summary>
    public LintResult Read(Project project, RuleLibrary library, RuleSet rules, FileReader reader)
    {
        var (inputs, notes) = Inputs(project, reader);
        var settings = project.Configuration.Settings with { Profile = LintSettings.Generic };
        if (Options.Namespace is { Length: > 0 } space)
            settings = settings with { Given = settings.Given.SetItem("namespace", [space]) };
        var linted = Linter.Lint(inputs, rules, library.Roles, settings);
        return linted with { Notes = [.. notes, .. linted.Notes] };
    }

    private (ImmutableArray<LintInput> Inputs, ImmutableArray<InputNote> Notes) Inputs(
        Project project,
        FileReader reader
    )
    {
        if (IsChart)
        {
            var request = ChartRequest.Of(Options);
            var (chart, problems) = RenderedChart.Of(request, [], reader);
            return (chart is null ? [] : [.. chart.Releases.SelectMany(release => release.Rendered)], problems);
        }
        // What is left out of lint may still be a way in.
        var bare = project with
        {
            Configuration = Configuration.None,
        };
        var inputs = RunInputs.Of(new InputRequest(bare, [Path], null, Environment.ProcessorCount), reader);
        return ([.. inputs.Parts().SelectMany(part => part)], [.. inputs.Notes]);
    }
}
