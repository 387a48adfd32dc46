using System.Globalization;
using System.Text;

namespace KrakenLint.Reporting.Sarif;

/// <summary>
/// The hash that GitHub code scanning gives to a line (<c>primaryLocationLineHash</c>; github/codeql-action,
/// <c>src/fingerprints.ts</c>): a polynomial over the 100 characters from the line's start on, blanks and tabs left
/// out, then a count that tells equal ones apart. Its lines end with LF, CRLF or CR.
/// </summary>
internal static class LineHash
{
    private const int Size = 100;
    private const ulong Factor = 37;
    private const char EndOfFile = '\uFFFF';

    // As many bytes as a key holds.
    private const int KeySize = 8;

    /// <returns><c>hash:count</c> for each of the wanted 1-based lines.</returns>
    public static IReadOnlyDictionary<int, string> Compute(ReadOnlySpan<byte> utf8, IReadOnlySet<int> wanted)
    {
        // Only a line that begins like a wanted one can be its equal, and be counted.
        var keys = new HashSet<ulong>();
        foreach (var (line, start) in new Lines(utf8))
        {
            if (wanted.Contains(line))
                keys.Add(KeyOf(utf8[start..]));
        }
        var found = new Dictionary<int, string>();
        var seen = new Dictionary<ulong, int>();
        foreach (var (line, start) in new Lines(utf8))
        {
            if (!keys.Contains(KeyOf(utf8[start..])))
                continue;
            var hash = HashOf(utf8[start..]);
            var count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            if (wanted.Contains(line))
                found[line] = string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{count}");
        }
        return found;
    }

    // The first bytes that count, up to the end of the line or to what is not ASCII.
    private static ulong KeyOf(ReadOnlySpan<byte> text)
    {
        var key = 0UL;
        var taken = 0;
        foreach (var next in text)
        {
            if (next is (byte)' ' or (byte)'\t')
                continue;
            var isLast = next is (byte)'\n' or (byte)'\r' or >= 0x80;
            key = (key << 8) | (isLast ? (byte)'\n' : next);
            if (isLast || ++taken == KeySize)
                break;
        }
        return key;
    }

    private static ulong HashOf(ReadOnlySpan<byte> text)
    {
        var hash = 0UL;
        var taken = 0;
        var isAfterReturn = false;
        Span<char> chars = stackalloc char[2];
        while (taken < Size && !text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out var rune, out var length);
            text = text[length..];
            var count = rune.EncodeToUtf16(chars);
            foreach (var character in chars[..count])
            {
                var isSecondHalf = isAfterReturn && character == '\n';
                isAfterReturn = character == '\r';
                if (taken == Size || isSecondHalf || character is ' ' or '\t')
                    continue;
                hash = unchecked((Factor * hash) + (isAfterReturn ? '\n' : character));
                taken++;
            }
        }
        for (var character = EndOfFile; taken < Size; taken++, character = '\0')
            hash = unchecked((Factor * hash) + character);
        return hash;
    }

    /// <summary>Each line of a text, the last one too where it is empty: its 1-based number, and where it starts.</summary>
    private ref struct Lines(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> text = text;
        private int next;
        private int line;

        public (int Line, int Start) Current { get; private set; }

        public readonly Lines GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next > text.Length)
                return false;
            Current = (++line, next);
            var length = text[next..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
                next = text.Length + 1;
            else if (text[next + length] == '\r' && next + length + 1 < text.Length && text[next + length + 1] == '\n')
                next += length + 2;
            else
                next += length + 1;
            return true;
        }
    }
}
