using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>An example ready to be linted by its rule alone: its files without markers, its profile, its world.</summary>
public sealed class ExampleRun
{
    private readonly RuleExample example;
    private readonly RuleLibrary library;
    private readonly RuleSet rules;
    private readonly string profile;

    /// <param name="library">The rule alone, with the roles and words of the run and of the example's project.</param>
    internal ExampleRun(Rule rule, RuleExample example, RuleLibrary library)
    {
        this.example = example;
        this.library = library;
        profile =
            example.Profile
            ?? LintSettings.Profiles.FirstOrDefault(name => rule.SeverityIn(name) != Severity.Off)
            ?? LintSettings.Kraken;
        rules = new RuleSet(RuleSettings.Apply(library, example.Project, profile), RuleSelection.Of(profile));
        var read = example.Files.Select(file => (file.Name, Marked: ExampleMarkers.Read(file.Text))).ToArray();
        Inputs = [.. read.Select(file => new LintInput(SourceFile.FromText(file.Name, file.Marked.Text)))];
        Markers =
        [
            .. read.SelectMany(file => file.Marked.Markers.Select(marker => (file.Name, marker)))
                .Where(pair => pair.marker.Rule == rule.Id || pair.marker.Rule == rule.Name),
        ];
    }

    public ImmutableArray<LintInput> Inputs { get; }

    /// <summary>What must be found, by file.</summary>
    public ImmutableArray<(string File, Marker Marker)> Markers { get; }

    public static ExampleRun For(Rule rule, RuleExample example, RuleLibrary library) =>
        new(rule, example, (library with { Rules = [rule], Problems = [] }).With(example.Project));

    public LintResult Lint(ImmutableArray<LintInput> inputs)
    {
        if (ChartLinter.Predicted(inputs) is { } release)
            return ChartLinter.Lint(
                [release],
                rules,
                library.Roles,
                example.Project.Settings with
                {
                    Profile = profile,
                }
            );
        var files = inputs.Select(ManifestReader.Read).ToImmutableArray();
        var bundle = new Bundle(
            [.. files.SelectMany(file => file.Resources)],
            example.IsOpen ? World.Open : World.Closed,
            example.Project.Settings.Namespace
        );
        var settings = example.Project.Settings with { Profile = profile };
        return Linter.Lint(files, [bundle], rules, library.Roles, settings);
    }
}
