using System.Text;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Lines_may_end_with_carriage_return_and_line_feed()
    {
        var root = YamlText.Root("a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n  d: 'p\r\n    q'\r\n");
        var b = root["b"]!.Value;

        Assert.Equal("x\ny\n", b["c"]?.Text.ReplaceLineEndings("\n"));
        Assert.Equal("p q", b["d"]?.Text);
        Assert.Equal(new Position(3, 6), b["c"]?.Span.StartPosition);
        Assert.Equal(new Position(5, 6), b["c"]?.Span.EndPosition);
        Assert.Equal(new Position(6, 6), b["d"]?.Span.StartPosition);
    }

    [Fact]
    public void Block_scalars_normalise_line_breaks() =>
        Assert.Equal("x\ny\n", YamlText.Root("|\r\n  x\r\n  y\r\n").Text);

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        var root = YamlText.Root("\uFEFFkind: Service\n");

        Assert.Equal("Service", root["kind"]?.Text);
        Assert.Equal(new Position(1, 1), root.Pairs.First().Key.Span.StartPosition);
        Assert.Equal(new Position(1, 7), root["kind"]?.Span.StartPosition);
    }

    [Fact]
    public void A_byte_order_mark_may_begin_every_document()
    {
        var documents = YamlText.Stream("a: 1\n...\n\uFEFF---\nb: 2\n").Documents;

        Assert.Equal(["1", "2"], documents.Select(document => document.Tree?.Root.Pairs.First().Value.Text));
    }

    [Fact]
    public void Columns_count_utf16_units()
    {
        var root = YamlText.Root("{😀é: x, \"日本\": [y]}");

        Assert.Equal(new Position(1, 7), root["😀é"]?.Span.StartPosition);
        Assert.Equal(new Position(1, 17), root["日本"]?[0]?.Span.StartPosition);
        Assert.Equal(new Position(1, 18), root["日本"]?[0]?.Span.EndPosition);
    }

    [Fact]
    public void Flow_collections_end_behind_their_bracket()
    {
        var root = YamlText.Root("a: {b: [1, 2 ], c: {}} # end\nd: [e: f, [g]: h]");

        Assert.Equal("{b: [1, 2 ], c: {}}", root["a"]?.Span.Text);
        Assert.Equal("[1, 2 ]", root["a"]?["b"]?.Span.Text);
        Assert.Equal("{}", root["a"]?["c"]?.Span.Text);
        Assert.Equal("e: f", root["d"]?[0]?.Span.Text);
        Assert.Equal("[g]: h", root["d"]?[1]?.Span.Text);
    }

    [Fact]
    public void Block_collections_end_with_their_last_child()
    {
        var root = YamlText.Root("a:\n  - b\n  - c: |\n      d\n\n  # more\n\ne: f\n");

        Assert.Equal("- b\n  - c: |\n      d", root["a"]?.Span.Text);
    }

    [Fact]
    public void A_tag_or_anchor_without_a_value_is_an_empty_one()
    {
        var root = YamlText.Root("- !!str\n- &a\n- b\n- {c: !!str , d: *a}\n");

        Assert.Equal(["", "", "b", ""], root.Items.Select(item => item.Text));
        Assert.Equal([YamlType.String, YamlType.Null], root.Items.Take(2).Select(item => item.Type));
        Assert.Equal("!!str", root[0]?.FullSpan.Text);
        Assert.Equal("", root[3]?["c"]?.Text);
    }

    [Fact]
    public void Properties_belong_to_the_collection_or_to_its_first_key()
    {
        var root = YamlText.Root("a: &x\n  &y k: |\n    v\nb: &z !!map\n  k: 1\n");

        Assert.Equal("&y k: |\n    v", root["a"]?.Span.Text);
        Assert.Equal("v\n", root["a"]?["k"]?.Text);
        Assert.Equal("k: 1", root["b"]?.Span.Text);
    }

    [Fact]
    public void An_own_key_wins_over_merged_ones_and_earlier_merges_over_later_ones()
    {
        var root = YamlText.Root(
            """
            one: &one {a: 1, b: 1, c: 1}
            two: &two {b: 2, d: 2}
            all:
              <<: [*one, *two]
              a: 0
            """
        );
        var all = root["all"]!.Value;

        Assert.Equal(["a=0", "b=1", "c=1", "d=2"], all.Pairs.Select(pair => $"{pair.Key.Text}={pair.Value.Text}"));
        Assert.Equal(["<<", "a"], all.OwnPairs.Select(pair => pair.Key.Text));
        Assert.Equal("*two", all["d"]?.ViaSpan?.Text);
        Assert.Null(all["a"]?.ViaSpan);
    }

    [Fact]
    public void An_alias_names_the_last_anchor_before_it()
    {
        var root = YamlText.Root("[&a 1, *a, &a 2, *a]");

        Assert.Equal(["1", "1", "2", "2"], root.Items.Select(item => item.Text));
    }

    [Fact]
    public void Of_equal_keys_the_second_is_the_problem_and_the_first_is_related()
    {
        var problems = YamlText.Document("a: 1\nb: 2\n'a': 3\n").Problems;

        var problem = Assert.Single(problems);
        Assert.Equal("duplicate-key", problem.Code);
        Assert.Equal("test.yaml:3:1: key \"a\" is set twice, first on line 1", problem.ToString());
        Assert.Equal(new Position(1, 1), problem.Related?.StartPosition);
    }

    [Fact]
    public void A_broken_document_leaves_the_others_whole()
    {
        var documents = YamlText.Stream("a: 1\n---\nb: \"open\n---\nc: 3\n").Documents;

        Assert.Equal([false, true, false], documents.Select(document => document.IsBroken));
        Assert.Equal("1", documents[0].Tree?.Root["a"]?.Text);
        Assert.Equal("3", documents[2].Tree?.Root["c"]?.Text);
        Assert.Equal(new Position(5, 4), documents[2].Tree?.Root["c"]?.Span.StartPosition);
        Assert.Equal("syntax", Assert.Single(documents[1].Problems).Code);
        Assert.Equal(3, documents[1].Problems[0].Span.StartPosition.Line);
    }

    [Theory]
    [InlineData("a: *b\n", "test.yaml:1:4: the alias names no anchor of this document")]
    [InlineData("a: &b 1\n---\nc: *b\n", "test.yaml:3:4: the alias names no anchor of this document")]
    [InlineData("a: &b [*b]\n", "test.yaml:1:8: the alias stands inside the node that it names")]
    [InlineData("&b {<<: *b}\n", "test.yaml:1:9: the alias stands inside the node that it names")]
    public void An_alias_needs_a_complete_anchor_in_its_own_document(string text, string expected)
    {
        var broken = YamlText.Stream(text).Documents[^1];

        Assert.True(broken.IsBroken);
        Assert.Equal(expected, Assert.Single(broken.Problems).ToString());
    }

    [Theory]
    [InlineData("\tkind: Service\n", 1)]
    [InlineData("metadata:\n\tname: a\n", 2)]
    [InlineData("-\tname: a\n", 1)]
    [InlineData("a:\n  - b\n\t- c\n", 3)]
    [InlineData("a: b: c\n", 1)]
    [InlineData("a: [1, 2\n", 1)]
    [InlineData("a: 1\n b: 2\n", 2)]
    [InlineData("a: 'x\n", 1)]
    [InlineData("a: @x\n", 1)]
    [InlineData("a: {{ .Values.x }}-y\n", 1)]
    public void Broken_text_is_a_problem_with_a_line(string text, int line)
    {
        var document = YamlText.Document(text);

        Assert.True(document.IsBroken);
        Assert.Equal(line, Assert.Single(document.Problems).Span.StartPosition.Line);
    }

    [Fact]
    public void An_empty_key_that_loses_its_value_is_a_problem() =>
        Assert.True(YamlText.Document(" : 1\\-[? #\\<<: *xb: !!str |a!t key: value\n\t\n\n...\n ").IsBroken);

    [Theory]
    [InlineData("\tkind: a\n", "1:1")]
    [InlineData("-\tfoo\n", "1:2")]
    [InlineData("- \t- a\n", "1:3")]
    [InlineData(" \ta: b\n", "1:2")]
    [InlineData("a:\n\tb: c\n", "2:1")]
    [InlineData("a:\n  - b\n\t- c\n", "3:1")]
    [InlineData("a: b\n\t\nc: d\n", "2:1")]
    [InlineData("a: 'b'\n\t\nc: d\n", "2:1")]
    [InlineData("\t# x\na: b\n", "1:1")]
    [InlineData("? a\n:\tb\n", "2:2")]
    [InlineData("a: {b: c}\n\td: e\n", "2:1")]
    public void A_tab_that_indents_is_the_problem(string text, string expected)
    {
        var problem = Assert.Single(YamlText.Document(text).Problems);

        Assert.Equal("YAML does not parse: a tab stands where only spaces may indent; expected spaces", problem.Text);
        Assert.Equal(expected, $"{problem.Span.StartPosition}");
    }

    [Theory]
    [InlineData("a:\t\n  b: c\n")]
    [InlineData("a:\tb\t# c\n")]
    [InlineData("a: {\n\tb: c,\n\td: [\n\t]}\n")]
    [InlineData("a: 'x\n\ty'\n")]
    [InlineData("a: |\n  x\n  \ty\n")]
    [InlineData("- &a\tb\n- !!str\tc\n")]
    [InlineData("a: b # x\ty\n")]
    public void A_tab_elsewhere_is_white_space(string text) => Assert.Empty(YamlText.Document(text).Problems);

    [Fact]
    public void Empty_documents_are_left_out()
    {
        Assert.Empty(YamlText.Stream("").Documents);
        Assert.Empty(YamlText.Stream("# only a comment\n").Documents);
        Assert.Equal(2, YamlText.Stream("---\n---\na: 1\n---\n# nothing\n---\nb: 2\n---\n").Documents.Length);
    }

    [Fact]
    public void Json_is_read_as_it_is()
    {
        var root = YamlText.Root("{\n\t\"a\": \"\\uD83D\\uDE00\\/\\n\",\n\t\"b\": [1, true, null, {}]\n}\n");

        Assert.Equal("😀/\n", root["a"]?.Text);
        Assert.Equal(
            [YamlType.Integer, YamlType.Boolean, YamlType.Null, YamlType.Mapping],
            root["b"]?.Items.Select(item => item.Type)
        );
    }

    [Fact]
    public void Text_that_is_not_utf8_is_a_problem_where_it_stops_being_text()
    {
        byte[] bytes = [.. "a: 1\n---\nb: "u8, 0xFF, .. "\n---\nc: 3\n"u8];

        var documents = YamlReader.Read(new SourceFile("test.yaml", bytes)).Documents;

        Assert.Equal([false, true, false], documents.Select(document => document.IsBroken));
        Assert.Equal("test.yaml:3:4: the text is not valid UTF-8 here", documents[1].Problems[0].ToString());
    }

    [Fact]
    public void A_control_character_hides_nothing_behind_it()
    {
        var document = YamlText.Document("a: 1\n\0\nkind: Secret\n");

        Assert.Equal("test.yaml:2:1: the control character U+0000 may not stand in YAML", $"{document.Problems[0]}");
    }

    [Fact]
    public void Utf16_is_named()
    {
        var stream = YamlReader.Read(new SourceFile("test.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: 1")]));

        Assert.Equal(
            "the file is UTF-16; expected UTF-8, the only encoding that kubectl reads",
            Assert.Single(stream.Problems).Text
        );
    }

    [Theory]
    [InlineData("&x # c\u2028'q'", "q")]
    [InlineData("!t # c\u0085\"q\"", "q")]
    [InlineData("&x # c\u2029q", "q")]
    [InlineData("!!str \u2028'q'", "q")]
    public void A_comment_behind_an_anchor_ends_at_every_break_that_ends_it_for_the_parser(string text, string value) =>
        Assert.Equal(value, YamlReader.Read(SourceFile.FromText("a.yaml", text)).Documents[0].Tree?.Root.Text);
}
