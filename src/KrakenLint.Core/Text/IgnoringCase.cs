using System.Buffers;
using System.Numerics;

namespace KrakenLint.Text;

/// <summary>Looks for ASCII texts in either case.</summary>
internal static class IgnoringCase
{
    /// <summary>The sign for kelvin: regular expressions take it for a "k", and no other letter beyond ASCII for one of ASCII.</summary>
    public const char Kelvin = '\u212A';

    // Of texts in any language that configuration is written in, the letters that are met least.
    private static readonly SearchValues<char> SeldomLetters = SearchValues.Create("jqzxkvwyb_:/-");

    /// <summary>False where comparing letters by letters does not tell what a regular expression makes of a text.</summary>
    public static bool IsComparable(ReadOnlySpan<char> text) => !text.Contains(Kelvin);

    /// <inheritdoc cref="IsComparable(ReadOnlySpan{char})"/>
    /// <param name="text">UTF-8.</param>
    public static bool IsComparable(ReadOnlySpan<byte> text) => text.IndexOf("\u212A"u8) < 0;

    /// <summary>By the part's rarest letter, in either case: several times as fast as comparing at every place.</summary>
    /// <param name="text">Characters, or bytes of UTF-8.</param>
    public static bool Contains<T>(ReadOnlySpan<T> text, string part)
        where T : unmanaged, IBinaryInteger<T>
    {
        var mark = Math.Max(0, part.AsSpan().IndexOfAny(SeldomLetters));
        var (lower, upper) = (LowerOf<T>(part[mark]), UpperOf<T>(part[mark]));
        for (var at = 0; at <= text.Length - part.Length; at++)
        {
            var next = text[(at + mark)..].IndexOfAny(lower, upper);
            if (next < 0)
                return false;
            at += next;
            if (at <= text.Length - part.Length && AreEqual(text.Slice(at, part.Length), part))
                return true;
        }
        return false;
    }

    private static bool AreEqual<T>(ReadOnlySpan<T> text, string part)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var at = 0; at < part.Length; at++)
        {
            if (text[at] != LowerOf<T>(part[at]) && text[at] != UpperOf<T>(part[at]))
                return false;
        }
        return true;
    }

    private static T LowerOf<T>(char letter)
        where T : unmanaged, IBinaryInteger<T> => T.CreateTruncating(char.ToLowerInvariant(letter));

    private static T UpperOf<T>(char letter)
        where T : unmanaged, IBinaryInteger<T> => T.CreateTruncating(char.ToUpperInvariant(letter));
}
