using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>What must be seen in a resource before a rule can find anything there; null where nothing is known.</summary>
internal abstract record Need
{
    private const int MostParts = 48;

    public sealed record All(ImmutableArray<Need> Parts) : Need;

    public sealed record Any(ImmutableArray<Need> Parts) : Need;

    /// <summary>A key of the resource itself.</summary>
    public sealed record Key(string Name) : Need;

    /// <summary>A word in the text of the resource, in either case.</summary>
    public sealed record Word(string Text, TextReach Reach) : Need;

    /// <summary>A resource in the bundle that a rule means by the name of a kind or of a role.</summary>
    public sealed record Other(string Target) : Need;

    public static Need? AllOf(IEnumerable<Need?> needs) =>
        needs.OfType<Need>().Distinct().ToImmutableArray() switch
        {
            [] => null,
            [var only] => only,
            var parts => new All(parts),
        };

    /// <returns>Null where nothing is known of one of them, or where there are more than a look is worth.</returns>
    public static Need? AnyOf(IEnumerable<Need?> needs)
    {
        var parts = ImmutableArray.CreateBuilder<Need>();
        foreach (var need in needs)
        {
            if (need is null || parts.Count == MostParts)
                return null;
            if (!parts.Contains(need))
                parts.Add(need);
        }
        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => new Any(parts.ToImmutable()),
        };
    }

    /// <summary>A word of which the text is the longest part that stands in a file as it reads; null where none is long enough.</summary>
    public static Need? OfWord(string text, TextReach reach)
    {
        if (reach == TextReach.Nowhere)
            return null;
        var longest = "";
        for (var (start, end) = (0, 0); end <= text.Length; end++)
        {
            if (end < text.Length && TextBits.IsPlain(text[end]))
                continue;
            if (end - start > longest.Length)
                longest = text[start..end];
            start = end + 1;
        }
        return longest.Length < TextBits.Shortest ? null : new Word(longest, reach);
    }
}

/// <summary>Where the text stands that a condition reads.</summary>
internal enum TextReach
{
    /// <summary>In the resource itself, as it reads.</summary>
    Own,

    /// <summary>There, or where its variables take their values from.</summary>
    Variables,

    /// <summary>There, or in what its programs read.</summary>
    Files,

    /// <summary>Nobody knows.</summary>
    Nowhere,
}
