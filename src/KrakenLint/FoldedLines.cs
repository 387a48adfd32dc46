using System.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Folds lines between words where they are wider than a terminal, which would break words. What goes on stands below the second
/// column of its line where that begins early, as in a table, else below its beginning.
/// </summary>
internal sealed class FoldedLines(TextWriter output, int columns) : TextWriter
{
    // A column that begins further right leaves no room for text.
    private const int DeepestIndent = 24;

    private readonly StringBuilder line = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            line.Append(value);
            return;
        }
        foreach (var part in Folded(line.ToString(), columns))
            output.Write($"{part}\n");
        line.Clear();
    }

    public override void Flush()
    {
        output.Write(line.ToString());
        line.Clear();
        output.Flush();
    }

    internal static IEnumerable<string> Folded(string text, int columns)
    {
        var indent = new string(' ', IndentFor(text));
        while (text.Length > columns && text.LastIndexOf(' ', columns) is var at && at > indent.Length)
        {
            var part = text[..at].TrimEnd();
            if (part.Length <= indent.Length)
                break;
            yield return part;
            text = indent + text[(at + 1)..].TrimStart();
        }
        yield return text;
    }

    private static int IndentFor(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        for (var at = start; at < Math.Min(text.Length - 1, DeepestIndent); at++)
        {
            if (at > start && text[at - 1] == ' ' && text[at] == ' ' && text[at + 1] != ' ')
                return at + 1;
        }
        return start;
    }
}
