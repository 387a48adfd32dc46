using System.Collections.Immutable;
using KrakenLint.Examples;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Checks rules, controllers and configurations as texts, and runs their examples.</summary>
internal static class DefinitionAnalysis
{
    public static Analysis Of(Analysis nothing, UnitKey unit, FileReader reader)
    {
        var read = reader.Read(Path.GetRelativePath(Environment.CurrentDirectory, unit.Path));
        ImmutableArray<InputNote> notes =
            read.File is { } file ? [.. ProblemsOf(unit, file, nothing.Setup).Select(NoteOf)]
            : read.Note is { } note ? [note]
            : [];
        return nothing with { Notes = notes };
    }

    private static IEnumerable<Problem> ProblemsOf(UnitKey unit, SourceFile file, Setup setup) =>
        unit.Kind switch
        {
            UnitKind.Rule => OfRule(file, setup.Library),
            UnitKind.Controller => OfController(file, setup.Library),
            _ => OfConfiguration(file, unit.Folder, setup.Library),
        };

    private static IEnumerable<Problem> OfRule(SourceFile file, RuleLibrary library)
    {
        var problems = new ProblemList();
        var rule = RuleReader.Read(file, library.Words, problems);
        return problems.Count > 0 || rule is null
            ? problems.ToImmutable()
            : ExampleRunner.Run(rule, library).Concat(FixedExamples.Run(rule, library));
    }

    private static IEnumerable<Problem> OfController(SourceFile file, RuleLibrary library)
    {
        var problems = new ProblemList();
        ControllerReader.Check(file, problems);
        var controller = problems.Count > 0 ? null : ControllerReader.ReadHead(file);
        return problems.Count > 0 || controller is null
            ? problems.ToImmutable()
            : ControllerExamples.Run(controller, library);
    }

    private static IEnumerable<Problem> OfConfiguration(SourceFile file, string folder, RuleLibrary library)
    {
        var problems = new ProblemList();
        var configuration = ConfigurationReader.Read(file, problems);
        RuleSettings.Check(library, configuration, problems);
        var project = new Project(configuration, folder) { Boundary = Boundary.Around(folder) };
        return problems.ToImmutable().Concat(project.WrongPaths());
    }

    private static InputNote NoteOf(Problem problem) =>
        new(problem.Code, problem.Span.File.Path, problem.Text, IsFailure: true, problem.Span);
}
