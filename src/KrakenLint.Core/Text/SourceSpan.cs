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

    public bool Contains(SourceSpan other) =>
        ReferenceEquals(File, other.File) && Start <= other.Start && other.End <= End;

    /// <returns><c>path:line:column</c>.</returns>
    public override string ToString() => $"{File.Path}:{StartPosition}";
}
