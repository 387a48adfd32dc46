using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Ways;

/// <summary>Manifests inside a controller file, with what is in force on their first route.</summary>
/// <param name="IsBad">True where rules on the way in find what is marked, false where they find nothing.</param>
/// <param name="InForce">Values by setting; <c>?</c> where it is not known, empty where there is none.</param>
public sealed record ControllerExample(
    string Title,
    bool IsBad,
    string Manifests,
    string? Profile,
    ImmutableArray<(string Setting, string Value)> InForce,
    SourceSpan Span
)
{
    public static ImmutableArray<ControllerExample> In(Controller controller, ProblemList problems)
    {
        if (
            DefinitionFile.RootOf(controller.File, problems) is not { } root
            || MappingReader.For(root, ControllerShapes.Controller, problems) is not { } mapping
        )
            return [];
        return
        [
            .. ControllerReader
                .Each(mapping, "examples", ControllerShapes.Shown, problems)
                .Select(example => Read(example, problems))
                .OfType<ControllerExample>(),
        ];
    }

    private static ControllerExample? Read(MappingReader mapping, ProblemList problems)
    {
        var (bad, good) = (mapping.OptionalText("bad"), mapping.OptionalText("good"));
        if (bad is null == good is null)
            problems.Add(mapping.Node, "an example is either bad or good: expected one of the two keys");
        return new ControllerExample(
            mapping.RequiredText("title", "what the example shows"),
            bad is not null,
            bad ?? good ?? "",
            mapping.OptionalWord("profile", LintSettings.Profiles),
            [.. mapping.OptionalPairs("inForce").Select(pair => (pair.Key.Text, pair.Value.Text))],
            mapping.Node.Span
        );
    }
}
