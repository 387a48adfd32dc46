using System.Collections.Immutable;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>
/// What a text must hold for a search in it to find anything: most of what rules look for everywhere in a document does not
/// occur in it, and looking for bytes is some ten times as fast as walking nodes or decoding them.
/// </summary>
internal sealed class TextHint
{
    private readonly ImmutableArray<string> pieces;
    private readonly ImmutableArray<byte[]> encoded;
    private readonly bool ignoresCase;

    private TextHint(ImmutableArray<string> pieces, bool ignoresCase)
    {
        this.pieces = pieces;
        this.ignoresCase = ignoresCase;
        encoded = [.. pieces.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Rules out nothing.</summary>
    public static TextHint None { get; } = new([], ignoresCase: false);

    /// <param name="texts">Of which one must be the text of a scalar, or stand in it.</param>
    /// <param name="ignoresCase">True where the letters of the texts, which are ASCII then, may be written either way.</param>
    public static TextHint Of(ImmutableArray<string> texts, bool ignoresCase = false)
    {
        var found = texts.Select(PieceOf).ToImmutableArray();
        return found.Any(piece => piece.Length == 0) ? None : new TextHint(found, ignoresCase);
    }

    public static TextHint Of(PatternLiteral literal) => Of(literal.Texts, literal.IgnoresCase);

    /// <param name="text">YAML without escapes, aliases and merge keys.</param>
    public bool MayBeIn(ReadOnlySpan<byte> text)
    {
        if (pieces.IsEmpty || (ignoresCase && !IgnoringCase.IsComparable(text)))
            return true;
        for (var at = 0; at < pieces.Length; at++)
        {
            if (ignoresCase ? IgnoringCase.Contains(text, pieces[at]) : text.IndexOf(encoded[at]) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>The same for the text of a scalar as it stands in the file.</summary>
    public bool MayBeIn(YamlNode scalar)
    {
        ref readonly var data = ref scalar.Data;
        var text = scalar.Tree.File.Bytes[data.Start..data.End];
        // Escapes can spell a text in many ways.
        return MayBeIn(text) || (data.Style == YamlStyle.DoubleQuoted && text.Contains((byte)'\\'));
    }

    // Lines are folded at white space, and single quotes are doubled; what stands between is written as it is.
    private static string PieceOf(string text) =>
        text.Split([' ', '\t', '\r', '\n', '\'', '\u0085', '\u2028', '\u2029']).MaxBy(piece => piece.Length) ?? "";
}
