using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Rules;

/// <summary>What a fix writes.</summary>
public abstract record FixValue
{
    /// <summary>A literal, a reference, or a text with references in it.</summary>
    public sealed record Of(Operand Operand) : FixValue;

    /// <summary>What the check found out, such as the <c>near</c> name of <c>related</c>.</summary>
    public sealed record Found(string Detail) : FixValue;

    /// <summary>The present text, put into a form that is understood.</summary>
    /// <param name="AtLeast">What the result must reach to be worth writing; null where any will do.</param>
    public sealed record Converted(Conversion Conversion, Operand? AtLeast) : FixValue;
}

/// <summary>What a conversion starts from.</summary>
/// <param name="Text">The present text of the value, or of the key where a key is converted.</param>
/// <param name="Key">The key that the value belongs to.</param>
public sealed record PresentText(string Text, string Key, Item Item, Scope Scope);

/// <summary>Turns a text that is nearly right into the one that was meant.</summary>
public abstract record Conversion
{
    /// <returns>Null where it cannot be told what was meant.</returns>
    public abstract string? Apply(PresentText present);

    /// <summary><c>1h</c> becomes <c>3600</c>.</summary>
    public sealed record Seconds : Conversion
    {
        public override string? Apply(PresentText present) =>
            Duration.WholeSeconds(present.Text) is { } seconds ? Duration.Write(seconds) : null;
    }

    /// <summary><c>1.5e+06</c> becomes <c>1500000</c>.</summary>
    public sealed record Digits : Conversion
    {
        public override string? Apply(PresentText present) =>
            decimal.TryParse(present.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number)
                ? number.ToString("0", CultureInfo.InvariantCulture)
                : null;
    }

    /// <summary>The path of a URL, with what follows it; none where it says no more than the host.</summary>
    public sealed record UrlPath : Conversion
    {
        public override string? Apply(PresentText present) =>
            UrlReference.Parse(present.Text) is { Path: ['/', _, ..] path } ? path : null;
    }

    /// <summary>The same URL with another scheme.</summary>
    public sealed record Scheme(string Word) : Conversion
    {
        public override string? Apply(PresentText present) =>
            UrlReference.Parse(present.Text) is null
                ? null
                : Word + present.Text[present.Text.IndexOf("://", StringComparison.Ordinal)..];
    }

    /// <summary>A list without white space around its commas.</summary>
    public sealed record TightList : Conversion
    {
        public override string? Apply(PresentText present) =>
            string.Join(',', present.Text.Split(',', StringSplitOptions.TrimEntries));
    }

    /// <summary>The word of a list that differs by case and white space only.</summary>
    public sealed record OneOf(ImmutableArray<string> Words) : Conversion
    {
        public override string? Apply(PresentText present) =>
            Words.Where(word => word.Equals(present.Text.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray()
                is [var word]
                ? word
                : null;
    }

    /// <summary>A value that the key takes: a number without its unit, <c>true</c> for <c>yes</c>, a word in its own case.</summary>
    public sealed record ValidFor(KeyTable Table) : Conversion
    {
        public override string? Apply(PresentText present)
        {
            if (Table.Find(present.Key) is not { } entry)
                return null;
            var converted = entry.Type switch
            {
                KeyValueType.Integer => new Seconds().Apply(present),
                KeyValueType.Boolean => BooleanOf(present.Text.Trim()),
                KeyValueType.Options => new OneOf(entry.Options).Apply(present),
                _ => null,
            };
            return converted is not null && entry.Takes(converted) ? converted : null;
        }

        private static string? BooleanOf(string text) =>
            text.ToLowerInvariant() switch
            {
                "true" or "yes" or "on" or "y" or "enabled" or "enable" => "true",
                "false" or "no" or "off" or "n" or "disabled" or "disable" => "false",
                _ => null,
            };
    }

    /// <summary>The one name of several that a misspelt one is near to, or that alone ends with the same word.</summary>
    public sealed record NearestOf(ImmutableArray<Operand> Names) : Conversion
    {
        public override string? Apply(PresentText present)
        {
            var text = present.Text.Trim();
            var names = Names
                .SelectMany(name => name.Resolve(present.Item, present.Scope))
                .Select(name => name.Text)
                .Distinct()
                .ToArray();
            var word = text[(text.LastIndexOf('-') + 1)..];
            return Nearest.OnlyName(text, names)
                ?? (
                    names.Where(name => name.EndsWith($"-{word}", StringComparison.Ordinal)).ToArray() is [var only]
                        ? only
                        : null
                );
        }
    }

    /// <summary>The one key of a table that a misspelt key is near to.</summary>
    public sealed record KnownKey(KeyTable Table) : Conversion
    {
        public override string? Apply(PresentText present)
        {
            var text = present.Text;
            if (!text.StartsWith(Table.Prefix, StringComparison.Ordinal) || Table.Knows(text))
                return null;
            var name = text[Table.Prefix.Length..];
            return !Table.Mistaken.ContainsKey(name) && Nearest.Only(name, Table.Keys.Keys) is { } near
                ? Table.Prefix + near
                : null;
        }
    }
}
