using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

public sealed class JsonPathLimitTests
{
    private const string Bomb = """
        a: &a [x, x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
        h: [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
        i: [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
        """;

    [Theory]
    [InlineData("..x")]
    [InlineData("..*")]
    [InlineData("$[?@ == $.i]")]
    [InlineData("$[?count(@..*) > 1]")]
    public void A_walk_through_an_alias_bomb_ends(string path)
    {
        var root = YamlText.Root(Bomb);

        Assert.Throws<WalkLimitException>(() => YamlText.Path(path).Select(root, root));
    }

    [Fact]
    public void A_walk_through_a_chain_of_aliases_ends_at_the_deepest_nesting()
    {
        var links = Enumerable.Range(1, 2_000).Select(link => $"- &a{link} [*a{link - 1}]");
        var root = YamlText.Root($"- &a0 [x]\n{string.Join('\n', links)}");

        Assert.Throws<WalkLimitException>(() => YamlText.Path("[1999]..x").Select(root, root));
        Assert.Empty(YamlText.Path("[900]..x").Select(root, root));
    }

    [Fact]
    public void Filters_that_look_everywhere_for_everything_end()
    {
        var root = YamlText.Root($"[{string.Join(", ", Enumerable.Range(0, 5_000))}]");

        Assert.Throws<WalkLimitException>(() => YamlText.Path("[?count($[?@ == 1]) > 1]").Select(root, root));
    }

    [Fact]
    public void A_large_document_without_aliases_is_within_the_budget()
    {
        var root = YamlText.Root($"[{string.Join(", ", Enumerable.Range(0, 200_000))}]");

        Assert.Single(YamlText.Path("$..[?@ == 199999]").Select(root, root));
    }

    [Fact]
    public void Merges_of_merges_are_each_taken_once()
    {
        var levels = Enumerable
            .Range(1, 30)
            .Select(level => $"m{level}: &m{level} {{<<: [{Ten($"*m{level - 1}")}], k{level}: 1}}");
        var root = YamlText.Root($"m0: &m0 {{k0: 1}}\n{string.Join('\n', levels)}");

        Assert.Equal(31, YamlText.Path("m30.*").Select(root, root).Count);
        Assert.Equal("1", YamlText.Path("m30.k0").Follow(root).Found?.Text);
    }

    private static string Ten(string item) => string.Join(", ", Enumerable.Repeat(item, 10));
}
