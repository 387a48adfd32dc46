namespace KrakenLint.Tests.Yaml;

public sealed class BlockScalarTests
{
    [Theory]
    [InlineData("|\n  x\n  y\n\n", "x\ny\n")]
    [InlineData("|-\n  x\n\n", "x")]
    [InlineData("|+\n  x\n\n\n", "x\n\n\n")]
    [InlineData(">\n  x\n  y\n\n  z\n", "x y\nz\n")]
    [InlineData(">-\n  x\n  y\n", "x y")]
    [InlineData(">+\n  x\n  y\n\n", "x y\n\n")]
    [InlineData(">\n  x\n    y\n  z\n", "x\n  y\nz\n")]
    [InlineData("|1\n  x\n", " x\n")]
    [InlineData("|2-\n    x\n   y\n", "  x\n y")]
    [InlineData("|-2\n    x\n", "  x")]
    [InlineData("|+1\n  x\n\n", " x\n\n")]
    [InlineData("| # why\n  x\n", "x\n")]
    [InlineData("|- # - + 3\n  x\n", "x")]
    [InlineData("|\n\n  x\n", "\nx\n")]
    [InlineData("|\n", "")]
    [InlineData("|+\n\n\n", "\n\n")]
    [InlineData("|\n  x", "x")]
    [InlineData("|\n  # no comment\n", "# no comment\n")]
    [InlineData("|\n  \tx\n", "\tx\n")]
    public void A_block_scalar_at_the_top_and_below_a_key_has_one_value(string block, string expected)
    {
        Assert.Equal(expected, YamlText.Root("--- " + block).Text);
        Assert.Equal(expected, YamlText.Root("a: " + block)["a"]?.Text);
        Assert.Equal(expected, YamlText.Root("- " + block)[0]?.Text);
    }

    [Theory]
    [InlineData("a: |\n \n  x\n", "\nx\n")]
    [InlineData("a: |\n  \n  x\n", "\nx\n")]
    [InlineData("a: |+\n  \n \n  x\n  \n", "\n\nx\n\n")]
    [InlineData("a: >-\n \n  x\n  y\n", "\nx y")]
    [InlineData("a: |\n      \nb: 1\n", "")]
    public void A_first_line_of_spaces_is_an_empty_line(string text, string expected) =>
        Assert.Equal(expected, YamlText.Root(text)["a"]?.Text);

    [Fact]
    public void An_empty_block_scalar_with_deeper_spaces_ends_at_the_next_key()
    {
        var root = YamlText.Root("- name: a\n  value: |\n      \n  other: b\n- value: |\n    \n  other: c\n");

        Assert.Equal(["", ""], root.Items.Select(item => item["value"]?.Text));
        Assert.Equal(["b", "c"], root.Items.Select(item => item["other"]?.Text));
    }

    [Fact]
    public void Blank_lines_deeper_than_the_content_are_refused_as_kubectl_does() =>
        Assert.True(YamlText.Document("a: |\n     \n  x\n").IsBroken);

    [Fact]
    public void An_error_behind_a_first_line_of_spaces_is_the_one_reported() =>
        Assert.Equal(4, YamlText.Document("a: |\n  \n  x\nb: c: d\n").Problems[0].Span.StartPosition.Line);

    [Fact]
    public void Positions_behind_a_first_line_of_spaces_are_those_of_the_file()
    {
        var root = YamlText.Root("a: |\n  \n  x\nb: c\n");

        Assert.Equal("3:4", $"{root["a"]?.Span.EndPosition}");
        Assert.Equal("4:4", $"{root["b"]?.Span.StartPosition}");
    }

    [Fact]
    public void A_marker_ends_a_block_scalar_at_the_top()
    {
        var documents = YamlText.Stream("--- |\n  x\n---\na: 1\n").Documents;

        Assert.Equal("x\n", documents[0].Tree?.Root.Text);
        Assert.Equal("1", documents[1].Tree?.Root["a"]?.Text);
    }
}
