using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Knows the lines of a file that must not be shown.</summary>
public sealed class SecretLines
{
    private readonly HashSet<int> lines = [];

    private SecretLines(SourceFile file, IEnumerable<SourceSpan> more)
    {
        var at = 0;
        foreach (var document in YamlReader.Read(file).Documents)
        {
            Add(new SourceSpan(file, at, document.Span.Start), null);
            Add(document.Span, document.Tree);
            at = document.Span.End;
        }
        Add(new SourceSpan(file, at, file.Length), null);
        Add(more);
    }

    private void Add(SourceSpan text, YamlTree? tree) => Add(Disclosure.In(text, tree));

    private void Add(IEnumerable<SourceSpan> spans)
    {
        foreach (var span in spans)
        {
            for (var line = span.File.LineAt(span.Start); line <= span.File.LineAt(span.End); line++)
                lines.Add(line);
        }
    }

    /// <param name="more">What must not be shown because of where it goes.</param>
    public static SecretLines Of(SourceFile file, IEnumerable<SourceSpan> more) => new(file, more);

    /// <param name="line">1-based.</param>
    public bool Has(int line) => lines.Contains(line);

    /// <summary>
    /// True where an edit changes a line with a secret, or stands right before one, so that no patch could show where it
    /// belongs.
    /// </summary>
    /// <param name="edit">One of the file.</param>
    internal bool Touches(TextEdit edit)
    {
        var file = edit.Span.File;
        var (first, last) = (file.LineAt(edit.Span.Start), file.LineAt(edit.Span.End));
        return Enumerable.Range(first, last - first + 2).Any(Has);
    }
}
