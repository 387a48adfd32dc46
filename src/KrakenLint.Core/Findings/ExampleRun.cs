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
    private readonly RoleBook roles;
    private readonly RuleSet rules;
    private readonly string profile;

    public ExampleRun(Rule rule, RuleExample example, RoleBook roles)
    {
        this.example = example;
        this.roles = roles;
        profile =
            example.Profile
            ?? LintSettings.Profiles.FirstOrDefault(name => rule.SeverityIn(name) != Severity.Off)
            ?? LintSettings.Kraken;
        rules = new RuleSet([rule], RuleSelection.Of(profile));
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

    public LintResult Lint(ImmutableArray<LintInput> inputs)
    {
        var files = inputs.Select(ManifestReader.Read).ToImmutableArray();
        var resources = files.SelectMany(file => file.Resources);
        var bundle = new Bundle([.. resources], example.IsOpen ? World.Open : World.Closed);
        return Linter.Lint(files, [bundle], rules, roles, new LintSettings(profile));
    }
}
