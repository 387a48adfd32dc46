using System.Text;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>The place in a template that printed something.</summary>
/// <param name="Offset">0-based byte offset: of the text itself, or of the action that printed it.</param>
/// <param name="IsText">True for text that stands in the template as it was printed.</param>
/// <param name="Length">Of an action its length in bytes; 0 for text, which is as long as what it printed.</param>
public sealed record TemplatePlace(SourceFile File, int Offset, bool IsText, int Length = 0)
{
    /// <summary>The named template that it stands in; null for what a file prints itself.</summary>
    public string? Define { get; init; }

    /// <summary>1-based.</summary>
    public int Line => File.LineAt(Offset);
}

/// <summary>The actions that handed a text on, from the file that is rendered down to the one that called what printed it.</summary>
/// <param name="Next">One call further in; null behind the last.</param>
public sealed record CallChain(TemplatePlace At, CallChain? Next);

/// <summary>A stretch of text and where it comes from.</summary>
/// <param name="Place">Null until it is printed, unless it stands in a template.</param>
/// <param name="Node">The values node that it prints, or null.</param>
/// <param name="IsUnknown">True where any text may stand here; <paramref name="Text"/> is then empty.</param>
public readonly record struct Piece(string Text, TemplatePlace? Place, YamlNode? Node, bool IsUnknown = false)
{
    /// <summary>Null where no other template printed it than the one that is rendered.</summary>
    public CallChain? Calls { get; init; }

    public static Piece Unknown => new("", null, null, IsUnknown: true);

    /// <summary>
    /// Cuts behind each line break, in one pass; the last part is left out where the text ends with a break.
    /// </summary>
    public IEnumerable<Piece> Lines()
    {
        var start = 0;
        var place = Place;
        for (int next; (next = Text.IndexOf('\n', start)) >= 0; start = next + 1)
        {
            var line = Text[start..(next + 1)];
            yield return this with
            {
                Text = line,
                Place = place,
            };
            if (place is { IsText: true })
                place = place with { Offset = place.Offset + Encoding.UTF8.GetByteCount(line) };
        }
        if (start < Text.Length || IsUnknown)
            yield return this with
            {
                Text = Text[start..],
                Place = place,
            };
    }

    /// <summary>A part, 0-based in UTF-16 units.</summary>
    public Piece Slice(int start, int length) => Slice(start, length, BytesOf(0, start));

    /// <summary>The same where it is known how many bytes stand before it in the file.</summary>
    public Piece Slice(int start, int length, int bytes)
    {
        if (IsUnknown || (start == 0 && length == Text.Length))
            return this;
        return this with
        {
            Text = Text.Substring(start, length),
            Place = Place is { IsText: true } own ? own with { Offset = own.Offset + bytes } : Place,
        };
    }

    /// <summary>How long a part is in the template's file; 0 where it does not stand there.</summary>
    public int BytesOf(int start, int length) =>
        Place is { IsText: true } ? Encoding.UTF8.GetByteCount(Text.AsSpan(start, length)) : 0;
}
