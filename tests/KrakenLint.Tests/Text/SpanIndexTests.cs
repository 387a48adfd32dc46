using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>What lies around a place, and within one, is found in the order in which it was given.</summary>
public sealed class SpanIndexTests
{
    private static readonly SourceFile File = SourceFile.FromText("a.yaml", new string('x', 100));

    [Fact]
    public void What_a_place_lies_in_is_found_in_order()
    {
        var index = Of((10, 20, "own"), (0, 100, "whole"), (30, 40, "other"), (5, 25, "around"), (10, 20, "again"));
        Assert.Equal(["own", "whole", "around", "again"], index.Around(Span(10, 20)));
        Assert.Equal(["whole", "around"], index.Around(Span(9, 20)));
        Assert.Equal(["whole"], index.Around(Span(26, 26)));
        Assert.Empty(index.Around(new SourceSpan(SourceFile.FromText("a.yaml", "x"), 0, 1)));
    }

    [Fact]
    public void What_lies_along_a_place_is_found_once()
    {
        var index = Of((12, 14, "within"), (0, 100, "whole"), (10, 20, "own"), (15, 25, "across"));
        Assert.Equal(["within", "whole", "own"], index.Along(Span(10, 20)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_found_is_what_trying_each_finds(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 300).Select(number => (Span: Any(random), Thing: $"{number}")).ToArray();
        var index = new SpanIndex<string>(rows);
        for (var time = 0; time < 200; time++)
        {
            var place = Any(random);
            Assert.Equal(rows.Where(row => row.Span.Contains(place)).Select(row => row.Thing), index.Around(place));
            Assert.Equal(
                rows.Where(row => row.Span.Contains(place) || place.Contains(row.Span)).Select(row => row.Thing),
                index.Along(place)
            );
        }
    }

    private static SourceSpan Any(Random random)
    {
        var start = random.Next(100);
        return Span(start, random.Next(start, 101));
    }

    private static SpanIndex<string> Of(params (int Start, int End, string Thing)[] rows) =>
        new(rows.Select(row => (Span(row.Start, row.End), row.Thing)));

    private static SourceSpan Span(int start, int end) => new(File, start, end);
}
