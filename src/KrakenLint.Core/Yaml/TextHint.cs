using System.Collections.Immutable;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>
/// What a text must hold for a search in it to find anything: most of what rules look for everywhere in a document does not
/// occur in it, and looking for bytes is some ten times as fast as walking nodes.
/// </summary>
internal sealed class TextHint
{
    private readonly ImmutableArray<byte[]> pieces;

    private TextHint(ImmutableArray<byte[]> pieces) => this.pieces = pieces;

    /// <summary>Rules out nothing.</summary>
    public static TextHint None { get; } = new([]);

    /// <param name="texts">Of which one must be the text of a scalar, or stand in it.</param>
    public static TextHint Of(ImmutableArray<string> texts)
    {
        var found = texts.Select(PieceOf).ToImmutableArray();
        return found.Any(piece => piece.Length == 0) ? None : new TextHint(found);
    }

    public static TextHint Of(PatternLiteral literal) => literal.IgnoresCase ? None : Of(literal.Texts);

    /// <param name="text">YAML without escapes, aliases and merge keys.</param>
    public bool MayBeIn(ReadOnlySpan<byte> text)
    {
        if (pieces.IsEmpty)
            return true;
        foreach (var piece in pieces)
        {
            if (text.IndexOf(piece) >= 0)
                return true;
        }
        return false;
    }

    // Lines are folded at white space, and single quotes are doubled; what stands between is written as it is.
    private static byte[] PieceOf(string text) =>
        Encoding.UTF8.GetBytes(
            text.Split([' ', '\t', '\r', '\n', '\'', '\u0085', '\u2028', '\u2029']).MaxBy(piece => piece.Length) ?? ""
        );
}
