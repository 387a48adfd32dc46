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
        var paths = project.Configuration.Ignore.ToDictionary(
            setting => setting,
            setting => new PathGlobs(project.Folder, setting.Paths)
        );
        Input = new SuppressionInput(library.Rules, rules, settings)
        {
            Ignore = project.Configuration.Ignore,
            IsAt = (setting, file) => paths[setting].Find(file.FullPath ?? file.Path) is not null,
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
