namespace KrakenLint.Tests.Yaml;

/// <summary>Text made to exhaust a reader.</summary>
public sealed class YamlHostileTests
{
    [Theory]
    [InlineData("[", "]")]
    [InlineData("[", "")]
    [InlineData("{a: ", "}")]
    [InlineData("{", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("!!seq [", "")]
    public void Deep_nesting_is_a_problem_and_not_a_crash(string open, string close)
    {
        var text = $"{Many(open, 100_000)}x{Many(close, 100_000)}\n---\na: 1\n";

        var documents = YamlText.Stream(text).Documents;

        Assert.True(documents[0].IsBroken);
        Assert.Equal("limit", Assert.Single(documents[0].Problems).Code);
        Assert.Equal("1", documents[^1].Tree?.Root["a"]?.Text);
    }

    [Fact]
    public void Indented_mappings_a_thousand_deep_are_a_problem()
    {
        var lines = Enumerable.Range(0, 2_000).Select(depth => new string(' ', depth) + "a:\n");

        var problem = Assert.Single(YamlText.Document(string.Concat(lines)).Problems);

        Assert.Equal("limit", problem.Code);
    }

    [Fact]
    public void A_map_of_a_million_keys_is_read()
    {
        var root = YamlText.Root(string.Concat(Enumerable.Range(0, 1_000_000).Select(key => $"k{key}: {key}\n")));

        Assert.Equal("999999", root["k999999"]?.Text);
    }

    [Fact]
    public void Two_hundred_thousand_documents_are_read()
    {
        var documents = YamlText.Stream(Many("---\na: 1\n", 200_000)).Documents;

        Assert.Equal(200_000, documents.Length);
        Assert.Equal("400000:4", $"{documents[^1].Tree?.Root["a"]?.Span.StartPosition}");
    }

    [Fact]
    public void Documents_separated_by_end_markers_alone_are_read() =>
        Assert.Equal(20_000, YamlText.Stream(Many("a: 1\n...\n", 20_000)).Documents.Length);

    [Fact]
    public void A_long_line_of_characters_beyond_ascii_keeps_its_columns()
    {
        var root = YamlText.Root($"[{Many("😀, ", 50_000)}x]");

        Assert.Equal("1:200002", $"{root[-1]?.Span.StartPosition}");
    }

    [Fact]
    public void Many_unused_comment_lines_and_markers_are_read() =>
        Assert.Single(YamlText.Stream(Many("---\n# nothing\n", 50_000) + "a: 1\n").Documents);

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("a: |\n ")]
    [InlineData("&")]
    [InlineData("!<")]
    [InlineData("*")]
    [InlineData("%")]
    [InlineData("#")]
    [InlineData("? ")]
    public void A_megabyte_behind_any_indicator_ends(string start) =>
        Assert.InRange(YamlText.Stream(start + new string('x', 1_000_000)).Documents.Length, 0, 1);

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
