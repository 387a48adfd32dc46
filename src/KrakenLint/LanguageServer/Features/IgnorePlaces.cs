using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Places where a comment that accepts a finding may stand.</summary>
internal static class IgnorePlaces
{
    private const string Reason = "say why this is acceptable";

    /// <returns>The file with the comment: above the line first, then at its end, then in the way of Go's templates.</returns>
    public static IEnumerable<SourceFile> For(Finding finding, SourceFile file)
    {
        var said = $"krakenlint: ignore[{finding.Rule.Id}] {Reason}";
        var line = file.Line(file.LineAt(finding.Span.Start));
        var text = line.Text;
        var indent = text[..(text.Length - text.AsSpan().TrimStart(" ").Length)];
        var ending = EndingOf(file);
        yield return With(file, line.Start, $"{indent}# {said}{ending}");
        yield return With(file, line.End, $" # {said}");
        if (file.Bytes.IndexOf("{{"u8) >= 0)
            yield return With(file, line.Start, $"{indent}{{{{- /* {said} */}}}}{ending}");
    }

    private static SourceFile With(SourceFile file, int at, string text) =>
        EditedFile.Of(file, [new TextEdit(new SourceSpan(file, at, at), text)]);

    private static string EndingOf(SourceFile file) => file.Bytes.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
}
