using System.Collections.Immutable;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Rendering.Library;

/// <summary>Encodings and hashes.</summary>
internal static class EncodingFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("b64enc", 1, a => Kept(Convert.ToBase64String(Bytes(a.Text(0))), a)),
        new("b64dec", 1, Decoded),
        new("sha256sum", 1, a => Convert.ToHexStringLower(Sha2.Of256(Bytes(a.Text(0)))).ToDatum()),
        new("sha512sum", 1, a => Convert.ToHexStringLower(Sha2.Of512(Bytes(a.Text(0)))).ToDatum()),
        new("adler32sum", 1, a => $"{Adler32(Bytes(a.Text(0)))}".ToDatum()),
        new("urlquery", 1, a => Kept(Uri.EscapeDataString(a.Text(0)).Replace("%20", "+", StringComparison.Ordinal), a)),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Datum Kept(string text, Given from) => TextDatum.Of(text, from[0].Node ?? from.Rope(0).Node);

    private static Datum Decoded(Given arguments)
    {
        try
        {
            return Kept(Encoding.UTF8.GetString(Convert.FromBase64String(arguments.Text(0))), arguments);
        }
        catch (FormatException)
        {
            return Arguments.Unknown;
        }
    }

    private static uint Adler32(byte[] bytes)
    {
        var (low, high) = (1u, 0u);
        foreach (var value in bytes)
        {
            low = (low + value) % 65521;
            high = (high + low) % 65521;
        }
        return (high << 16) | low;
    }
}
