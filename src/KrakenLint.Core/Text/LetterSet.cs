namespace KrakenLint.Text;

/// <summary>Which ASCII characters occur in a text; letters count in either case, and characters below the space as others.</summary>
internal readonly record struct LetterSet(ulong Bits)
{
    private const int EndOfAscii = 0x80;

    public bool IsEmpty => Bits == 0;

    public static LetterSet Of(ReadOnlySpan<char> text)
    {
        var bits = 0UL;
        foreach (var letter in text)
            bits |= BitOf(letter);
        return new LetterSet(bits);
    }

    public static LetterSet Of(char letter) => new(BitOf(letter));

    public bool HoldsAll(LetterSet others) => (Bits & others.Bits) == others.Bits;

    public LetterSet With(LetterSet others) => new(Bits | others.Bits);

    // 0x20 to 0x3F are the first half, 0x60 to 0x7F the second one; what is below 0x60 is seen as what is 0x20 above it.
    private static ulong BitOf(char letter)
    {
        if (letter >= EndOfAscii)
            return letter == IgnoringCase.Kelvin ? BitOf('k') : 0;
        var folded = letter | 0x20;
        return 1UL << ((folded & 0x1F) | ((folded & 0x40) >> 1));
    }
}
