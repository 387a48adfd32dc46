using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>One document of <c>helm template</c>'s output that says where it comes from; its lines are read when somebody asks.</summary>
internal sealed class RenderedDocument
{
    private readonly Lazy<ImmutableArray<string>> lines;
    private readonly Lazy<int> kindLine;

    private RenderedDocument(SourceFile file, string source, int firstLine, int end)
    {
        (File, Source, FirstLine, End) = (file, source, firstLine, end);
        lines = new(() => LinesOf(file, firstLine, end));
        kindLine = new(() =>
            FirstLine + Lines.TakeWhile(line => !line.StartsWith("kind:", StringComparison.Ordinal)).Count()
        );
    }

    public SourceFile File { get; }

    /// <summary>What stands behind <c># Source:</c>; text from the input.</summary>
    public string Source { get; }

    /// <summary>1-based: the line below the comment.</summary>
    public int FirstLine { get; }

    /// <summary>1-based: the line behind the document and all blank lines at its end.</summary>
    public int End { get; }

    /// <summary>Without line breaks, white space at their ends, and blank lines at the end.</summary>
    public ImmutableArray<string> Lines => lines.Value;

    /// <summary>The line that says what kind of object it is; the one behind the last where none does.</summary>
    public int KindLine => kindLine.Value;

    /// <summary>True where a 1-based line is one of <see cref="Lines"/>.</summary>
    public bool Has(int line) => line >= FirstLine && line < End && line < FirstLine + Lines.Length;

    public static ImmutableArray<RenderedDocument> In(SourceFile file)
    {
        var documents = ImmutableArray.CreateBuilder<RenderedDocument>();
        string? source = null;
        var first = 0;
        for (var number = 1; number <= file.LineCount; number++)
        {
            var span = file.Line(number);
            var text = file.Bytes[span.Start..span.End];
            // A template that prints two marks in a row leaves one of them behind its comment.
            var isFirst = source is not null && number == first;
            if (isFirst && text.StartsWith("---"u8))
                first++;
            else if (text.StartsWith("---"u8))
                Close(number);
            // Of a document that holds nothing Helm prints the comment alone.
            else if ((source is null || isFirst) && text.StartsWith("# Source: "u8))
                (source, first) = (span.Text["# Source: ".Length..].Trim(), number + 1);
        }
        Close(file.LineCount + 1);
        return documents.ToImmutable();

        void Close(int end)
        {
            if (source is not null)
                documents.Add(new RenderedDocument(file, source, first, end));
            source = null;
        }
    }

    private static ImmutableArray<string> LinesOf(SourceFile file, int first, int end)
    {
        var texts = ImmutableArray.CreateBuilder<string>(Math.Max(0, end - first));
        for (var number = first; number < end; number++)
            texts.Add(file.Line(number).Text.TrimEnd());
        while (texts is [.., ""])
            texts.RemoveAt(texts.Count - 1);
        return texts.ToImmutable();
    }
}
