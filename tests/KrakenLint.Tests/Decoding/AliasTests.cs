using KrakenLint.Decoding;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Decoding;

/// <summary>How much a document may be made of aliases; all of it was asked of Helm.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData(1000, 110)]
    [InlineData(101, 100)]
    [InlineData(5, 15)]
    public void What_helm_reads(int items, int aliases) => Assert.Empty(ProblemsOf(Copies(items, aliases)));

    [Theory]
    [InlineData(1000, 150)]
    [InlineData(1000, 399)]
    public void What_helm_refuses(int items, int aliases)
    {
        var problem = Assert.Single(ProblemsOf(Copies(items, aliases)));
        Assert.Equal(
            "Helm and kubectl refuse the document, since nearly all of it is made by aliases from here on; expected the text itself, or fewer aliases",
            problem.Text
        );
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(200, 1)]
    public void What_doubles(int times, int expected)
    {
        var lines = Enumerable.Range(1, times - 1).Select(at => $"x{at}: &a{at} [*a{at - 1}, *a{at - 1}]");
        Assert.Equal(expected, ProblemsOf($"x0: &a0 [1, 1]\n{string.Join('\n', lines)}\n").Count());
    }

    private static string Copies(int items, int aliases) =>
        $"a: &a [{string.Join(',', Enumerable.Repeat(1, items))}]\nb: [{string.Join(',', Enumerable.Repeat("*a", aliases))}]\n";

    private static IEnumerable<Problem> ProblemsOf(string text) =>
        Decoder.ProblemsOf(Assert.Single(YamlReader.Read(SourceFile.FromText("a.yaml", text)).Documents));
}
