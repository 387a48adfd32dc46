using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Fixes;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Changed files as the edits that an editor makes: the lines that differ.</summary>
internal static class FileEdits
{
    public static WorkspaceEdit Of(IEnumerable<FixedFile> files, OpenDocuments documents) =>
        new(
            files.ToImmutableDictionary(
                file => documents.UriOf(file.Before.FullPath ?? file.Before.Path),
                file => Between(file.Before, file.After)
            )
        );

    private static ImmutableArray<LspEdit> Between(SourceFile before, SourceFile after)
    {
        var (old, current) = (LinesOf(before), LinesOf(after));
        return
        [
            .. LineDiff
                .Between(old, current)
                .Select(change => new LspEdit(
                    new LspRange(Before(old, change.Start), Before(old, change.Start + change.Count)),
                    string.Concat(current.Skip(change.NewStart).Take(change.NewCount))
                )),
        ];
    }

    // Behind the last line stands the end of the text, on the line that its last break begins or at that line's end.
    private static LspPosition Before(string[] lines, int line) =>
        line < lines.Length || lines.Length == 0 || lines[^1].EndsWith('\n')
            ? new LspPosition(line, 0)
            : new LspPosition(lines.Length - 1, lines[^1].Length);

    // Each with its break.
    private static string[] LinesOf(SourceFile file)
    {
        var text = file.Slice(file.ContentStart, file.Length);
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + '\n'), .. lines[^1].Length > 0 ? lines[^1..] : []];
    }
}
