using System.Buffers;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>Bytes in pieces, none of which is copied when more come; kept as long as they are not too many.</summary>
/// <param name="most">How many are kept; if more come, none are, and they are only counted.</param>
internal sealed class ByteChunks(long most) : IBufferWriter<byte>
{
    private const int Smallest = 1 << 14;
    private const int Largest = 1 << 17;

    private readonly List<ReadOnlyMemory<byte>> full = [];
    private byte[] open = [];
    private int used;

    /// <summary>How many bytes were written.</summary>
    public long Length { get; private set; }

    /// <summary>True where all that was written is here.</summary>
    public bool IsWhole => Length <= most;

    /// <summary>What was written, in order; nothing where that was too much.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks => IsWhole ? full.Append(open.AsMemory(0, used)) : [];

    public void Advance(int count)
    {
        used += count;
        Length += count;
        if (!IsWhole)
            full.Clear();
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (open.Length - used < Math.Max(1, sizeHint))
            Begin(sizeHint);
        return open.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Begin(int least)
    {
        if (IsWhole && used > 0)
            full.Add(open.AsMemory(0, used));
        // What is only counted is written over.
        if (IsWhole || open.Length < least)
            open = GC.AllocateUninitializedArray<byte>(Math.Max(least, (int)Math.Clamp(Length, Smallest, Largest)));
        used = 0;
    }
}
