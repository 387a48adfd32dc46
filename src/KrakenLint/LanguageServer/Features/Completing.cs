using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Rules;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>What may be written at a place: rules in comments, annotations, keys and values of definition files.</summary>
internal static class Completing
{
    public static CompletionList Of(OpenDocument document, UnitKey unit, Setup setup, LspPosition position)
    {
        var before = Spans.LineBefore(document.File, position);
        if (CommentWords.OpenWord(before) is { } word)
            return List(
                setup
                    .Library.Rules.Where(Suppression.RuleNames.CanSuppress)
                    .Select(rule => OfRule(rule, RangeOf(position, position.Character - word.Length)))
            );
        if (before.AsSpan().TrimStart().StartsWith("#"))
            return List([]);
        var path = LinePath.At(document.File, position.Line + 1);
        return unit.Kind is UnitKind.Chart or UnitKind.Manifests
            ? List(path.IsAnnotation ? OfAnnotation(path, position) : [])
            : List(OfDefinition(unit.Kind, path, before, position));
    }

    private static CompletionItem OfRule(Rule rule, LspRange range) =>
        new(
            rule.Id,
            CompletionKinds.Reference,
            rule.Name,
            MarkupContent.Markdown(RulePage.Of(rule)),
            new LspEdit(range, rule.Id)
        );

    private static IEnumerable<CompletionItem> OfAnnotation(LinePath path, LspPosition position) =>
        IsAtValue(path, position)
            ? KnownAnnotations
                .All[path.Key]
                .SelectMany(one => one.Words)
                .Distinct()
                // A value of an annotation is a text: what would be a number or a bool needs quotes.
                .Select(word =>
                    Item(word, CompletionKinds.Value, null, RangeOf(position, path.ValueStart), $"\"{word}\"")
                )
            : KnownAnnotations.All.Select(known =>
                Item(
                    known.Key,
                    CompletionKinds.Property,
                    string.Join(
                        "; ",
                        known.Select(one => $"{one.Controller.Title}: {one.Facts.Setting.Title}").Distinct()
                    ),
                    RangeOf(position, path.KeyStart),
                    path.ValueStart < 0 ? $"{known.Key}: " : known.Key
                ) with
                {
                    Documentation = MarkupContent.Markdown(AnnotationPage.Of(known.Key)),
                }
            );

    private static IEnumerable<CompletionItem> OfDefinition(
        UnitKind kind,
        LinePath path,
        string before,
        LspPosition position
    )
    {
        if (IsAtValue(path, position))
        {
            // In a list on one line each word is completed for itself.
            var start = Math.Max(path.ValueStart, before.LastIndexOfAny([',', '[', ' ']) + 1);
            return DefinitionKeys
                .ValuesOf(kind, [.. path.Around, path.Key])
                .Select(word => Item(word, CompletionKinds.Value, null, RangeOf(position, start), word));
        }
        var range = RangeOf(position, path.KeyStart);
        var colon = path.ValueStart < 0 ? ": " : "";
        return DefinitionKeys
            .KeysIn(kind, path.Around)
            .Select(key => Item(key.Name, CompletionKinds.Property, key.Summary, range, $"{key.Name}{colon}"))
            .Concat(
                DefinitionKeys
                    .NamesIn(kind, path.Around)
                    .Select(name => Item(name, CompletionKinds.Property, null, range, $"{name}{colon}"))
            )
            .Concat(
                DefinitionKeys
                    .ValuesOf(kind, path.Around)
                    .Select(word => Item(word, CompletionKinds.Value, null, range, word))
            );
    }

    private static bool IsAtValue(LinePath path, LspPosition position) =>
        path.ValueStart >= 0 && position.Character >= path.ValueStart;

    private static CompletionItem Item(string label, int kind, string? detail, LspRange range, string text) =>
        new(label, kind, detail, null, new LspEdit(range, text));

    private static LspRange RangeOf(LspPosition position, int start) =>
        new(position with { Character = Math.Min(start, position.Character) }, position);

    private static CompletionList List(IEnumerable<CompletionItem> items) => new(IsIncomplete: false, [.. items]);
}
