using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on text (https://masterminds.github.io/sprig/strings.html).</summary>
internal static class TextFunctions
{
    private const int LongestResult = 1 << 24;

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("quote", 1, a => Joined(a, GoText.Quoted), TakesUnknown: true),
        new("squote", 1, a => Joined(a, rope => Rope.Concat(Rope.Of("'"), rope, Rope.Of("'"))), TakesUnknown: true),
        new("toString", 1, a => a[0] is NilDatum ? "<nil>".ToDatum() : Kept(a.Rope(0), a[0]), TakesUnknown: true),
        new("print", 0, Print, TakesUnknown: true),
        new("println", 0, a => Rope.Concat(Print(a).Rope(a.Budget), Rope.Of("\n")).ToDatum(), TakesUnknown: true),
        new("printf", 1, a => GoFormat.Write(a.Rope(0), a[1..].AsSpan(), a.Budget).ToDatum(), TakesUnknown: true),
        new("indent", 2, a => Indented(a, ""), TakesUnknown: true),
        new("nindent", 2, a => Indented(a, "\n"), TakesUnknown: true),
        new("trim", 1, a => Trimmed(a.Rope(0), char.IsWhiteSpace)),
        new("trimAll", 2, a => Trimmed(a.Rope(1), a.Text(0).ToHashSet().Contains)),
        new(
            "trimSuffix",
            2,
            a =>
                a.Text(1).EndsWith(a.Text(0), StringComparison.Ordinal)
                    ? Cut(a.Rope(1), 0, -a.Text(0).Length)
                    : a.Rope(1).ToDatum()
        ),
        new(
            "trimPrefix",
            2,
            a =>
                a.Text(1).StartsWith(a.Text(0), StringComparison.Ordinal)
                    ? Cut(a.Rope(1), a.Text(0).Length, 0)
                    : a.Rope(1).ToDatum()
        ),
        new("trunc", 2, a => Truncated(a[0].Whole(), a.Rope(1))),
        new("substr", 3, a => Part(a[0].Whole(), a[1].Whole(), a.Rope(2))),
        new("upper", 1, a => a.Rope(0).Map(text => text.ToUpperInvariant()).ToDatum(), TakesUnknown: true),
        new("lower", 1, a => a.Rope(0).Map(text => text.ToLowerInvariant()).ToDatum(), TakesUnknown: true),
        new(
            "nospace",
            1,
            a => a.Rope(0).Map(text => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))).ToDatum()
        ),
        new("replace", 3, a => Replaced(a)),
        new("repeat", 2, a => Repeated(a)),
        new("contains", 2, a => a.Text(1).Contains(a.Text(0), StringComparison.Ordinal).ToDatum()),
        new("hasPrefix", 2, a => a.Text(1).StartsWith(a.Text(0), StringComparison.Ordinal).ToDatum()),
        new("hasSuffix", 2, a => a.Text(1).EndsWith(a.Text(0), StringComparison.Ordinal).ToDatum()),
        new("cat", 0, a => Between(a.Values.Where(value => value is not NilDatum), Rope.Of(" "), a.Budget)),
        new("join", 2, a => Between(Present(a[1]), a.Rope(0), a.Budget)),
        new("split", 2, a => Numbered(a.Rope(1).Split(a.Text(0)))),
        new("splitList", 2, a => a.Rope(1).Split(a.Text(0)).Select(part => part.ToDatum()).ToDatum()),
        new("splitn", 3, a => Numbered(a.Rope(2).Split(a.Text(0), a[1].Whole()))),
        new("toStrings", 1, a => Present(a[0]).Select(item => item.Rope(a.Budget).ToDatum()).ToDatum()),
        new(
            "sortAlpha",
            1,
            a =>
                Present(a[0])
                    .Select(item => item.Rope(a.Budget).ToDatum())
                    .OrderBy(item => item.Text(a.Budget), StringComparer.Ordinal)
                    .ToDatum()
        ),
        new("plural", 3, a => a[2].Whole() == 1 ? a[0] : a[1]),
        new("int", 1, a => new WholeDatum(a[0].Whole()) { Node = a[0].Node }),
        new("int64", 1, a => new WholeDatum(a[0].Whole()) { Node = a[0].Node }),
        new("float64", 1, a => new FloatDatum(a[0].Number()) { Node = a[0].Node }),
        new("atoi", 1, a => new WholeDatum(a[0].Whole()) { Node = a[0].Node }),
    ];

    /// <summary>Keeps the node that the value came from, whatever its text is made of.</summary>
    private static TextDatum Kept(Rope rope, Datum value) => new(rope) { Node = value.Node ?? rope.Node };

    private static Datum Joined(Given values, Func<Rope, Rope> change)
    {
        var present = values.Values.Where(value => value is not NilDatum).ToArray();
        var changed = present.Select(value => change(value.Rope(values.Budget))).ToArray();
        return changed is [var only]
            ? Kept(only, present[0])
            : Between(changed.Select(rope => rope.ToDatum()), Rope.Of(" "), values.Budget);
    }

    // fmt.Sprint puts a space between two operands of which neither is text.
    private static Datum Print(Given values)
    {
        var output = new RopeBuilder(values.Budget);
        for (var at = 0; at < values.Length; at++)
        {
            if (at > 0 && values[at] is not TextDatum && values[at - 1] is not TextDatum)
                output.Add(" ");
            output.Add(values[at] is NilDatum ? Rope.Of("<nil>") : GoText.Print(values[at], values.Budget));
        }
        return output.ToRope().ToDatum();
    }

    private static Datum Indented(Given arguments, string before)
    {
        if (arguments[0].Whole() is not (>= 0 and <= 1000 and var width))
            return Arguments.Unknown;
        var padding = new string(' ', (int)width);
        var output = new RopeBuilder(arguments.Budget);
        output.Add(before + padding);
        output.AddIndented(arguments.Rope(1), padding);
        return output.ToRope().ToDatum();
    }

    // sprig's strslice leaves nothings out.
    private static IEnumerable<Datum> Present(Datum list) =>
        (list.Items() ?? [list]).Where(item => item is not NilDatum);

    private static Datum Trimmed(Rope rope, Func<char, bool> isTrimmed)
    {
        var text = rope.Text;
        var (start, end) = (0, text.Length);
        while (start < end && isTrimmed(text[start]))
            start++;
        while (end > start && isTrimmed(text[end - 1]))
            end--;
        return rope.Slice(start, end - start).ToDatum();
    }

    private static Datum Cut(Rope rope, int start, int end) =>
        rope.Slice(start, rope.Text.Length - start + end).ToDatum();

    private static Datum Truncated(long length, Rope rope)
    {
        var size = Encoding.UTF8.GetByteCount(rope.Text);
        return length < 0 ? Bytes(rope, Math.Max(0, size + length), size) : Bytes(rope, 0, Math.Min(length, size));
    }

    // Go counts bytes; a character that is cut in two is none that could be compared.
    private static Datum Bytes(Rope rope, long from, long to)
    {
        var text = rope.Text;
        if (Encoding.UTF8.GetByteCount(text) == text.Length)
            return rope.Slice((int)from, (int)(to - from)).ToDatum();
        var (at, start, end) = (0L, -1, -1);
        for (var index = 0; index <= text.Length; index++)
        {
            start = at == from ? index : start;
            end = at == to ? index : end;
            at += index < text.Length ? Encoding.UTF8.GetByteCount(text.AsSpan(index, 1)) : 0;
        }
        return start < 0 || end < 0 ? Arguments.Unknown : rope.Slice(start, end - start).ToDatum();
    }

    private static Datum Part(long start, long end, Rope rope)
    {
        var size = Encoding.UTF8.GetByteCount(rope.Text);
        var from = Math.Clamp(start, 0, size);
        return Bytes(rope, from, end < 0 || end > size ? size : Math.Max(from, end));
    }

    private static Datum Replaced(Given arguments)
    {
        var (old, by, rope) = (arguments.Text(0), arguments.Text(1), arguments.Rope(2));
        if (old.Length == 0)
            return Arguments.Unknown;
        arguments.Budget.SpendText((long)rope.Text.AsSpan().Count(old) * by.Length);
        return rope.Map(text => text.Replace(old, by, StringComparison.Ordinal)).ToDatum();
    }

    private static Datum Repeated(Given arguments)
    {
        var (count, rope) = (arguments[0].Whole(), arguments.Rope(1));
        if (count is < 0 or > 100_000 || count * Math.Max(rope.Text.Length, rope.Pieces.Length) > LongestResult)
            return Arguments.Unknown;
        if (rope.Pieces is not [var only])
        {
            var output = new RopeBuilder(arguments.Budget);
            for (; count > 0; count--)
                output.Add(rope);
            return output.ToRope().ToDatum();
        }
        arguments.Budget.SpendText(count * only.Text.Length);
        return new Rope([only with { Text = string.Concat(Enumerable.Repeat(only.Text, (int)count)) }]).ToDatum();
    }

    private static Datum Between(IEnumerable<Datum> values, Rope separator, Budget budget)
    {
        var output = new RopeBuilder(budget);
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
                output.Add(separator);
            output.Add(value.Rope(budget));
            isFirst = false;
        }
        return output.ToRope().ToDatum();
    }

    private static MapDatum Numbered(IEnumerable<Rope> parts)
    {
        var map = new MapDatum();
        foreach (var (part, at) in parts.Select((part, at) => (part, at)))
            map.Set($"_{at}", part.ToDatum());
        return map;
    }
}
