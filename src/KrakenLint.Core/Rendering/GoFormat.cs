using System.Globalization;
using System.Text;
using KrakenLint.Rendering.Library;

namespace KrakenLint.Rendering;

/// <summary>Go's verbs: <c>printf</c>.</summary>
internal static class GoFormat
{
    /// <summary><c>fmt.Sprintf</c>.</summary>
    public static Rope Write(Rope format, ReadOnlySpan<Datum> values, Budget budget)
    {
        var output = new RopeBuilder(budget);
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
                output.Add(Verb(text[(at + 1)..end], text[end], values[next++], budget));
            else
                output.Add($"%!{text[end]}(MISSING)");
            at = end;
            plain = end + 1;
        }
        if (plain < text.Length)
            output.Add(format.Slice(plain, text.Length - plain));
        if (next < values.Length)
            output.Add(Extra(values[next..], budget));
        return output.ToRope();
    }

    private static Rope Extra(ReadOnlySpan<Datum> values, Budget budget)
    {
        var all = values.ToArray();
        return all.All(value => value.IsKnown())
            ? Rope.Of(
                $"%!(EXTRA {string.Join(", ", all.Select(value => $"{GoText.TypeOf(value)}={GoText.Text(value, budget)}"))})"
            )
            : Rope.Unknown;
    }

    private static Rope Verb(string flags, char verb, Datum value, Budget budget)
    {
        if (value is UnknownDatum)
            return Rope.Unknown;
        var rope = (verb, value) switch
        {
            ('s' or 'v', TextDatum text) => text.Rope,
            ('v', NilDatum) => Rope.Of("<nil>"),
            ('v', _) => GoText.Inner(value, budget),
            ('q', TextDatum text) => GoText.Quoted(text.Rope),
            ('t', BoolDatum) or ('s', ListDatum or MapDatum) => GoText.Inner(value, budget),
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
            ('T', not WholeDatum) => Rope.Of(GoText.TypeOf(value)),
            ('c' or 'e' or 'E' or 'G' or 'T' or 'U' or 'b' or 'p', _) => Rope.Unknown,
            (_, NilDatum) => Rope.Of($"%!{verb}(<nil>)"),
            _ => Rope.Of($"%!{verb}({GoText.TypeOf(value)}={GoText.Text(value, budget)})"),
        };
        if (verb is 's' or 'q' && Precision(flags) is { } longest && longest < rope.Text.Length)
            rope = rope.Slice(0, longest);
        return Padded(rope, flags, verb);
    }

    private static Rope Padded(Rope rope, string flags, char verb)
    {
        var width = flags.Split('.')[0].TrimStart('+', '-', '#', ' ');
        if (!int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var least) || least is > 1000)
            return width.Length == 0 ? rope : Rope.Unknown;
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
}
