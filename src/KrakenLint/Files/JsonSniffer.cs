using System.Globalization;

namespace KrakenLint.Cli;

/// <summary>Tells JSON that may hold manifests from all other, without keeping it.</summary>
internal static class JsonSniffer
{
    private const int Chunk = 1 << 16;

    // Without quotes: kubectl reads YAML in a file of this name as well.
    private static readonly byte[][] Words = ["apiVersion"u8.ToArray(), "kind"u8.ToArray()];

    /// <param name="mostBytes">No more than this is looked at.</param>
    /// <returns>True also where the file cannot be read, which is for its reader to say; null where nothing was seen up to the limit.</returns>
    public static bool? MayBeManifest(string path, long mostBytes)
    {
        try
        {
            using var stream = BoundedFile.Open(path);
            return Look(stream, mostBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool? Look(Stream stream, long mostBytes)
    {
        var longest = Words.Max(word => word.Length);
        var seen = new bool[Words.Length];
        // A word may begin at the end of one piece and end in the next one.
        var piece = new byte[longest + Chunk];
        var kept = 0;
        var total = 0L;
        for (int read; (read = stream.Read(piece, kept, Chunk)) > 0; )
        {
            var text = piece.AsSpan(0, kept + read);
            // UTF-16, which no word of ours is found in: its reader says what is wrong with it.
            if (total == 0 && IsWide(text))
                return true;
            if (HasEscapedLetter(text))
                return true;
            total += read;
            for (var at = 0; at < seen.Length; at++)
                seen[at] |= text.IndexOf(Words[at]) >= 0;
            if (seen.All(one => one))
                return true;
            if (total > mostBytes)
                return null;
            kept = Math.Min(longest, text.Length);
            text[^kept..].CopyTo(piece);
        }
        return false;
    }

    // Nobody escapes a letter but who hides a word.
    private static bool HasEscapedLetter(ReadOnlySpan<byte> text)
    {
        var start = "\\u00"u8;
        for (int at; (at = text.IndexOf(start)) >= 0; )
        {
            text = text[(at + start.Length)..];
            if (
                text.Length >= 2
                && byte.TryParse(text[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter)
                && char.IsAsciiLetter((char)letter)
            )
                return true;
        }
        return false;
    }

    private static bool IsWide(ReadOnlySpan<byte> text) => text is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];
}
