using KrakenLint.Findings;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class MarkdownFormatTests
{
    // GitHub refuses longer comments.
    private const int MostCharacters = 65_536;

    [Theory]
    [InlineData("<b>&amp;", "&#60;b&#62;&#38;amp;")]
    [InlineData("a|b\\|c`d`", "a&#124;b&#92;&#124;c&#96;d&#96;")]
    [InlineData("*a* _b_ ~c~ [d](e)", @"\*a\* \_b\_ \~c\~ \[d\](e)")]
    [InlineData("@octocat #12 gh-3", "@<!-- -->octocat #<!-- -->12 gh-<!-- -->3")]
    [InlineData("wss://a www.b.c", "wss:<!-- -->//a www<!-- -->.b.c")]
    [InlineData("$x$", "&#36;x&#36;")]
    [InlineData("a\n\n# b\e[31m", @"a&#92;n&#92;n#<!-- --> b&#92;x1b\[31m")]
    public void Prose_is_no_markup(string text, string shown) => Assert.Equal(shown, MarkdownText.Prose(text));

    [Theory]
    [InlineData("a/b.yaml:3", "`a/b.yaml:3`")]
    [InlineData("a`b", "<code>a&#96;b</code>")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    [InlineData("<b>", "<code>&#60;b&#62;</code>")]
    [InlineData("@a", "`@a`")]
    public void Code_stays_code(string text, string shown) => Assert.Equal(shown, MarkdownText.Code(text));

    [Theory]
    [InlineData("a\n", "```text\na\n```\n")]
    [InlineData("```\n", "````text\n```\n````\n")]
    [InlineData("a ````` b\n", "``````text\na ````` b\n``````\n")]
    [InlineData("<script> << a <- </p> <!--\n", "```text\n\\x3cscript> << a <- \\x3c/p> \\x3c!--\n```\n")]
    public void A_block_cannot_be_left(string text, string shown) => Assert.Equal(shown, MarkdownText.Fenced(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd😀fg", 6, "abcd…")]
    public void Long_texts_are_cut_between_characters(string text, int most, string shown) =>
        Assert.Equal(shown, MarkdownText.Short(text, most));

    [Fact]
    public void A_comment_is_never_longer_than_github_takes()
    {
        var sample = SampleReport.WithNotes.Result;
        var result = sample with
        {
            Findings = [.. Enumerable.Range(0, 500).SelectMany(_ => sample.Findings)],
            Notes = [.. Enumerable.Range(0, 500).SelectMany(_ => sample.Notes)],
        };
        var text = FormatsTests.Write("markdown", SampleReport.WithNotes with { Result = result });
        Assert.InRange(text.Length, MostCharacters / 2, MostCharacters);
        var rows = text.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)) - 1;
        Assert.Contains($"\n{5500 - rows} more findings have no room in this comment", text, StringComparison.Ordinal);
        Assert.Contains(" more that this comment has no room for\n", text, StringComparison.Ordinal);
        Assert.Contains(" more notes\n", text, StringComparison.Ordinal);
        Assert.Contains("\n</details>\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_endless_message_leaves_room_for_the_others()
    {
        var first = SampleReport.WithFindings.Result.Findings[0];
        Finding[] findings =
        [
            first with
            {
                Message = new string('|', 100_000),
                Label = new string('<', 100_000),
            },
            first,
        ];
        var result = SampleReport.WithFindings.Result with { Findings = [.. findings] };
        var text = FormatsTests.Write("markdown", SampleReport.WithFindings with { Result = result });
        Assert.InRange(text.Length, 1, 10_000);
        Assert.Equal(2, text.Split("pins clients by IP").Length - 1);
    }

    [Fact]
    public void The_worst_come_first()
    {
        var rows = FormatsTests
            .Write("markdown", SampleReport.WithFindings)
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]);
        Assert.Equal(
            ["severity", .. Enumerable.Repeat("**error**", 6), .. Enumerable.Repeat("warning", 4), "note"],
            rows
        );
    }
}
