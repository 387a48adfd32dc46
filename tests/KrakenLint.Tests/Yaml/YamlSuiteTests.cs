namespace KrakenLint.Tests.Yaml;

/// <summary>All cases of yaml-test-suite; where this reader differs, and why.</summary>
public sealed class YamlSuiteTests
{
    // Valid, but refused: all of them by libyaml (and so by kubectl's decoder) too, except where it says otherwise.
    private static readonly string[] Refused =
    [
        "4MUZ:2", // a flow key whose colon is on the next line
        "6BCT:0", // a tab behind a block indicator
        "6CA3:0", // a tab before a flow collection at the top
        "A2M4:0", // a tab behind a block indicator
        "BEC7:0", // %YAML 1.3
        "DK95:0", // a tab behind the spaces that indent a value
        "DK95:3", // a first line of a space and a tab
        "DK95:4", // a line of nothing but a tab behind a plain scalar
        "DK95:7", // the same behind a directive; libyaml accepts it
        "M2N8:0", // an empty key in a complex key
        "Q5MG:0", // a tab before a flow collection at the top
        "UKK6:0", // a compact mapping with an empty key
        "VJP3:1", // a flow key whose colon is on the next line
        "Y79Y:10", // a tab behind a block indicator
        "ZYU8:1", // a directive without a name
        "ZYU8:2", // %YAML with two versions
        "ZYU8:3", // %YAML 1.12345
    ];

    // Invalid, but accepted: all of them by libyaml, and so by Helm and kubectl.
    private static readonly string[] Accepted =
    [
        "9C9N:0", // brackets whose lines are not indented
        "9JBA:0", // no space before a comment behind a bracket
        "CVW2:0", // no space before a comment behind a comma
        "DK95:1", // a tab indents a line of a quoted scalar
        "G5U8:0", // a dash that stands for itself in brackets
        "HRE5:0", // the escape "\'"
        "MUS6:0", // no space before a comment behind %YAML
        "QB6E:0", // a quoted text whose lines are not indented
        "SU5Z:0", // no space before a comment behind a quote
        "X4QW:0", // no space before a comment behind ">"
        "Y79Y:3", // a tab indents a line of a flow sequence
        "YJV2:0", // a dash that stands for itself in brackets
    ];

    private static readonly string[] OtherValues =
    [
        "JEF9:2", // the last line of the file is blank and lacks its break: libyaml, too, adds none
        "L24T:1", // the same
    ];

    [Fact]
    public void The_suite_has_as_many_cases_as_these_figures_are_about()
    {
        var cases = SuiteCase.All().ToArray();

        Assert.Equal((311, 94), (cases.Count(test => !test.MustFail), cases.Count(test => test.MustFail)));
    }

    [Fact]
    public void Valid_text_is_accepted()
    {
        var refused = SuiteCase.All().Where(test => !test.MustFail && IsBroken(test)).Select(test => test.Id);

        Assert.Equal(Refused, refused);
    }

    [Fact]
    public void Invalid_text_is_refused()
    {
        var accepted = SuiteCase.All().Where(test => test.MustFail && !IsBroken(test)).Select(test => test.Id);

        Assert.Equal(Accepted, accepted);
    }

    [Fact]
    public void Scalars_have_the_values_of_the_suite()
    {
        var different = SuiteCase
            .All()
            .Where(test => !test.MustFail && !IsBroken(test) && !HasExpectedScalars(test))
            .Select(test => test.Id);

        Assert.Equal(OtherValues, different);
    }

    private static bool IsBroken(SuiteCase test) =>
        YamlText.Stream(test.Text).Documents.Any(document => document.IsBroken);

    private static bool HasExpectedScalars(SuiteCase test)
    {
        var actual = YamlText
            .Stream(test.Text)
            .Documents.Select(document =>
                document.Tree is null ? [] : YamlText.Nodes(document.Tree).Where(node => node.IsScalar).Texts()
            )
            .ToArray();
        return test.Documents is { } expected
            && actual.Length == expected.Length
            && actual.Zip(expected).All(pair => pair.First.SequenceEqual(pair.Second));
    }
}
