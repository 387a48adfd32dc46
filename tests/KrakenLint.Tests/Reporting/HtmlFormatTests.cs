using System.Security.Cryptography;
using System.Text;
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
                "button",
                "code",
                "details",
                "div",
                "fieldset",
                "footer",
                "form",
                "h1",
                "h2",
                "h3",
                "h4",
                "head",
                "header",
                "html",
                "input",
                "label",
                "legend",
                "li",
                "mark",
                "meta",
                "ol",
                "option",
                "output",
                "p",
                "pre",
                "script",
                "section",
                "select",
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
    public void Nothing_is_loaded_and_nothing_runs_but_the_script_that_filters()
    {
        var script = Regex.Match(Page, "<script type=\"module\">(?<text>[^<]*)</script>").Groups["text"].Value;
        var style = Regex.Match(Page, "<style>(?<text>[^<]*)</style>").Groups["text"].Value;
        Assert.Contains(
            $"content=\"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'\"",
            Page,
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(
            "(?i)<script|javascript:|src=|url\\(|@import|style=|<[a-z]+[^>]* on[a-z]+=",
            Page.Replace("<script type=\"module\">", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_page_without_anything_to_filter_runs_nothing() =>
        Assert.Contains(
            "content=\"default-src 'none'; style-src 'sha256-",
            Assert.Single(
                FormatsTests.Write("html", SampleReport.Clean).Split('\n'),
                line =>
                    line.Contains("Policy", StringComparison.Ordinal)
                    && !line.Contains("script", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

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
