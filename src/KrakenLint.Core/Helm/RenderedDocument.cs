using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>One document of <c>helm template</c>'s output that says where it comes from.</summary>
/// <param name="Source">What stands behind <c># Source:</c>; text from the input.</param>
/// <param name="FirstLine">1-based: the line below the comment.</param>
/// <param name="Lines">Without line breaks, white space at their ends, and blank lines at the end.</param>
internal sealed record RenderedDocument(SourceFile File, string Source, int FirstLine, ImmutableArray<string> Lines)
{
    private const string Prefix = "# Source: ";

    private readonly Lazy<int> kindLine = new(() =>
        FirstLine + Lines.TakeWhile(line => !line.StartsWith("kind:", StringComparison.Ordinal)).Count()
    );

    /// <summary>The line that says what kind of object it is; the one behind the last where none does.</summary>
    public int KindLine => kindLine.Value;

    public static ImmutableArray<RenderedDocument> In(SourceFile file)
    {
        var documents = ImmutableArray.CreateBuilder<RenderedDocument>();
        var lines = ImmutableArray.CreateBuilder<string>();
        string? source = null;
        var first = 0;
        for (var number = 1; number <= file.LineCount; number++)
        {
            var text = file.Line(number).Text;
            // A template that prints two marks in a row leaves one of them behind its comment.
            var isFirst = source is not null && number == first;
            if (isFirst && text.StartsWith("---", StringComparison.Ordinal))
                first++;
            else if (text.StartsWith("---", StringComparison.Ordinal))
                End();
            // Of a document that holds nothing Helm prints the comment alone.
            else if ((source is null || isFirst) && text.StartsWith(Prefix, StringComparison.Ordinal))
                (source, first) = (text[Prefix.Length..].Trim(), number + 1);
            else if (source is not null)
                lines.Add(text.TrimEnd());
        }
        End();
        return documents.ToImmutable();

        void End()
        {
            while (lines is [.., ""])
                lines.RemoveAt(lines.Count - 1);
            if (source is not null)
                documents.Add(new RenderedDocument(file, source, first, lines.ToImmutable()));
            source = null;
            lines.Clear();
        }
    }
}
