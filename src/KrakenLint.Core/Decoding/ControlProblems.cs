using System.Buffers;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Decoding;

/// <summary>Characters that YAML may hold in quotes and JSON may, and the decoder refuses all the same.</summary>
internal static class ControlProblems
{
    // Of DELETE, of U+0080 to U+009F, and of U+FFFE and U+FFFF.
    private static readonly SearchValues<byte> FirstBytes = SearchValues.Create([0x7F, 0xC2, 0xEF]);

    public static void Find(SourceSpan document, List<Problem> problems)
    {
        var bytes = document.File.Bytes[..document.End];
        for (var at = document.Start; bytes[at..].IndexOfAny(FirstBytes) is >= 0 and var next; at++)
        {
            at += next;
            if (LengthOf(bytes[at..]) is not (> 0 and var length))
                continue;
            Rune.DecodeFromUtf8(bytes[at..], out var character, out _);
            problems.Add(
                Decoder.Refusal(
                    document with
                    {
                        Start = at,
                        End = at + length,
                    },
                    $"Helm and kubectl refuse the control character U+{character.Value:X4}; expected an escape in double quotes"
                )
            );
            return;
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> text) =>
        text switch
        {
            [0x7F, ..] => 1,
            // NEXT LINE is a line break.
            [0xC2, <= 0x9F and not 0x85, ..] => 2,
            [0xEF, 0xBF, >= 0xBE, ..] => 3,
            _ => 0,
        };
}
