using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;

namespace KrakenLint.Cli;

/// <summary>Takes out of what was found what the files and the configuration accept.</summary>
internal sealed class SuppressionStep
{
    /// <param name="today">The day by which entries expire.</param>
    public SuppressionStep(Project project, RuleLibrary library, RuleSet rules, LintSettings settings, DateOnly? today)
    {
        var entries = project.Configuration.Ignore;
        var owners = new Dictionary<Located, IgnoreSetting>(ReferenceEqualityComparer.Instance);
        foreach (var setting in entries)
        {
            foreach (var glob in setting.Paths)
                owners[glob] = setting;
        }
        var paths = new Lazy<PathGlobs>(() => new PathGlobs(project.Folder, owners.Keys));
        Input = new SuppressionInput(library.Rules, rules, settings)
        {
            Ignore = entries,
            EntriesAt = file => paths.Value.All(file.FullPath ?? file.Path).Select(glob => owners[glob]),
            Today = today,
        };
    }

    public SuppressionInput Input { get; private init; }

    /// <summary>True where the command line names no part of what the project has.</summary>
    public bool IsWholeProject
    {
        init => Input = Input with { IsWholeProject = value };
    }

    public LintResult Apply(LintResult result) => Suppressions.Apply(result, Input);

    /// <summary>Adds what is wrong with the configuration's entries, once everything is linted.</summary>
    public LintResult Judge(LintResult result) => Suppressions.Judge(result, Input);

    /// <summary>What <c>--verbose</c> says of each.</summary>
    public static IEnumerable<string> Tell(LintResult result) =>
        result.Suppressed.Select(one =>
            $"{one.Finding.Span}: {one.Finding.Rule.Id} is suppressed by {one.Span}{(one.Justification.Length == 0 ? "" : $": {one.Justification}")}"
        );
}
