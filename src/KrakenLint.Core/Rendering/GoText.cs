using System.Globalization;
using System.Text;

namespace KrakenLint.Rendering;

/// <summary>Values as Go's <c>fmt</c> prints them.</summary>
internal static class GoText
{
    /// <summary><c>%v</c>, which actions print with; nothing is <c>&lt;no value&gt;</c> at the top and <c>&lt;nil&gt;</c> below.</summary>
    public static Rope Print(Datum value) =>
        value switch
        {
            TextDatum text => text.Rope,
            NilDatum => Rope.Of("<no value>"),
            UnknownDatum => Rope.Unknown,
            _ => Rope.Of(Text(value), value.Node),
        };

    /// <summary><c>%v</c> of a value inside another one.</summary>
    public static string Text(Datum value) =>
        value switch
        {
            TextDatum text => text.Text,
            BoolDatum flag => flag.Value ? "true" : "false",
            WholeDatum whole => whole.Value.ToString(CultureInfo.InvariantCulture),
            FloatDatum number => GoNumber.Text(number.Value),
            ListDatum list => $"[{string.Join(' ', list.Items.Select(Text))}]",
            MapDatum map => $"map[{string.Join(' ', map.Entries.Select(entry => $"{entry.Key}:{Text(entry.Value)}"))}]",
            ObjectDatum other => other.Text,
            _ => "<nil>",
        };

    /// <summary>True where a value counts in <c>if</c>: not zero, not empty.</summary>
    public static bool IsTrue(Datum value) =>
        value switch
        {
            NilDatum => false,
            BoolDatum flag => flag.Value,
            WholeDatum whole => whole.Value != 0,
            FloatDatum number => number.Value != 0,
            TextDatum text => text.Text.Length > 0 || text.Rope.HasUnknown,
            ListDatum list => list.Items.Length > 0,
            MapDatum map => map.Count > 0,
            _ => true,
        };

    /// <summary>A text between double quotes, as <c>%q</c> and <c>quote</c> write it.</summary>
    public static Rope Quoted(Rope rope) => Rope.Concat(Rope.Of("\""), rope.Map(Escape), Rope.Of("\""));

    /// <summary>The Go type's name, as <c>typeOf</c> says it.</summary>
    public static string TypeOf(Datum value) =>
        value switch
        {
            TextDatum => "string",
            BoolDatum => "bool",
            WholeDatum => "int64",
            FloatDatum => "float64",
            ListDatum => "[]interface {}",
            MapDatum => "map[string]interface {}",
            NilDatum => "<nil>",
            _ => "object",
        };

    /// <summary>The Go kind's name, as <c>kindOf</c> says it.</summary>
    public static string KindOf(Datum value) =>
        value switch
        {
            ListDatum => "slice",
            MapDatum => "map",
            NilDatum => "invalid",
            ObjectDatum => "struct",
            _ => TypeOf(value),
        };

    /// <summary><c>fmt.Sprintf</c>.</summary>
    public static Rope Format(Rope format, ReadOnlySpan<Datum> values)
    {
        var output = new RopeBuilder();
        var text = format.Text;
        var next = 0;
        var plain = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
                continue;
            output.Add(format.Slice(plain, at - plain));
            var end = at + 1;
            while (
                end < text.Length && text[end] is '+' or '-' or '#' or ' ' or '.'
                || (end < text.Length && char.IsAsciiDigit(text[end]))
            )
                end++;
            if (end >= text.Length)
            {
                output.Add("%!(NOVERB)");
                return output.ToRope();
            }
            if (text[end] == '%')
                output.Add("%");
            else if (next < values.Length)
                output.Add(Verb(text[(at + 1)..end], text[end], values[next++]));
            else
                output.Add($"%!{text[end]}(MISSING)");
            at = end;
            plain = end + 1;
        }
        if (plain < text.Length)
            output.Add(format.Slice(plain, text.Length - plain));
        if (next < values.Length)
            output.Add(Extra(values[next..]));
        return output.ToRope();
    }

    private static Rope Extra(ReadOnlySpan<Datum> values)
    {
        var all = values.ToArray();
        return all.All(value => value.IsKnown())
            ? Rope.Of($"%!(EXTRA {string.Join(", ", all.Select(value => $"{TypeOf(value)}={Text(value)}"))})")
            : Rope.Unknown;
    }

    private static Rope Verb(string flags, char verb, Datum value)
    {
        if (value is UnknownDatum)
            return Rope.Unknown;
        var rope = (verb, value) switch
        {
            ('s' or 'v', TextDatum text) => text.Rope,
            ('v', NilDatum) => Rope.Of("<nil>"),
            ('v', _) => Rope.Of(Text(value), value.Node),
            ('q', TextDatum text) => Quoted(text.Rope),
            ('t', BoolDatum) or ('s', ListDatum or MapDatum) => Rope.Of(Text(value), value.Node),
            ('d', WholeDatum whole) => Rope.Of(
                $"{(whole.Value >= 0 && flags.Contains('+', StringComparison.Ordinal) ? "+" : "")}{whole.Value}",
                value.Node
            ),
            ('f' or 'F', FloatDatum number) => Rope.Of(
                number.Value.ToString($"F{Precision(flags) ?? 6}", CultureInfo.InvariantCulture),
                value.Node
            ),
            ('g', FloatDatum number) when Precision(flags) is null => Rope.Of(GoNumber.Text(number.Value), value.Node),
            ('x', WholeDatum whole) => Rope.Of($"{whole.Value:x}", value.Node),
            ('x', TextDatum text) => Rope.Of(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text.Text))),
            ('X', WholeDatum whole) => Rope.Of($"{whole.Value:X}", value.Node),
            ('o', WholeDatum { Value: >= 0 } whole) => Rope.Of(Convert.ToString(whole.Value, 8), value.Node),
            ('T', not WholeDatum) => Rope.Of(TypeOf(value)),
            ('c' or 'e' or 'E' or 'G' or 'T' or 'U' or 'b' or 'p', _) => Rope.Unknown,
            (_, NilDatum) => Rope.Of($"%!{verb}(<nil>)"),
            _ => Rope.Of($"%!{verb}({TypeOf(value)}={Text(value)})"),
        };
        if (verb is 's' or 'q' && Precision(flags) is { } longest && longest < rope.Text.Length)
            rope = rope.Slice(0, longest);
        return Padded(rope, flags, verb);
    }

    private static Rope Padded(Rope rope, string flags, char verb)
    {
        var width = flags.Split('.')[0].TrimStart('+', '-', '#', ' ');
        if (!int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var least) || least is > 1000)
            return rope;
        var missing = Math.Max(0, least - rope.Text.Length);
        if (flags.StartsWith('-'))
            return Rope.Concat(rope, Rope.Of(new string(' ', missing)));
        var filler = width.StartsWith('0') && verb is 'd' or 'f' ? '0' : ' ';
        return Rope.Concat(Rope.Of(new string(filler, missing)), rope);
    }

    private static int? Precision(string flags) =>
        flags.Split('.') is [_, var digits]
        && int.TryParse(
            digits.Length == 0 ? "0" : digits,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var precision
        )
            ? Math.Min(precision, 50)
            : null;

    // strconv.Quote.
    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(
                rune.Value switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    7 => @"\a",
                    8 => @"\b",
                    11 => @"\v",
                    12 => @"\f",
                    < 32 or 127 => $@"\x{rune.Value:x2}",
                    _ => rune.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
