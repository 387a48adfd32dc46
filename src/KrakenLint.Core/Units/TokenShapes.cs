using System.Buffers;

namespace KrakenLint.Units;

/// <summary>Finds what is a credential by how it begins, wherever it stands.</summary>
internal static class TokenShapes
{
    /// <summary>What tokens begin with, and how many characters must follow at least.</summary>
    private static readonly (string Start, int Least)[] Rows =
    [
        ("ghp_", 16), // GitHub
        ("gho_", 16),
        ("ghu_", 16),
        ("ghs_", 16),
        ("ghr_", 16),
        ("github_pat_", 16),
        ("glpat-", 16), // GitLab
        ("gldt-", 16),
        ("glrt-", 16),
        ("AKIA", 16), // AWS
        ("ASIA", 16),
        ("xoxa-", 8), // Slack
        ("xoxb-", 8),
        ("xoxe-", 8),
        ("xoxp-", 8),
        ("xoxr-", 8),
        ("xoxs-", 8),
        ("xapp-", 8),
        ("hooks.slack.com/services/", 8),
        ("discord.com/api/webhooks/", 8),
        ("sk_live_", 8), // Stripe
        ("sk_test_", 8),
        ("rk_live_", 8),
        ("rk_test_", 8),
        ("whsec_", 8),
        ("AIza", 30), // Google
        ("ya29.", 16),
        ("GOCSPX-", 16),
        ("eyJ", 16), // JSON Web Tokens
        ("npm_", 30),
        ("pypi-", 30),
        ("dckr_pat_", 16), // Docker
        ("dop_v1_", 16), // DigitalOcean
        ("hvs.", 16), // Vault
        ("hvb.", 16),
        ("sk-ant-", 16), // Anthropic
        ("sk-proj-", 16), // OpenAI
        ("SG.", 30), // SendGrid
        ("shpat_", 16), // Shopify
        ("AGE-SECRET-KEY-", 16),
        ("$apr1$", 8), // hashes of passwords
        ("$2a$", 8),
        ("$2b$", 8),
        ("$2y$", 8),
        ("$6$", 16),
        ("$argon2", 16),
        ("{SHA}", 16),
        ("{SSHA}", 16),
    ];

    private const string Begin = "-----BEGIN ";
    private const string PrivateKey = "PRIVATE KEY";
    private const string End = "-----END ";

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        [.. Rows.Select(row => row.Start)],
        StringComparison.Ordinal
    );

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+=$,"
    );

    public static IEnumerable<Range> In(string text)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Starts) is >= 0 and var found; )
        {
            at += found;
            var start = at;
            var row = Rows.First(row => string.CompareOrdinal(text, start, row.Start, 0, row.Start.Length) == 0);
            var rest = text.AsSpan(at + row.Start.Length);
            var length = rest.IndexOfAnyExcept(Letters) is >= 0 and var other ? other : rest.Length;
            // Inside of a longer word it is chance.
            if (
                length >= row.Least
                && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || row.Start[0] is '$' or '{')
            )
                yield return at..(at + row.Start.Length + length);
            at += row.Start.Length + length;
        }
    }

    /// <summary>Private keys with the lines around them; one that does not end goes on to the end of the text.</summary>
    public static IEnumerable<Range> KeysIn(string text)
    {
        for (var at = 0; (at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0; )
        {
            var header = text.AsSpan(at, Math.Min(80, text.Length - at));
            if (!header.Contains(PrivateKey, StringComparison.Ordinal))
            {
                at += Begin.Length;
                continue;
            }
            var end = text.IndexOf(End, at, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            yield return at..end;
            at = end;
        }
    }

    /// <summary>Whether a private key that began in an earlier line goes on behind this one; null where it says nothing.</summary>
    public static bool? IsInKeyAfter(string line) =>
        line.Contains(End, StringComparison.Ordinal) ? false
        : line.Contains(Begin, StringComparison.Ordinal) ? line.Contains(PrivateKey, StringComparison.Ordinal)
        : null;
}
