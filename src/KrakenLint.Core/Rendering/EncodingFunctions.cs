using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KrakenLint.Rendering;

/// <summary>Encodings, hashes and regular expressions.</summary>
internal static class EncodingFunctions
{
    private const int LongestPattern = 2_000;

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("b64enc", 1, a => Kept(Convert.ToBase64String(Bytes(a[0])), a[0])),
        new("b64dec", 1, a => Decoded(a[0])),
        new("sha256sum", 1, a => Convert.ToHexStringLower(SHA256.HashData(Bytes(a[0]))).ToDatum()),
        new("sha512sum", 1, a => Convert.ToHexStringLower(SHA512.HashData(Bytes(a[0]))).ToDatum()),
        new("adler32sum", 1, a => $"{Adler32(Bytes(a[0]))}".ToDatum()),
        new(
            "urlquery",
            1,
            a => Kept(Uri.EscapeDataString(a[0].Text()).Replace("%20", "+", StringComparison.Ordinal), a[0])
        ),
        new("regexMatch", 2, a => With(a[0], regex => regex.IsMatch(a[1].Text()).ToDatum())),
        new("regexFind", 2, a => With(a[0], regex => Found(regex, a[1].Rope()))),
        new(
            "regexFindAll",
            3,
            a =>
                With(
                    a[0],
                    regex =>
                        regex
                            .Matches(a[1].Text())
                            .Take(Most(a[2]))
                            .Select(match => a[1].Rope().Slice(match.Index, match.Length).ToDatum())
                            .ToDatum()
                )
        ),
        new(
            "regexReplaceAll",
            3,
            a => With(a[0], regex => a[1].Rope().Map(text => regex.Replace(text, Template(a[2].Text()))).ToDatum())
        ),
        new(
            "regexReplaceAllLiteral",
            3,
            a => With(a[0], regex => a[1].Rope().Map(text => regex.Replace(text, _ => a[2].Text())).ToDatum())
        ),
        new("regexSplit", 3, a => With(a[0], regex => Split(regex, a[1].Rope(), Most(a[2])).ToDatum())),
        new(
            "regexQuoteMeta",
            1,
            a => Regex.Replace(a[0].Text(), @"[\\.+*?()|\[\]{}^$]", @"\$0", RegexOptions.CultureInvariant).ToDatum()
        ),
        new("urlParse", 1, a => UrlParts(a[0].Text())),
    ];

    private static byte[] Bytes(Datum value) => Encoding.UTF8.GetBytes(value.Text());

    private static Datum Kept(string text, Datum from) => TextDatum.Of(text, from.Node ?? from.Rope().Node);

    private static Datum Decoded(Datum value)
    {
        try
        {
            return Kept(Encoding.UTF8.GetString(Convert.FromBase64String(value.Text())), value);
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

    // RE2 and .NET's automata agree on what charts write; what .NET refuses is unknown.
    private static Datum With(Datum pattern, Func<Regex, Datum> then)
    {
        var text = pattern.Text();
        if (text.Length > LongestPattern)
            return Arguments.Unknown;
        try
        {
            return then(
                new Regex(
                    text.Replace("(?P<", "(?<", StringComparison.Ordinal),
                    RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
                )
            );
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return Arguments.Unknown;
        }
    }

    private static Datum Found(Regex regex, Rope rope) =>
        regex.Match(rope.Text) is { Success: true } match
            ? rope.Slice(match.Index, match.Length).ToDatum()
            : "".ToDatum();

    private static int Most(Datum count) =>
        count.Whole() is >= 0 and < int.MaxValue and var most ? (int)most : int.MaxValue;

    // Go reads ${1}x and $1x ("1x" is a name there); .NET reads $1.
    private static string Template(string text) =>
        Regex.Replace(
            text,
            @"\$(?<group>\w+)",
            match => match.Groups["group"].Value.All(char.IsAsciiDigit) ? $"${{{match.Groups["group"].Value}}}" : "",
            RegexOptions.CultureInvariant
        );

    private static IEnumerable<Datum> Split(Regex regex, Rope rope, int most)
    {
        var start = 0;
        foreach (var match in regex.Matches(rope.Text).Take(most == int.MaxValue ? most : Math.Max(0, most - 1)))
        {
            yield return rope.Slice(start, match.Index - start).ToDatum();
            start = match.Index + match.Length;
        }
        yield return rope.Slice(start, rope.Text.Length - start).ToDatum();
    }

    private static Datum UrlParts(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return Arguments.Unknown;
        var map = new MapDatum();
        map.Set("scheme", url.Scheme.ToDatum());
        map.Set(
            "host",
            (
                text.Contains($"{url.Host}:", StringComparison.Ordinal) ? url.Authority.Split('@')[^1] : url.Host
            ).ToDatum()
        );
        map.Set("hostname", url.Host.ToDatum());
        map.Set("path", (url.AbsolutePath == "/" && !text.EndsWith('/') ? "" : url.AbsolutePath).ToDatum());
        map.Set("query", url.Query.TrimStart('?').ToDatum());
        map.Set("opaque", "".ToDatum());
        map.Set("fragment", url.Fragment.TrimStart('#').ToDatum());
        map.Set("userinfo", url.UserInfo.ToDatum());
        return map;
    }
}
