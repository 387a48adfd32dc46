namespace KrakenLint.Yaml.Direct;

/// <summary>Tells texts whose lines all readers find at the same places.</summary>
internal static class PlainBytes
{
    // Line breaks but LF, and marks in the middle of the text, are read differently by different readers.
    public static bool Are(ReadOnlySpan<byte> bytes) =>
        !bytes.Contains((byte)'\r') && (!bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || !HasMark(bytes));

    private static bool HasMark(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\u0085"u8) >= 0
        || bytes.IndexOf("\u2028"u8) >= 0
        || bytes.IndexOf("\u2029"u8) >= 0
        || bytes.IndexOf("\uFEFF"u8) >= 0;
}
