using System.Xml.Linq;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class XmlFormatsTests
{
    [Theory]
    [InlineData("a<b>&\"' ]]>", "a&lt;b&gt;&amp;&quot;&#39; ]]&gt;")]
    [InlineData("\0\u0001\u001f\u007f\u0085\u009f", @"\x00\x01\x1f\x7f\x85\x9f")]
    [InlineData("a\r\n\tb", @"a\r\n\tb")]
    [InlineData("\ufffe\uffff", @"\ufffe\uffff")]
    [InlineData("é 日本 😀", "é 日本 😀")]
    public void Text_of_any_kind_can_be_written(string text, string escaped) =>
        Assert.Equal(escaped, MarkupText.Escape(text));

    [Fact]
    public void An_unpaired_surrogate_can_be_written() => Assert.Equal(@"a\ud800b", MarkupText.Escape("a\ud800b"));

    [Fact]
    public void Checkstyle_has_an_error_for_every_finding_and_failure()
    {
        var report = Parse("checkstyle", SampleReport.WithNotes);
        var errors = report.Descendants("error").ToArray();
        Assert.Equal(SampleReport.WithNotes.Result.Findings.Length + 2, errors.Length);
        Assert.Equal(["error", "info", "warning"], errors.Select(Severity).Distinct());
        Assert.Equal(@"a|b`c`,d:e&f'<b>\ufffe@org $x$.yaml", (string?)report.Elements("file").Last().Attribute("name"));
        static string? Severity(XElement error) => (string?)error.Attribute("severity");
    }

    [Fact]
    public void Junit_counts_what_it_holds()
    {
        var report = Parse("junit", SampleReport.WithNotes);
        Assert.All(
            report.DescendantsAndSelf().Where(element => element.Name == "testsuites" || element.Name == "testsuite"),
            suite =>
            {
                Assert.Equal(suite.Descendants("testcase").Count(), (int?)suite.Attribute("tests"));
                Assert.Equal(suite.Descendants("failure").Count(), (int?)suite.Attribute("failures"));
                Assert.Equal(suite.Descendants("error").Count(), (int?)suite.Attribute("errors"));
            }
        );
        Assert.Equal(2, (int?)report.Attribute("errors"));
        Assert.Equal(11, (int?)report.Attribute("failures"));
    }

    [Fact]
    public void A_clean_run_has_a_test_that_passes()
    {
        var only = Assert.Single(Parse("junit", SampleReport.Clean).Descendants("testcase"));
        Assert.Empty(only.Elements());
    }

    private static XElement Parse(string name, Report report) =>
        XDocument.Parse(FormatsTests.Write(name, report)).Root ?? throw new InvalidOperationException("no root");
}
