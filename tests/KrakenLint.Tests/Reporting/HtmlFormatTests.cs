using System.Text.RegularExpressions;

namespace KrakenLint.Tests.Reporting;

public sealed partial class HtmlFormatTests
{
    private static readonly string Page = FormatsTests.Write("html", SampleReport.WithNotes);

    [Fact]
    public void The_page_has_no_elements_but_its_own() =>
        Assert.Equal(
            [
                "a",
                "article",
                "b",
                "body",
                "code",
                "details",
                "div",
                "footer",
                "h1",
                "h2",
                "h3",
                "h4",
                "head",
                "header",
                "html",
                "li",
                "mark",
                "meta",
                "p",
                "pre",
                "section",
                "span",
                "style",
                "summary",
                "table",
                "tbody",
                "td",
                "th",
                "thead",
                "title",
                "tr",
                "ul",
            ],
            Elements()
                .Matches(Page)
                .Select(match => match.Groups["name"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Nothing_is_loaded_and_nothing_runs()
    {
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|javascript:|src=|url\\(|@import|<[a-z]+[^>]* on[a-z]+=", Page);
    }

    [Fact]
    public void Every_link_of_the_page_leads_to_the_help_of_a_rule()
    {
        var targets = Regex.Matches(Page, "href=\"#(?<name>[^\"]+)\"").Select(match => match.Groups["name"].Value);
        Assert.NotEmpty(targets);
        Assert.All(targets, name => Assert.Contains($" id=\"{name}\"", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex("<(?<name>[a-z][a-z0-9]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Elements();
}
