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
    public static void AddTo(List<SourceSpan> hidden, SourceSpan shown, int first, bool isSecret = false)
    {
        var file = shown.File;
        if (shown.Length <= 0 || file.Length == 0)
            return;
        var (top, bottom) = (file.LineAt(shown.Start), file.LineAt(Math.Max(shown.Start, shown.End - 1)));
        var lines = OutlinedLines.From(file, Math.Min(top, file.LineAt(Math.Min(first, file.Length))), isSecret);
        for (var line = top; line <= bottom; line++)
        {
            var span = file.Line(line);
            var from = lines.HiddenOn(line);
            var text = span.Text;
            var isComment = text.AsSpan().TrimStart().StartsWith("#");
            Disclosure.AddClipped(
                hidden,
                span,
                isComment ? Credentials.InProse(text) : Credentials.InLine(text),
                shown
            );
            if (from is { } offset)
                Disclosure.AddClipped(hidden, span, [offset..text.Length], shown);
        }
    }
}
