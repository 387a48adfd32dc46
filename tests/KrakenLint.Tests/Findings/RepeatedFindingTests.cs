namespace KrakenLint.Tests.Findings;

/// <summary>A text that is wrong in many places makes a few findings that count them, at the places of the first ones.</summary>
public sealed class RepeatedFindingTests
{
    [Theory]
    [InlineData(3, 3)]
    [InlineData(20, 20)]
    [InlineData(500, 20)]
    public void Many_places_in_one_text_are_counted(int times, int findings)
    {
        var text = string.Concat(Enumerable.Repeat("é-x ", times));
        var manifest = $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: c }}\ndata:\n  a: \"{text}\"\n";

        var found = RuleRun.Of("each: $.data.a\ncheck: { none: { exists: true, find: x } }", manifest).Lint().Findings;

        Assert.Equal(findings, found.Length);
        Assert.Equal(times, found.Sum(finding => finding.Occurrences));
        Assert.Equal(
            [(5, 9), (5, 13), (5, 17)],
            found.Take(3).Select(finding => (finding.Span.StartPosition.Line, finding.Span.StartPosition.Column))
        );
    }

    [Fact]
    public void Places_in_a_block_are_those_of_its_lines()
    {
        const string manifest =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n  a: |\n    é x\n\n    x x\n";

        var found = RuleRun.Of("each: $.data.a\ncheck: { none: { exists: true, find: x } }", manifest).Lint().Findings;

        Assert.Equal(
            [(6, 7), (8, 5), (8, 7)],
            found.Select(finding => (finding.Span.StartPosition.Line, finding.Span.StartPosition.Column))
        );
    }
}
