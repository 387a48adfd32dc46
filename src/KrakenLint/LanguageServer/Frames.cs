using System.Globalization;
using System.Text;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>Messages out of a stream: each behind a header that says how many bytes it has.</summary>
/// <param name="buffered">What is read from it byte by byte must not ask the system each time.</param>
internal sealed class Frames(BufferedStream buffered)
{
    private const string Length = "Content-Length:";
    private const int LongestHeader = 4096;
    private const int LongestBody = 256 << 20;

    /// <returns>Null at the end, and where what comes is no message: nobody could tell where the next one begins.</returns>
    public async Task<byte[]?> Next()
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!EndsHeader(header))
        {
            if (header.Length > LongestHeader || await buffered.ReadAsync(one) == 0)
                return null;
            header.Append((char)one[0]);
        }
        if (LengthIn(header.ToString()) is not { } length)
            return null;
        var body = new byte[length];
        return await buffered.ReadAtLeastAsync(body, length, throwOnEndOfStream: false) == length ? body : null;
    }

    private static bool EndsHeader(StringBuilder header) =>
        header.Length >= 4 && header[^1] == '\n' && header[^2] == '\r' && header[^3] == '\n' && header[^4] == '\r';

    private static int? LengthIn(string header)
    {
        foreach (var line in header.Split("\r\n"))
        {
            if (
                line.StartsWith(Length, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(
                    line[Length.Length..],
                    NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                    CultureInfo.InvariantCulture,
                    out var length
                )
                && length is >= 0 and <= LongestBody
            )
                return length;
        }
        return null;
    }
}
