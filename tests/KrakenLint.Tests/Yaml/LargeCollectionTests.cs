using KrakenLint.JsonPaths;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>Keys and items of large collections are found as those of small ones are, however often they are asked for.</summary>
public sealed class LargeCollectionTests
{
    private const int Often = 20;

    [Fact]
    public void Keys_are_found_again_and_again()
    {
        var root = Root(
            "x: &a {merged: m, k5: hidden}\nmap:\n  <<: *a\n"
                + string.Concat(Enumerable.Range(0, 200).Select(number => $"  k{number}: v{number}\n"))
                + "  k150: second\n  'it''s': q\n  ? &b key\n  : anchored\n  *b : again\n"
        );
        var map = root["map"] ?? root;
        for (var time = 0; time < Often; time++)
        {
            Assert.Equal("v5", map["k5"]?.Text);
            Assert.Equal("v199", map["k199"]?.Text);
            Assert.Equal("v150", map["k150"]?.Text);
            Assert.Equal("q", map["it's"]?.Text);
            Assert.Equal("anchored", map["key"]?.Text);
            Assert.Equal("m", map["merged"]?.Text);
            Assert.Null(map["k200"]);
            Assert.Null(map["<<"]);
        }
    }

    [Fact]
    public void Items_are_found_by_their_places_from_both_ends()
    {
        var list = Root(string.Concat(Enumerable.Range(0, 300).Select(number => $"- {{n: {number}}}\n")));
        Assert.Equal("250", list[250]?["n"]?.Text);
        Assert.Equal("299", list[-1]?["n"]?.Text);
        Assert.Equal("63", list[63]?["n"]?.Text);
        Assert.Equal("64", list[64]?["n"]?.Text);
        Assert.Null(list[300]);
        Assert.Null(list[-301]);
        Assert.Equal("[299].n", NodePath.Of(list[-1]?["n"] ?? list));
        Assert.Equal("[65].n", NodePath.Of(list[65]?["n"] ?? list));
    }

    private static YamlNode Root(string text) =>
        YamlReader.Read(SourceFile.FromText("a.yaml", text)).Documents[0].Tree?.Root
        ?? throw new InvalidOperationException("the text does not parse");
}
