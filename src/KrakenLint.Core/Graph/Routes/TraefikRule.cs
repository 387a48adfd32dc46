using System.Collections.Immutable;

namespace KrakenLint.Graph.Routes;

/// <summary>What one alternative of a rule asks for.</summary>
/// <param name="Host">Null for every host.</param>
/// <param name="Path">Null for every path.</param>
/// <param name="PathType">As Gateway API calls it: <c>Exact</c>, <c>PathPrefix</c> or <c>RegularExpression</c>.</param>
internal sealed record TraefikMatch(string? Host, string? Path, string? PathType)
{
    public static TraefikMatch Everything { get; } = new(null, null, null);
}

/// <summary>
/// Reads Traefik's rules as far as hosts and paths: <c>(Host(`a`) || Host(`b`)) &amp;&amp; PathPrefix(`/x`)</c>
/// (https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/). What else a rule asks
/// for narrows it further and is passed over.
/// </summary>
internal ref struct TraefikRule
{
    // Nobody writes so many by hand; a rule beyond that is one route for everything.
    private const int MostAlternatives = 100;
    private const int DeepestNesting = 50;

    private readonly ReadOnlySpan<char> text;
    private int at;
    private bool isBroken;

    private TraefikRule(ReadOnlySpan<char> text) => this.text = text;

    /// <returns>At least one; <see cref="TraefikMatch.Everything"/> alone for a rule that cannot be read.</returns>
    public static ImmutableArray<TraefikMatch> Parse(string text)
    {
        var reader = new TraefikRule(text);
        var alternatives = reader.ReadOr(0);
        reader.SkipBlanks();
        return reader.isBroken || reader.at < text.Length ? [TraefikMatch.Everything] : alternatives;
    }

    private ImmutableArray<TraefikMatch> ReadOr(int depth)
    {
        var found = ReadAnd(depth);
        while (!isBroken && Take("||"))
            found = Bounded(found.AddRange(ReadAnd(depth)));
        return found;
    }

    private ImmutableArray<TraefikMatch> ReadAnd(int depth)
    {
        var found = ReadOne(depth);
        while (!isBroken && Take("&&"))
        {
            var right = ReadOne(depth);
            if (found.Length * right.Length > MostAlternatives)
                return Broken();
            found = [.. found.SelectMany(left => right.Select(other => Both(left, other)))];
        }
        return found;
    }

    private ImmutableArray<TraefikMatch> ReadOne(int depth)
    {
        if (depth > DeepestNesting)
            return Broken();
        if (Take("!"))
        {
            ReadOne(depth + 1);
            return [TraefikMatch.Everything];
        }
        if (!Take("("))
            return ReadMatcher();
        var inner = ReadOr(depth + 1);
        return Take(")") ? inner : Broken();
    }

    // Host(`a`), and Host(`a`, `b`) as Traefik 2 had it.
    private ImmutableArray<TraefikMatch> ReadMatcher()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        var name = text[start..at].ToString();
        if (name.Length == 0 || !Take("("))
            return Broken();
        var found = ImmutableArray.CreateBuilder<TraefikMatch>();
        do
        {
            if (ReadText() is not { } value)
                return Broken();
            found.Add(MatchOf(name, value));
        } while (Take(","));
        return Take(")") ? Bounded(found.ToImmutable()) : Broken();
    }

    private string? ReadText()
    {
        SkipBlanks();
        if (at >= text.Length || text[at] is not ('`' or '"' or '\''))
            return null;
        var length = text[(at + 1)..].IndexOf(text[at]);
        if (length < 0)
            return null;
        var value = text.Slice(at + 1, length).ToString();
        at += length + 2;
        return value;
    }

    private static TraefikMatch MatchOf(string name, string value) =>
        name switch
        {
            "Host" or "HostRegexp" or "HostHeader" or "HostSNI" or "HostSNIRegexp" => new TraefikMatch(
                value,
                null,
                null
            ),
            "Path" => new TraefikMatch(null, value, "Exact"),
            "PathPrefix" => new TraefikMatch(null, value, "PathPrefix"),
            "PathRegexp" => new TraefikMatch(null, value, "RegularExpression"),
            _ => TraefikMatch.Everything,
        };

    private static TraefikMatch Both(TraefikMatch left, TraefikMatch right) =>
        left.Path is null
            ? right with
            {
                Host = left.Host ?? right.Host,
            }
            : left with
            {
                Host = left.Host ?? right.Host,
            };

    private ImmutableArray<TraefikMatch> Bounded(ImmutableArray<TraefikMatch> found) =>
        found.Length > MostAlternatives ? Broken() : found;

    private ImmutableArray<TraefikMatch> Broken()
    {
        isBroken = true;
        return [];
    }

    private bool Take(string token)
    {
        SkipBlanks();
        if (!text[at..].StartsWith(token))
            return false;
        at += token.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }
}
