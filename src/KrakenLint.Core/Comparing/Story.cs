using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Comparing;

/// <summary>A file of <c>rules/stories</c>: a move to another controller, what it lost, and what is to be learnt from it.</summary>
/// <param name="Name">That of its file.</param>
/// <param name="To">The name of the controller that is moved to.</param>
/// <param name="Text">Paragraphs with code between back quotes.</param>
/// <param name="Before">The manifests before the move.</param>
/// <param name="Converted">What somebody made of them.</param>
public sealed record Story(
    string Name,
    string Title,
    string To,
    string Text,
    string Before,
    string Converted,
    string Lesson
)
{
    /// <returns>Null where something is wrong with the file, which is told at its place.</returns>
    internal static Story? Read(SourceFile file, ProblemList problems)
    {
        if (DefinitionFile.RootOf(file, problems) is not { } root)
            return null;
        if (MappingReader.For(root, "a story", problems) is not { } mapping)
            return null;
        var story = new Story(
            Path.GetFileNameWithoutExtension(file.Path),
            mapping.RequiredText("title", "from where to where"),
            mapping.RequiredText("to", "the name of a controller"),
            mapping.RequiredText("text", "what happened"),
            mapping.RequiredText("before", "manifests"),
            mapping.RequiredText("converted", "manifests"),
            mapping.RequiredText("lesson", "what is to be learnt")
        );
        mapping.Finish();
        return story;
    }
}

/// <summary>A story with what the comparison and the plan of the move say of its manifests.</summary>
/// <param name="Lost">The manifests before beside those that were converted.</param>
/// <param name="Plan">How everything is said for the other controller.</param>
/// <param name="Kept">The manifests before beside those of the plan.</param>
public sealed record ToldStory(Story Story, Comparison Lost, Migration Plan, Comparison Kept);
