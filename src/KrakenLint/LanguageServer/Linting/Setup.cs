using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Units;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>A project as <c>krakenlint lint</c> would lint it without options: its configuration, rules and baseline.</summary>
internal sealed record Setup(
    Project Project,
    RuleLibrary Library,
    RuleSet Rules,
    LintSettings Settings,
    SuppressionStep Suppression,
    Baseline Baseline,
    ImmutableArray<string> Problems
)
{
    private const long UsualLimit = 64 << 20;

    public long MostBytes =>
        Project.Configuration.MaxFileSize is { } limit
        && Quantity.Resource(limit.Text) is > 0 and <= int.MaxValue and var bytes
            ? (long)bytes
            : UsualLimit;

    /// <summary>The setup for files of a folder. What is wrong with it is among the problems; the rest holds all the same.</summary>
    public static Setup Around(string folder, Streams streams)
    {
        var (project, problems) = ProjectFinder.Around(folder);
        var (library, ofRules) = RuleLoader.Load([], project, Environment.ProcessorCount);
        var configuration = project.Configuration;
        var profile = configuration.Profile?.Text ?? LintSettings.Kraken;
        var end = ProfileChain.Of(configuration, profile).Base ?? LintSettings.Kraken;
        var settings = configuration.Settings with { Profile = end };
        var rules = new RuleSet(RuleSettings.Apply(library, configuration, profile), new RuleSelection(end, [], []));
        problems.AddRange(ofRules);
        var suppression = new SuppressionStep(project, library, rules, settings, RunDay.Read(problems));
        var setup = new Setup(project, library, rules, settings, suppression, Baseline.Empty, [.. problems]);
        return configuration.Baseline is { } path && project.Allows(path)
            ? setup.With(new FileReader(streams, setup.MostBytes, null, project.Boundary).Read(project.PathOf(path)))
            : setup;
    }

    /// <summary>What is found and not known already.</summary>
    public LintResult New(LintResult result) =>
        result with
        {
            Findings = [.. result.Findings.Where(finding => !Baseline.Knows(finding))],
        };

    private Setup With(ReadFile baseline)
    {
        if (baseline.File is not { } file)
            return this with { Problems = [.. Problems, $"the baseline {baseline.Note?.Text}"] };
        var found = new ProblemList();
        var known = BaselineReader.Read(file, found);
        return this with
        {
            Baseline = known,
            Problems = [.. Problems, .. found.ToImmutable().Select(problem => $"the baseline {problem.Text}")],
        };
    }
}
