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

    /// <summary>True where the text holds one; private keys aside.</summary>
    public static bool AreIn(string text)
    {
        var at = 0;
        return Next(text, ref at) is not null;
    }

    public static void AddTo(List<Range> found, string text)
    {
        for (var at = 0; Next(text, ref at) is { } token; )
            found.Add(token);
    }

    /// <param name="at">Where to look from; behind the token afterwards.</param>
    private static Range? Next(string text, ref int at)
    {
        while (text.AsSpan(at).IndexOfAny(Starts) is >= 0 and var ahead)
        {
            var start = at + ahead;
            var (begin, least) = RowAt(text, start);
            var rest = text.AsSpan(start + begin.Length);
            var length = rest.IndexOfAnyExcept(Letters) is >= 0 and var other ? other : rest.Length;
            at = start + begin.Length + length;
            // Inside of a longer word it is chance.
            if (
                length >= least
                && (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1]) || begin[0] is '$' or '{')
            )
                return start..at;
        }
        return null;
    }

    // The first that stands there.
    private static (string Start, int Least) RowAt(string text, int start)
    {
        foreach (var row in Rows)
        {
            if (text.AsSpan(start).StartsWith(row.Start, StringComparison.Ordinal))
                return row;
        }
        throw new InvalidOperationException("a start was found that no row has");
    }

    /// <summary>Private keys with the lines around them; one that does not end goes on to the end of the text.</summary>
    public static void AddKeysTo(List<Range> found, string text)
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
            found.Add(at..end);
            at = end;
        }
    }

    /// <summary>Whether a private key that began in an earlier line goes on behind this one; null where it says nothing.</summary>
    public static bool? IsInKeyAfter(string line) =>
        line.Contains(End, StringComparison.Ordinal) ? false
        : line.Contains(Begin, StringComparison.Ordinal) ? line.Contains(PrivateKey, StringComparison.Ordinal)
        : null;
}
