using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Decoding;

/// <summary>Lines with <c>%</c> before a document: the decoder knows <c>%YAML 1.1</c> and <c>%TAG</c>, and refuses others.</summary>
internal static class DirectiveProblems
{
    public static void Find(YamlDocument document, List<Problem> problems)
    {
        var bytes = document.Span.File.Bytes;
        for (var line = document.Span.Start; line < document.Span.End; line = DocumentSplitter.NextLine(bytes, line))
        {
            // Only comments and blank lines stand between directives.
            switch (bytes[line])
            {
                case (byte)'%':
                    FindIn(new SourceSpan(document.Span.File, line, document.Span.End).FirstLine, problems);
                    break;
                case not ((byte)'#' or (byte)'\r' or (byte)'\n' or (byte)' '):
                    return;
            }
        }
    }

    private static void FindIn(SourceSpan line, List<Problem> problems)
    {
        var words = line.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["%TAG", ..] or ["%YAML", "1.1", ..])
            return;
        var text =
            words[0] == "%YAML"
                ? "Helm and kubectl read YAML 1.1 and refuse other versions; expected no such line"
                : $"Helm and kubectl know no directive {words[0]} and refuse it; expected no such line, or quotes around what begins with \"%\"";
        problems.Add(Decoder.Refusal(line, text));
    }
}
