using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>
/// Reads the annotation <c>krakenlint/ignore</c> of a resource and of the pods that a workload makes: on each line rules
/// divided by commas, a colon and the reason.
/// </summary>
internal static class AnnotationInstructions
{
    private const string Key = "krakenlint/ignore";

    private const string Expected = "\"RULE, RULE: reason\", on each line of the text";

    /// <summary>False where the bytes of a document show that it has no such annotation; true says nothing.</summary>
    // Between double quotes the key may be written with escapes.
    public static bool MayStandIn(SourceSpan document)
    {
        var text = document.File.Bytes[document.Start..document.End];
        return text.IndexOf("krakenlint"u8) >= 0 || text.Contains((byte)'\\');
    }

    public static IEnumerable<Found> In(Resource resource)
    {
        var ofPods =
            resource.PodTemplate is { } template && template != resource.Root
                ? In(template["metadata"]?["annotations"], WithKey(template))
                : [];
        return In(resource.Annotations, resource.Root.Span).Concat(ofPods);
    }

    // A value that is missing below is reported at the key.
    private static SourceSpan WithKey(YamlNode node) =>
        node.Key is { } key ? node.Span with { Start = key.Span.Start } : node.Span;

    private static IEnumerable<Found> In(YamlNode? annotations, SourceSpan region)
    {
        if (annotations?[Key] is not { } value)
            yield break;
        if (!value.IsScalar || value.IsNull || value.Text.Trim().Length == 0)
        {
            yield return Wrong(Underline.Of(Place.At(value)).Span, $"the annotation says nothing; expected {Expected}");
            yield break;
        }
        foreach (var (line, place) in Lines(value))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var list = colon < 0 ? line : line[..colon];
            var words = place.Length == 0 ? [] : InstructionReader.Words(place, 0, list);
            // Where the text cannot be found in the file, its key stands for all of it.
            if (place.Text != line)
                words =
                [
                    .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(word => new Located(word, place)),
                ];
            if (InstructionReader.TooMany(words) is { } tooMany)
                yield return new Found(null, tooMany, []);
            else if (words.IsEmpty)
                yield return Wrong(place, $"no rule stands before the colon; expected {Expected}");
            else if (list.Contains('['))
                yield return Wrong(place, $"an annotation has no brackets; expected {Expected}");
            else
                yield return new Found(
                    new Instruction(
                        IsForFile: false,
                        words,
                        colon < 0 ? "" : InstructionReader.Plain(line[colon..]),
                        place
                    ),
                    null,
                    [region]
                );
        }
    }

    private static Found Wrong(SourceSpan place, string text) =>
        new(null, new Problem(InstructionReader.InvalidCode, place, text), []);

    private static IEnumerable<(string Line, SourceSpan Place)> Lines(YamlNode value)
    {
        var fallback = Underline.Of(Place.At(value)).Span;
        var isHere = value.ViaSpan is null;
        var from = value.Span.Start;
        foreach (var line in value.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            // Quotes, indentation and the block's head are left out by looking for the line itself.
            var found = new SourceSpan(value.Tree.File, from, value.Span.End);
            var at = isHere ? found.Text.IndexOf(line, StringComparison.Ordinal) : -1;
            if (at < 0)
            {
                yield return (line, fallback);
                continue;
            }
            var place = found.Part(at, line.Length);
            from = place.End;
            yield return (line, place);
        }
    }
}
