using System.Text;

namespace KrakenLint.Reporting;

/// <summary>A text that never grows above a limit; a piece is in it as a whole or not at all.</summary>
internal sealed class LimitedText
{
    private readonly StringBuilder text = new();

    /// <param name="limit">Characters (UTF-16 units) that the whole may then have.</param>
    /// <returns>False where the piece does not fit; the text is then as it was.</returns>
    public bool TryAdd(string piece, int limit)
    {
        if (text.Length + piece.Length > limit)
            return false;
        text.Append(piece);
        return true;
    }

    /// <summary>Adds pieces in their order, up to the first that does not fit.</summary>
    /// <returns>How many are in.</returns>
    public int AddWhileFits(IEnumerable<string> pieces, int limit) =>
        pieces.TakeWhile(piece => TryAdd(piece, limit)).Count();

    /// <summary>Adds a short text of ours.</summary>
    public void Add(string piece) => text.Append(piece);

    public override string ToString() => text.ToString();
}
