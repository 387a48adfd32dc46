using System.Buffers;
using System.Reflection;

namespace KrakenLint.Cli;

/// <summary>A file inside the program, read where it lies: most runs look at a small part of it, and only that is ever loaded.</summary>
internal sealed unsafe class EmbeddedBytes : MemoryManager<byte>
{
    private readonly byte* start;
    private readonly int length;

    private EmbeddedBytes(UnmanagedMemoryStream stream)
    {
        start = stream.PositionPointer;
        length = (int)stream.Length;
    }

    /// <returns>Empty where the program has no such file.</returns>
    public static ReadOnlyMemory<byte> Of(string name)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        // The program's own image stays where it is as long as it runs.
        return stream is UnmanagedMemoryStream mapped ? new EmbeddedBytes(mapped).Memory : default;
    }

    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
