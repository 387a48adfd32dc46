using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Manifests;

/// <summary>
/// What may be shown of lines that no tree stands for: of documents that do not parse, of templates, and of texts inside
/// scalars.
/// </summary>
internal static class LineDisclosure
{
    /// <param name="first">Where the text begins that the lines are part of.</param>
    /// <param name="isSecret">True where all that the lines hold is a secret's.</param>
    public static IEnumerable<SourceSpan> In(SourceSpan shown, int first, bool isSecret = false)
    {
        var file = shown.File;
        if (shown.Length <= 0 || file.Length == 0)
            yield break;
        var (top, bottom) = (file.LineAt(shown.Start), file.LineAt(Math.Max(shown.Start, shown.End - 1)));
        var lines = OutlinedLines.From(file, Math.Min(top, file.LineAt(Math.Min(first, file.Length))), isSecret);
        for (var line = top; line <= bottom; line++)
        {
            var span = file.Line(line);
            var from = lines.HiddenOn(line);
            var text = span.Text;
            var hidden = Disclosure.Parts(
                span,
                text.AsSpan().TrimStart().StartsWith("#") ? Credentials.InProse(text) : [.. Credentials.In(text)]
            ).Concat(Disclosure.Parts(span, [.. Credentials.InSentence(text)]));
            if (from is { } offset)
                hidden = hidden.Append(Disclosure.Parts(span, [offset..text.Length]).First());
            foreach (var part in hidden.Select(part => Disclosure.Clip(part, shown)).Where(part => part.Length > 0))
                yield return part;
        }
    }
}
