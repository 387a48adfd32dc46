using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using KrakenLint.Conditions;

namespace KrakenLint.Rules.Compiled;

/// <summary>
/// What the rule compiler wrote, cut into what comes first, parts for later, and texts, each of which is there once: the number
/// of texts, the length of what comes first, where each text ends, the texts, what comes first, the rest. Numbers in
/// front are little-endian and have four bytes.
/// </summary>
/// <param name="bytes">All of it, written by the same version of this program.</param>
internal sealed class CompiledForm(ReadOnlyMemory<byte> bytes)
{
    public const int NumberLength = 4;
    public const int HeadLength = 2 * NumberLength;

    private readonly string?[] texts = new string?[NumberAt(bytes.Span, 0)];
    private readonly int firstLength = NumberAt(bytes.Span, NumberLength);

    /// <summary>The regular expressions that were read so far; the same one stands in many rules.</summary>
    public ConcurrentDictionary<string, Pattern> Patterns { get; } = new();

    private int TextsAt => HeadLength + (texts.Length * NumberLength);

    private int FirstAt => TextsAt + EndOfText(texts.Length - 1);

    /// <summary>What has to be read in any case.</summary>
    public byte[] First => bytes.Slice(FirstAt, firstLength).ToArray();

    /// <summary>A part for later.</summary>
    /// <param name="at">Where it begins, counted from the first of them.</param>
    public byte[] Part(int at, int length) => bytes.Slice(FirstAt + firstLength + at, length).ToArray();

    /// <summary>A text by its number; two threads that ask at once may each get an equal one.</summary>
    public string Text(int number)
    {
        if (texts[number] is { } known)
            return known;
        var start = EndOfText(number - 1);
        return texts[number] = Encoding.UTF8.GetString(bytes.Span.Slice(TextsAt + start, EndOfText(number) - start));
    }

    private int EndOfText(int number) => number < 0 ? 0 : NumberAt(bytes.Span, HeadLength + (number * NumberLength));

    private static int NumberAt(ReadOnlySpan<byte> span, int at) => BinaryPrimitives.ReadInt32LittleEndian(span[at..]);
}
