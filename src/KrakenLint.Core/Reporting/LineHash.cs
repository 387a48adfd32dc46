using System.Globalization;
using System.Text;

namespace KrakenLint.Reporting;

/// <summary>
/// The hash that GitHub code scanning gives to a line (<c>primaryLocationLineHash</c>; github/codeql-action,
/// <c>src/fingerprints.ts</c>): a polynomial over the 100 characters from the line's start on, blanks and tabs left
/// out, then a count that tells equal ones apart. Its lines end with LF, CRLF or CR.
/// </summary>
internal sealed class LineHash
{
    private const int Size = 100;
    private const ulong Factor = 37;
    private const char EndOfFile = '\uFFFF';
    private static readonly ulong Outgoing = Power(Factor, Size);

    private readonly IReadOnlySet<int> wanted;
    private readonly Dictionary<int, string> found = [];
    private readonly Dictionary<ulong, int> seen = [];
    private readonly char[] window = new char[Size];
    private readonly int[] startsLine = new int[Size]; // 0: starts none
    private ulong hash;
    private int at;
    private int line;
    private bool isLineStart = true;
    private bool isAfterReturn;

    private LineHash(IReadOnlySet<int> wanted)
    {
        this.wanted = wanted;
    }

    /// <returns><c>hash:count</c> for each of the wanted 1-based lines.</returns>
    public static IReadOnlyDictionary<int, string> Compute(ReadOnlySpan<byte> utf8, IReadOnlySet<int> wanted)
    {
        var reader = new LineHash(wanted);
        var decoder = Encoding.UTF8.GetDecoder();
        Span<char> chars = new char[4096];
        for (var isDone = false; !isDone; )
        {
            decoder.Convert(utf8, chars, flush: true, out var bytesUsed, out var charsUsed, out isDone);
            utf8 = utf8[bytesUsed..];
            foreach (var character in chars[..charsUsed])
                reader.Read(character);
        }
        reader.Finish();
        return reader.found;
    }

    private void Read(char character)
    {
        var isSecondHalf = isAfterReturn && character == '\n';
        isAfterReturn = character == '\r';
        if (isSecondHalf || character is ' ' or '\t')
            return;
        var normal = isAfterReturn ? '\n' : character;
        Emit();
        if (isLineStart)
            startsLine[at] = ++line;
        isLineStart = normal == '\n';
        Push(normal);
    }

    private void Finish()
    {
        Read(EndOfFile);
        for (var i = 0; i < Size; i++)
        {
            Emit();
            Push('\0');
        }
    }

    private void Emit()
    {
        var start = startsLine[at];
        if (start == 0)
            return;
        startsLine[at] = 0;
        var count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
        if (wanted.Contains(start))
            found[start] = string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{count}");
    }

    private void Push(char character)
    {
        hash = unchecked((Factor * hash) + character - (Outgoing * window[at]));
        window[at] = character;
        at = (at + 1) % Size;
    }

    private static ulong Power(ulong number, int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power = unchecked(power * number);
        return power;
    }
}
