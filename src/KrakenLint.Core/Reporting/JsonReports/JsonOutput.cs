using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>
/// JSON into a text writer: indented, LF, and ASCII only, so that no control character of any kind is ever raw.
/// </summary>
internal static class JsonOutput
{
    // The default encoder escapes everything outside printable ASCII.
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n" };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(new AsciiBuffer(output), Options))
            write(json);
        output.Write('\n');
    }

    /// <summary>Hands every filled stretch on at once, so that a large report is never in memory as a whole.</summary>
    private sealed class AsciiBuffer(TextWriter output) : IBufferWriter<byte>
    {
        private byte[] bytes = new byte[16 * 1024];
        private char[] chars = new char[16 * 1024];

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
