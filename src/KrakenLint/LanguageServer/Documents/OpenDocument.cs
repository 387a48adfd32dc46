using System.Text;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>The text of a document as it stands in an editor.</summary>
/// <param name="Uri">As the editor writes it, so that it knows its own documents again.</param>
/// <param name="Path">Absolute, with <c>/</c> between folders.</param>
internal sealed record OpenDocument(string Uri, string Path, int Version, string Text)
{
    private readonly Lazy<byte[]> bytes = new(() => Encoding.UTF8.GetBytes(Text));
    private readonly Lazy<SourceFile> file = new(() =>
        new SourceFile(Path, Encoding.UTF8.GetBytes(Text), fullPath: Path)
    );

    public byte[] Bytes => bytes.Value;

    /// <summary>The same as a file, with its lines.</summary>
    public SourceFile File => file.Value;

    /// <summary>The text after edits, each of which sees what the one before it made.</summary>
    public OpenDocument With(int? version, IEnumerable<ContentChange> changes)
    {
        var text = Text;
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                text = change.Text;
                continue;
            }
            var start = OffsetIn(text, range.Start);
            var end = Math.Max(start, OffsetIn(text, range.End));
            text = string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
        }
        return new OpenDocument(Uri, Path, version ?? Version, text);
    }

    // A column behind the end of its line is that end, and a line behind the last one the end of the text.
    private static int OffsetIn(string text, LspPosition position)
    {
        var start = 0;
        for (var line = 0; line < position.Line; line++)
        {
            var next = text.IndexOf('\n', start);
            if (next < 0)
                return text.Length;
            start = next + 1;
        }
        var length = text.AsSpan(start).IndexOfAny('\r', '\n');
        return start + Math.Clamp(position.Character, 0, length < 0 ? text.Length - start : length);
    }
}
