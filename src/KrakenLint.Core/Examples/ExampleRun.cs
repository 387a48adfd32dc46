using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;

namespace KrakenLint.Examples;

/// <summary>An example ready to be linted by its rule: its files without markers, its profile, its world.</summary>
public sealed class ExampleRun
{
    /// <summary>A file of an example that is no input but the project's configuration.</summary>
    private const string ConfigurationFile = ".krakenlint.yaml";

    private static readonly Lazy<ImmutableArray<Rule>> BuiltIn = new(() => BuiltInRules.Load([]).Rules);

    private readonly Rule rule;
    private readonly RuleExample example;
    private readonly RuleLibrary library;
    private readonly RuleSet rules;
    private readonly string profile;
    private readonly ImmutableArray<IgnoreSetting> ignore;

    private ExampleRun(Rule rule, RuleExample example, RuleLibrary library)
    {
        (this.rule, this.example, this.library) = (rule, example, library);
        profile =
            example.Profile
            ?? LintSettings.Profiles.FirstOrDefault(name => rule.SeverityIn(name) != Severity.Off)
            ?? LintSettings.Kraken;
        rules = new RuleSet(RuleSettings.Apply(library, example.Project, profile), RuleSelection.Of(profile));
        var read = example.Files.Select(file => (file.Name, Marked: ExampleMarkers.Read(file.Text))).ToArray();
        var files = read.Select(file => SourceFile.FromText(file.Name, file.Marked.Text)).ToArray();
        Inputs = [.. files.Where(file => file.Path != ConfigurationFile).Select(file => new LintInput(file))];
        var problems = new ProblemList();
        ignore =
        [
            .. files
                .Where(file => file.Path == ConfigurationFile)
                .SelectMany(file => ConfigurationReader.Read(file, problems).Ignore),
        ];
        Problems = [.. library.Problems, .. problems.ToImmutable()];
        Markers =
        [
            .. read.SelectMany(file => file.Marked.Markers.Select(marker => (file.Name, marker)))
                .Where(pair => pair.marker.Rule == rule.Id || pair.marker.Rule == rule.Name),
        ];
    }

    public ImmutableArray<LintInput> Inputs { get; }

    /// <summary>What is wrong with the project that the example stands for.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>What must be found, by file.</summary>
    public ImmutableArray<(string File, Marker Marker)> Markers { get; }

    /// <param name="library">The roles and words of the run.</param>
    public static ExampleRun For(Rule rule, RuleExample example, RuleLibrary library)
    {
        // A suppression is about other rules.
        var others = Suppressions.IsAbout(rule) ? AllBut(rule, library) : [];
        return new(rule, example, (library with { Rules = [rule, .. others], Problems = [] }).With(example.Project));
    }

    /// <returns>What the rule finds; what others find is left out.</returns>
    public LintResult Lint(ImmutableArray<LintInput> inputs)
    {
        var files = inputs.Select(ManifestReader.Read).ToImmutableArray();
        var bundle = new Bundle(
            [.. files.SelectMany(file => file.Resources)],
            example.IsOpen ? World.Open : World.Closed,
            example.Project.Settings.Namespace
        );
        var settings = example.Project.Settings with { Profile = profile };
        var input = new SuppressionInput(library.Rules, rules, settings)
        {
            Ignore = ignore,
            Today = example.Today,
            IsWholeProject = true,
        };
        var linted = ChartLinter.Predicted(inputs) is { } release
            ? ChartLinter.Lint([release], rules, library.Roles, settings, input)
            : Suppressions.Apply(Linter.Lint(files, [bundle], rules, library.Roles, settings), input);
        var result = Suppressions.Judge(linted, input);
        return result with { Findings = [.. result.Findings.Where(finding => finding.Rule.Id == rule.Id)] };
    }

    private static IEnumerable<Rule> AllBut(Rule rule, RuleLibrary library) =>
        library.Rules.Concat(BuiltIn.Value).DistinctBy(other => other.Id).Where(other => other.Id != rule.Id);
}
