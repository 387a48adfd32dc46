using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>Places of the protocol, 0-based in UTF-16 units, and stretches of files, in bytes.</summary>
internal static class Spans
{
    public static LspRange RangeOf(SourceSpan span) =>
        new(PositionOf(span.StartPosition), PositionOf(span.EndPosition));

    /// <returns>The byte offset of a place; what lies behind the end of a line or of the text is that end.</returns>
    public static int OffsetOf(SourceFile file, LspPosition position)
    {
        if (position.Line >= file.LineCount)
            return file.Length;
        var line = file.Line(Math.Max(0, position.Line) + 1);
        return line.Part(0, Math.Max(0, position.Character)).End;
    }

    /// <summary>The text of the line that a place is in, up to it.</summary>
    public static string LineBefore(SourceFile file, LspPosition position)
    {
        var end = OffsetOf(file, position);
        return file.Slice(file.Line(file.LineAt(end)).Start, end);
    }

    public static bool IsIn(SourceSpan span, int offset) => span.Start <= offset && offset <= span.End;

    private static LspPosition PositionOf(Position position) => new(position.Line - 1, position.Column - 1);
}
