namespace KrakenLint.Reporting.Sarif;

/// <summary>Counts what is written, and keeps it as long as it is not too much.</summary>
/// <param name="most">How many bytes are kept; if more come, none are.</param>
internal sealed class CountingStream(int most = 0) : Stream
{
    private MemoryStream? kept = new();

    public long Written { get; private set; }

    /// <summary>All that was written; null where that was too much.</summary>
    public byte[]? Kept => kept?.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Written;

    public override long Position
    {
        get => Written;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Written += buffer.Length;
        if (Written > most)
            kept = null;
        else
            kept?.Write(buffer);
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
