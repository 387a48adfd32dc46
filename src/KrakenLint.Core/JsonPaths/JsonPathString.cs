using System.Globalization;
using System.Text;

namespace KrakenLint.JsonPaths;

/// <summary>Quoted names and strings of paths (RFC 9535, section 2.3.1.1).</summary>
internal static class JsonPathString
{
    /// <summary>Reads the string that begins at the cursor's quote.</summary>
    public static string? Take(JsonPathCursor cursor)
    {
        var start = cursor.At;
        var quote = cursor.Next;
        var text = new StringBuilder();
        for (cursor.At++; !cursor.AtEnd; )
        {
            var next = cursor.Next;
            if (next == quote)
            {
                cursor.At++;
                return text.ToString();
            }
            if (next < ' ')
            {
                cursor.Fail("expected no control characters in a string; write \\n, \\t or \\u0000");
                return null;
            }
            if (next != '\\')
            {
                text.Append(next);
                cursor.At++;
                continue;
            }
            if (!TakeEscape(cursor, quote, text))
                return null;
        }
        cursor.Fail($"expected {quote} to close the string that begins at index {start}");
        return null;
    }

    private static bool TakeEscape(JsonPathCursor cursor, char quote, StringBuilder text)
    {
        cursor.At++;
        var code = cursor.Next;
        if (code == 'u')
            return TakeUnicode(cursor, text);
        char? plain = code switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' or '\\' => code,
            _ => code == quote && !cursor.AtEnd ? code : null,
        };
        if (plain is not { } character)
        {
            cursor.Fail($"expected an escape: b, f, n, r, t, u and four hexadecimal digits, /, \\ or {quote}");
            return false;
        }
        text.Append(character);
        cursor.At++;
        return true;
    }

    private static bool TakeUnicode(JsonPathCursor cursor, StringBuilder text)
    {
        if (TakeHex(cursor) is not { } first)
            return false;
        if (!char.IsSurrogate(first))
        {
            text.Append(first);
            return true;
        }
        var second = cursor.At;
        if (char.IsHighSurrogate(first) && cursor.Take("\\"))
        {
            if (cursor.Next == 'u' && TakeHex(cursor) is { } low && char.IsLowSurrogate(low))
            {
                text.Append(first).Append(low);
                return true;
            }
        }
        cursor.Fail(second, "expected \\u with the other half of a surrogate pair");
        return false;
    }

    // At "u": the code unit of the four digits behind it.
    private static char? TakeHex(JsonPathCursor cursor)
    {
        var digits = cursor.Text.AsSpan(cursor.At + 1);
        if (
            digits.Length >= 4
            && ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
        )
        {
            cursor.At += 5;
            return (char)unit;
        }
        cursor.Fail(cursor.At + 1, "expected four hexadecimal digits");
        return null;
    }
}
