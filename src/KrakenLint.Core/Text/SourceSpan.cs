using System.Text;

namespace KrakenLint.Text;

/// <summary>A stretch of a file: 0-based byte offsets, the end excluded.</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    public int Length => End - Start;

    public string Text => File.Slice(Start, End);

    public Position StartPosition => File.PositionAt(Start);

    /// <summary>The place just behind the last character.</summary>
    public Position EndPosition => File.PositionAt(End);

    public bool IsOneLine => File.Bytes[Start..End].IndexOf((byte)'\n') < 0;

    /// <summary>The part of this span on its first line, without a trailing line break.</summary>
    public SourceSpan FirstLine
    {
        get
        {
            var length = File.Bytes[Start..End].IndexOfAny((byte)'\r', (byte)'\n');
            return length < 0 ? this : this with { End = Start + length };
        }
    }

    /// <summary>A stretch of the text, in UTF-16 units; also where some bytes are no UTF-8, each of which counts as decoding counts it.</summary>
    public SourceSpan Part(int start, int length)
    {
        var bytes = File.Bytes[Start..End];
        var from = OffsetOf(bytes, start);
        return this with { Start = Start + from, End = Start + from + OffsetOf(bytes[from..], length) };
    }

    private static int OffsetOf(ReadOnlySpan<byte> bytes, int units)
    {
        var at = 0;
        while (units > 0 && at < bytes.Length)
        {
            Rune.DecodeFromUtf8(bytes[at..], out var rune, out var consumed);
            at += consumed;
            units -= rune.Utf16SequenceLength;
        }
        return at;
    }

    public bool Contains(SourceSpan other) =>
        ReferenceEquals(File, other.File) && Start <= other.Start && other.End <= End;

    /// <returns><c>path:line:column</c>.</returns>
    public override string ToString() => $"{File.Path}:{StartPosition}";
}
