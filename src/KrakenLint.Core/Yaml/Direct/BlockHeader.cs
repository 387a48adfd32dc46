namespace KrakenLint.Yaml.Direct;

/// <summary>The first line of a literal or folded scalar (YAML 1.2.2, section 8.1.1).</summary>
internal static class BlockHeader
{
    /// <param name="at">At the <c>|</c> or <c>&gt;</c>; afterwards behind the indicators.</param>
    /// <param name="indent">The explicit indentation, 0 where there is none.</param>
    /// <returns>False where the indicators are none of a header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, out int indent)
    {
        indent = 0;
        var hasChomping = false;
        for (at++; at < text.Length; at++)
        {
            if (text[at] is (byte)'+' or (byte)'-' && !hasChomping)
                hasChomping = true;
            else if (text[at] is >= (byte)'1' and <= (byte)'9' && indent == 0)
                indent = text[at] - '0';
            else
                return text[at] is (byte)' ' or (byte)'\n';
        }
        return true;
    }
}
