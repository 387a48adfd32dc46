using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>
/// JSON as text or bytes: indented, LF, and ASCII only, so that no control character of any kind is ever raw.
/// </summary>
internal static class JsonOutput
{
    private const int Piece = 16 * 1024;

    // The default encoder escapes everything outside printable ASCII.
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n" };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write) => Write(new AsciiBuffer(output), write);

    public static void Write(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Options))
            write(json);
        output.Write("\n"u8);
    }

    /// <summary>Writes what was written before.</summary>
    /// <param name="json">ASCII.</param>
    public static void Copy(ByteChunks json, TextWriter output)
    {
        var buffer = new AsciiBuffer(output);
        foreach (var chunk in json.Chunks)
            buffer.Write(chunk.Span);
    }

    /// <summary>Hands every filled stretch on at once, so that a large report is never in memory as a whole.</summary>
    private sealed class AsciiBuffer(TextWriter output) : IBufferWriter<byte>
    {
        private byte[] bytes = new byte[Piece];
        private char[] chars = new char[Piece];

        public void Advance(int count) => output.Write(chars, 0, Encoding.ASCII.GetChars(bytes, 0, count, chars, 0));

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (sizeHint > bytes.Length)
            {
                bytes = new byte[sizeHint];
                chars = new char[sizeHint];
            }
            return bytes;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
