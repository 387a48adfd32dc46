using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Rendering.Library;

namespace KrakenLint.Tests.Rendering;

/// <summary>Whatever a function is given, it ends, in proportion to its budget: every row, so that a new one is tried as well.</summary>
public sealed class FunctionBudgetTests
{
    private const long Units = 20_000;

    // Some kilobyte for each letter of the arguments, of which each may become a value.
    private const long MostBytes = 64_000_000;

    private static readonly ImmutableArray<Datum> Hostile =
    [
        SelfContaining(),
        Doubled(),
        Deep(),
        new ListDatum([.. Enumerable.Range(0, 5_000).Select(at => (Datum)new WholeDatum(at % 7))]),
        TextDatum.Of(new string('a', 50_000)),
        TextDatum.Of(new string('\n', 50_000)),
        new TextDatum(new Rope([.. Enumerable.Repeat(new Piece("ab", null, null), 5_000)])),
        TextDatum.Of(string.Concat(Enumerable.Repeat("(", 1_000))),
        TextDatum.Of("%999999999d%0999999999.999999999f"),
        TextDatum.Of("a*b|a"),
        TextDatum.Of(""),
        new WholeDatum(long.MaxValue),
        new WholeDatum(long.MinValue),
        new WholeDatum(100_000),
        NilDatum.Instance,
    ];

    public static TheoryData<string> Names() =>
        [.. Functions.All.Select(row => row.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_makes_no_more_than_its_budget(string name)
    {
        var least = Functions.All.Single(row => row.Name == name).Least;
        foreach (var count in new[] { Math.Max(1, least), least + 1 })
        {
            foreach (var first in Hostile)
            {
                foreach (var others in Hostile)
                    Assert.InRange(BytesOf(name, [first, .. Enumerable.Repeat(others, count - 1)]), 0, MostBytes);
            }
        }
    }

    [Fact]
    public void Every_name_that_a_table_holds_is_tried() => Assert.InRange(Names().Count, 140, int.MaxValue);

    private static long BytesOf(string name, ImmutableArray<Datum> arguments)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Functions.Call(name, new Given(arguments, new Budget(Units)));
        }
        catch (RenderingStopped)
        {
            // As good an end as any.
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static MapDatum SelfContaining()
    {
        var map = new MapDatum();
        map.Set("a", map);
        return map;
    }

    private static MapDatum Doubled()
    {
        var map = new MapDatum();
        for (var at = 0; at < 60; at++)
        {
            var outer = new MapDatum();
            outer.Set("a", map);
            outer.Set("b", map);
            map = outer;
        }
        return map;
    }

    private static ListDatum Deep()
    {
        var list = new ListDatum([]);
        for (var at = 0; at < 20_000; at++)
            list = new ListDatum([list]);
        return list;
    }
}
