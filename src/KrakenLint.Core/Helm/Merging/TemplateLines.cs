using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Helm.Merging;

/// <summary>The lines of a template, and which of them are about a secret.</summary>
internal sealed class TemplateLines(SourceFile file)
{
    private readonly Lock reading = new();
    private readonly LineOutline outline = new(file, isSecret: false);
    private readonly HashSet<int> ofSecret = [];
    private int read;

    /// <summary>What stands behind each occurrence of a text as far as it is one name, with its line, 1-based.</summary>
    public IEnumerable<(int Line, string Name)> WordsBehind(ReadOnlyMemory<byte> text)
    {
        for (var at = file.ContentStart; file.Bytes[at..].IndexOf(text.Span) is >= 0 and var next; )
        {
            at += next + text.Length;
            var end = at;
            while (end < file.Length && IsOfName(file.Bytes[end]))
                end++;
            if (end > at)
                yield return (file.LineAt(at), file.Slice(at, end));
        }
    }

    public string TextOf(int line) => file.Line(line).Text;

    // Letters beyond ASCII are letters to Go as well.
    private static bool IsOfName(byte letter) =>
        char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or >= 0x80;

    /// <summary>Reads as far as is asked for: the first lines of a long template say whether it prints anything at all.</summary>
    public bool IsOfSecret(int number)
    {
        lock (reading)
        {
            while (read < number)
            {
                outline.Read(++read);
                if (outline.IsOfSecret)
                    ofSecret.Add(read);
            }
            return ofSecret.Contains(number);
        }
    }
}
