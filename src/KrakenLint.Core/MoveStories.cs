using System.Collections.Immutable;
using KrakenLint.Comparing;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint;

/// <summary>The stories of <c>rules/stories</c>, with their manifests compared.</summary>
public static class MoveStories
{
    /// <returns>What is wrong with the files, where something is.</returns>
    public static (ImmutableArray<ToldStory> Stories, ImmutableArray<Problem> Problems) All(RuleLibrary library)
    {
        var problems = new ProblemList();
        var told = ImmutableArray.CreateBuilder<ToldStory>();
        foreach (var file in BuiltInFiles.Stories)
        {
            if (Story.Read(file, problems) is not { } story)
                continue;
            if (ControllerBook.BuiltIn.Find(story.To) is { } controller)
                told.Add(Tell(story, controller, library));
            else
                problems.Add(new SourceSpan(file, 0, 0), $"no controller is called {story.To}");
        }
        return (told.ToImmutable(), problems.ToImmutable());
    }

    private static ToldStory Tell(Story story, Controller to, RuleLibrary library)
    {
        var before = Lint([("before.yaml", story.Before)], library);
        var plan = Migrator.Plan(before.Bundles, to, "public");
        var planned = Lint([.. plan.Files.Select(file => (file.Name, file.Text))], library);
        return new ToldStory(
            story,
            WayComparer.Compare(before, Lint([("after.yaml", story.Converted)], library)),
            plan,
            WayComparer.Compare(before, planned)
        );
    }

    private static LintResult Lint(IEnumerable<(string Name, string Text)> files, RuleLibrary library) =>
        Linter.Lint(
            files.Select(file => new LintInput(SourceFile.FromText(file.Name, file.Text))),
            new RuleSet([], RuleSelection.Of(LintSettings.Generic)),
            library.Roles,
            new LintSettings(LintSettings.Generic)
        );
}
