using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on lists (https://masterminds.github.io/sprig/lists.html).</summary>
internal static class ListFunctions
{
    private const long LongestList = 100_000;

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("list", 0, a => new ListDatum(a.Values), TakesUnknown: true),
        new("tuple", 0, a => new ListDatum(a.Values), TakesUnknown: true),
        new("first", 1, a => OfItems(a[0], items => items is [var first, ..] ? first : NilDatum.Instance)),
        new("last", 1, a => OfItems(a[0], items => items is [.., var last] ? last : NilDatum.Instance)),
        new("rest", 1, a => OfItems(a[0], items => items.Skip(1).ToDatum())),
        new("initial", 1, a => OfItems(a[0], items => items.SkipLast(1).ToDatum())),
        new("append", 2, a => OfItems(a[0], items => items.Append(a[1]).ToDatum()), TakesUnknown: true),
        new("push", 2, a => OfItems(a[0], items => items.Append(a[1]).ToDatum()), TakesUnknown: true),
        new("prepend", 2, a => OfItems(a[0], items => items.Prepend(a[1]).ToDatum()), TakesUnknown: true),
        new(
            "concat",
            0,
            a =>
                a.Values.All(list => list.Items() is not null)
                    ? a.Values.SelectMany(list => list.Items() ?? []).ToDatum()
                    : Arguments.Unknown
        ),
        new("reverse", 1, a => OfItems(a[0], items => items.Reverse().ToDatum())),
        new("uniq", 1, a => OfItems(a[0], items => Distinct(items, a.Budget).ToDatum())),
        new("compact", 1, a => OfItems(a[0], items => items.Where(GoText.IsTrue).ToDatum())),
        new(
            "without",
            1,
            a =>
                OfItems(
                    a[0],
                    items => items.Where(item => !a[1..].Any(other => item.SameAs(other, a.Budget))).ToDatum()
                )
        ),
        new(
            "has",
            2,
            a =>
                a[1].Items() is { } items && items.All(item => item.IsKnown())
                    ? items.Any(item => a[0].SameAs(item, a.Budget)).ToDatum()
                    : Arguments.Unknown
        ),
        new("slice", 1, Slice),
        new(
            "chunk",
            2,
            a =>
                a[0].Whole() is > 0 and < int.MaxValue and var size
                    ? OfItems(a[1], items => items.Chunk((int)size).Select(part => part.ToDatum()).ToDatum())
                    : Arguments.Unknown
        ),
        new("len", 1, Length),
        new("index", 1, a => a[1..].Aggregate(a[0], Index)),
        new("until", 1, a => Range(0, a[0].Whole(), 1, a.Budget)),
        new("untilStep", 3, a => Range(a[0].Whole(), a[1].Whole(), a[2].Whole(), a.Budget)),
        new("seq", 1, Sequence),
    ];

    /// <summary>Go's <c>index</c>, one step.</summary>
    public static Datum Index(Datum value, Datum at) =>
        (value, at) switch
        {
            (MapDatum map, TextDatum key) => map[key.Text] ?? NilDatum.Instance,
            (ListDatum list, WholeDatum or FloatDatum)
                when at.Whole() is >= 0 and var index && index < list.Items.Length => list.Items[(int)index],
            _ => Arguments.Unknown,
        };

    private static Datum OfItems(Datum value, Func<ImmutableArray<Datum>, Datum> then) =>
        value.Items() is { } items ? then(items) : Arguments.Unknown;

    private static IEnumerable<Datum> Distinct(ImmutableArray<Datum> items, Budget budget)
    {
        // Equal items read the same; only those that do are compared.
        var known = new Dictionary<string, List<Datum>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var text = GoText.Text(item, budget);
            if (!known.TryGetValue(text, out var alike))
                known[text] = alike = [];
            if (alike.Any(other => item.SameAs(other, budget)))
                continue;
            alike.Add(item);
            yield return item;
        }
    }

    private static Datum Slice(Given arguments)
    {
        if (arguments[0].Items() is not { } items)
            return arguments[0] is TextDatum text ? Part(text.Rope, arguments) : Arguments.Unknown;
        var start = arguments.Length > 1 ? arguments[1].Whole() : 0;
        var end = arguments.Length > 2 ? arguments[2].Whole() : items.Length;
        return start < 0 || end > items.Length || start > end
            ? Arguments.Unknown
            : items[(int)start..(int)end].ToDatum();
    }

    private static Datum Part(Rope rope, Given arguments)
    {
        var start = arguments.Length > 1 ? arguments[1].Whole() : 0;
        var end = arguments.Length > 2 ? arguments[2].Whole() : rope.Text.Length;
        return start < 0 || end > rope.Text.Length || start > end
            ? Arguments.Unknown
            : rope.Slice((int)start, (int)(end - start)).ToDatum();
    }

    private static Datum Length(Given arguments) =>
        arguments[0] switch
        {
            ListDatum list => ((long)list.Items.Length).ToDatum(),
            MapDatum map => ((long)map.Count).ToDatum(),
            TextDatum text => ((long)System.Text.Encoding.UTF8.GetByteCount(text.Text)).ToDatum(),
            _ => Arguments.Unknown,
        };

    private static Datum Sequence(Given arguments)
    {
        var numbers = arguments.Values.Select(argument => argument.Whole()).ToArray();
        var (start, step, end) = numbers switch
        {
            [var last] => (1, last < 1 ? -1 : 1, last),
            [var first, var last] => (first, last < first ? -1 : 1, last),
            [var first, var by, var last] => (first, by, last),
            _ => (0, 0, 0L),
        };
        var all = Range(
            start,
            step > 0 ? Math.Min(end, long.MaxValue - 1) + 1 : Math.Max(end, long.MinValue + 1) - 1,
            step,
            arguments.Budget
        );
        return all is ListDatum list
            ? string.Join(' ', list.Items.Select(item => GoText.Text(item, arguments.Budget))).ToDatum()
            : all;
    }

    private static Datum Range(long start, long end, long step, Budget budget)
    {
        if (step == 0 || ((Int128)end - start) / step > LongestList)
            return Arguments.Unknown;
        budget.Spend((long)Int128.Max(0, ((Int128)end - start) / step) / 10);
        var items = ImmutableArray.CreateBuilder<Datum>();
        for (Int128 at = start; step > 0 ? at < end : at > end; at += step)
            items.Add(new WholeDatum((long)at));
        return new ListDatum(items.ToImmutable());
    }
}
