using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Rendering;

/// <summary>Functions on text (https://masterminds.github.io/sprig/strings.html).</summary>
internal static class TextFunctions
{
    private const int LongestResult = 1 << 24;

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("quote", 1, a => Joined(a, GoText.Quoted), TakesUnknown: true),
        new("squote", 1, a => Joined(a, rope => Rope.Concat(Rope.Of("'"), rope, Rope.Of("'"))), TakesUnknown: true),
        new("toString", 1, a => a[0] is NilDatum ? "<nil>".ToDatum() : Kept(a[0].Rope(), a[0]), TakesUnknown: true),
        new("print", 0, Print, TakesUnknown: true),
        new("println", 0, a => Rope.Concat(Print(a).Rope(), Rope.Of("\n")).ToDatum(), TakesUnknown: true),
        new("printf", 1, a => GoText.Format(a[0].Rope(), a.AsSpan()[1..]).ToDatum(), TakesUnknown: true),
        new("indent", 2, a => Indented(a[0].Whole(), a[1].Rope(), ""), TakesUnknown: true),
        new("nindent", 2, a => Indented(a[0].Whole(), a[1].Rope(), "\n"), TakesUnknown: true),
        new("trim", 1, a => Trimmed(a[0], text => text.Trim(), text => text.TrimStart())),
        new("trimAll", 2, a => Trimmed(a[1], text => text.Trim(Set(a[0])), text => text.TrimStart(Set(a[0])))),
        new(
            "trimSuffix",
            2,
            a =>
                a[1].Text().EndsWith(a[0].Text(), StringComparison.Ordinal)
                    ? Cut(a[1], 0, -a[0].Text().Length)
                    : a[1].Rope().ToDatum()
        ),
        new(
            "trimPrefix",
            2,
            a =>
                a[1].Text().StartsWith(a[0].Text(), StringComparison.Ordinal)
                    ? Cut(a[1], a[0].Text().Length, 0)
                    : a[1].Rope().ToDatum()
        ),
        new("trunc", 2, a => Truncated(a[0].Whole(), a[1].Rope())),
        new("substr", 3, a => Part(a[0].Whole(), a[1].Whole(), a[2].Rope())),
        new("upper", 1, a => a[0].Rope().Map(text => text.ToUpperInvariant()).ToDatum(), TakesUnknown: true),
        new("lower", 1, a => a[0].Rope().Map(text => text.ToLowerInvariant()).ToDatum(), TakesUnknown: true),
        new(
            "nospace",
            1,
            a => a[0].Rope().Map(text => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))).ToDatum()
        ),
        new("replace", 3, a => Replaced(a[0].Text(), a[1].Rope(), a[2].Rope())),
        new("repeat", 2, a => Repeated(a[0].Whole(), a[1].Rope())),
        new("contains", 2, a => a[1].Text().Contains(a[0].Text(), StringComparison.Ordinal).ToDatum()),
        new("hasPrefix", 2, a => a[1].Text().StartsWith(a[0].Text(), StringComparison.Ordinal).ToDatum()),
        new("hasSuffix", 2, a => a[1].Text().EndsWith(a[0].Text(), StringComparison.Ordinal).ToDatum()),
        new("cat", 0, a => Between(a.Where(value => value is not NilDatum), Rope.Of(" "))),
        new("join", 2, a => Between(Present(a[1]), a[0].Rope())),
        new("split", 2, a => Numbered(a[1].Rope().Split(a[0].Text()))),
        new("splitList", 2, a => a[1].Rope().Split(a[0].Text()).Select(part => part.ToDatum()).ToDatum()),
        new("splitn", 3, a => Numbered(SplitAtMost(a[2].Rope(), a[0].Text(), a[1].Whole()))),
        new("toStrings", 1, a => Present(a[0]).Select(item => item.Rope().ToDatum()).ToDatum()),
        new(
            "sortAlpha",
            1,
            a =>
                Present(a[0])
                    .Select(item => item.Rope().ToDatum())
                    .OrderBy(item => item.Text(), StringComparer.Ordinal)
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

    private static Datum Joined(ImmutableArray<Datum> values, Func<Rope, Rope> change)
    {
        var changed = values.Where(value => value is not NilDatum).Select(value => change(value.Rope())).ToArray();
        return changed is [var only]
            ? Kept(only, values.First(value => value is not NilDatum))
            : Between(changed.Select(rope => rope.ToDatum()), Rope.Of(" "));
    }

    // fmt.Sprint puts a space between two operands of which neither is text.
    private static Datum Print(ImmutableArray<Datum> values)
    {
        var output = new RopeBuilder();
        for (var at = 0; at < values.Length; at++)
        {
            if (at > 0 && values[at] is not TextDatum && values[at - 1] is not TextDatum)
                output.Add(" ");
            output.Add(values[at] is NilDatum ? Rope.Of("<nil>") : GoText.Print(values[at]));
        }
        return output.ToRope().ToDatum();
    }

    private static Datum Indented(long width, Rope rope, string before)
    {
        if (width is < 0 or > 1000)
            return Arguments.Unknown;
        var padding = new string(' ', (int)width);
        return Rope.Concat(Rope.Of(before + padding), rope.Indent(padding)).ToDatum();
    }

    // sprig's strslice leaves nothings out.
    private static IEnumerable<Datum> Present(Datum list) =>
        (list.Items() ?? [list]).Where(item => item is not NilDatum);

    private static char[] Set(Datum characters) => characters.Text().ToCharArray();

    private static Datum Trimmed(Datum value, Func<string, string> trim, Func<string, string> trimStart)
    {
        var text = value.Text();
        return value.Rope().Slice(text.Length - trimStart(text).Length, trim(text).Length).ToDatum();
    }

    private static Datum Cut(Datum value, int start, int end)
    {
        var rope = value.Rope();
        return rope.Slice(start, rope.Text.Length - start + end).ToDatum();
    }

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

    private static Datum Replaced(string old, Rope by, Rope rope) =>
        old.Length == 0
            ? Arguments.Unknown
            : rope.Map(text => text.Replace(old, by.Text, StringComparison.Ordinal)).ToDatum();

    private static Datum Repeated(long count, Rope rope)
    {
        if (count is < 0 or > 100_000 || count * Math.Max(rope.Text.Length, rope.Pieces.Length) > LongestResult)
            return Arguments.Unknown;
        return rope.Pieces is [var only]
            ? new Rope([only with { Text = string.Concat(Enumerable.Repeat(only.Text, (int)count)) }]).ToDatum()
            : Rope.Concat(Enumerable.Repeat(rope, (int)count)).ToDatum();
    }

    private static Datum Between(IEnumerable<Datum> values, Rope separator)
    {
        var output = new RopeBuilder();
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
                output.Add(separator);
            output.Add(value.Rope());
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

    private static IEnumerable<Rope> SplitAtMost(Rope rope, string separator, long count)
    {
        var start = 0;
        var left = count;
        for (
            int next;
            --left > 0 && (next = rope.Text.IndexOf(separator, start, StringComparison.Ordinal)) >= 0;
            start = next + separator.Length
        )
            yield return rope.Slice(start, next - start);
        yield return rope.Slice(start, rope.Text.Length - start);
    }
}
