using System.Collections.Immutable;
using KrakenLint.Settings;

namespace KrakenLint.Conditions;

/// <summary>What a key of a table takes.</summary>
public enum KeyValueType
{
    /// <summary>Any text; nothing is checked.</summary>
    Text,

    /// <summary>A whole number, as Go's <c>strconv.Atoi</c> reads it.</summary>
    Integer,

    /// <summary>What Go's <c>strconv.ParseBool</c> reads.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Options,

    /// <summary>A text of a certain form.</summary>
    Form,
}

/// <summary>One known key.</summary>
/// <param name="Options">The words, for <see cref="KeyValueType.Options"/>.</param>
/// <param name="IgnoresCase">True where the words may be written in any case.</param>
/// <param name="Consequence">What becomes of a value that does not fit.</param>
public sealed record KeyEntry(KeyValueType Type, ImmutableArray<string> Options, bool IgnoresCase, string Consequence)
{
    /// <summary>What a text of <see cref="KeyValueType.Form"/> matches, and what people call that.</summary>
    public (Pattern Pattern, string Words)? Form { get; init; }

    // https://pkg.go.dev/strconv#ParseBool
    private static readonly string[] Booleans =
    [
        "1",
        "t",
        "T",
        "TRUE",
        "true",
        "True",
        "0",
        "f",
        "F",
        "FALSE",
        "false",
        "False",
    ];

    public string Expected =>
        Type switch
        {
            KeyValueType.Integer => "a whole number without a unit",
            KeyValueType.Boolean => "true or false",
            KeyValueType.Form when Form is { } form => form.Words,
            KeyValueType.Options => Options is [var only] ? $"\"{only}\"" : $"one of {string.Join(", ", Options)}",
            _ => "a text",
        };

    public bool Takes(string value) =>
        Type switch
        {
            KeyValueType.Integer => Units.Quantity.Seconds(value) is not null,
            KeyValueType.Boolean => Booleans.Contains(value),
            KeyValueType.Form when Form is { } form => form.Pattern.IsMatch(value),
            KeyValueType.Options => Options.Contains(
                value.Trim(),
                IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            ),
            _ => true,
        };
}

/// <summary>What a table of keys says.</summary>
/// <param name="Mistaken">Keys that people write and no release knows, with what to do instead.</param>
public sealed record KeyRows(ImmutableDictionary<string, KeyEntry> Keys, ImmutableDictionary<string, string> Mistaken);

/// <summary>The keys that a program knows below a prefix: <c>rules/tables/NAME.yaml</c>, read and checked.</summary>
/// <param name="Rows">Read when somebody asks for a key.</param>
public sealed record KeyTable(string Name, string Prefix, Lazy<KeyRows> Rows)
{
    private const string Below = ".*";

    /// <summary>Without the prefix.</summary>
    public ImmutableDictionary<string, KeyEntry> Keys => Rows.Value.Keys;

    public ImmutableDictionary<string, string> Mistaken => Rows.Value.Mistaken;

    public KeyEntry? Find(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) ? Keys.GetValueOrDefault(key[Prefix.Length..]) : null;

    /// <summary>
    /// True for keys of the table, and for all that do not begin with its prefix. <c>keys.*</c> in a table stands for
    /// everything below <c>keys</c>; what stands below a key that is not known is that key's business.
    /// </summary>
    public bool Knows(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || Find(key) is not null)
            return true;
        var dot = key.LastIndexOf('.');
        return dot > Prefix.Length && IsTree && (Find(key[..dot]) is null || Find($"{key[..dot]}{Below}") is not null);
    }

    private bool IsTree => Keys.Keys.Any(key => key.EndsWith(Below, StringComparison.Ordinal));

    /// <returns>What is wrong with a key that is not known: the advice for it, else the nearest key.</returns>
    public string Advice(string key)
    {
        var name = key[Prefix.Length..];
        if (Mistaken.TryGetValue(name, out var advice))
            return advice;
        return Nearest.To(name, Keys.Keys.Order(StringComparer.Ordinal)) is { } near
            ? $"did you mean \"{Prefix}{near}\"?"
            : "";
    }
}
