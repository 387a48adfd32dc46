using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;

namespace KrakenLint.Tests.Rendering;

/// <summary>Templates that ask for more than any chart does: they are followed up to a limit, and the rest of the chart goes on.</summary>
public sealed class TemplateLimitTests
{
    private const string Work = "it asks for more work than is allowed";
    private const string Values = "values are nested more than 200 deep, or one holds itself";

    [Theory]
    [InlineData("""{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ toYaml $d }}""", Values)]
    [InlineData("""{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ toJson $d }}""", Values)]
    [InlineData("""{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ deepCopy $d | len }}""", Values)]
    [InlineData("""{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ print $d }}""", Values)]
    [InlineData("""{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ $d }}""", Values)]
    [InlineData(
        """{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $e := dict }}{{ $_ := set $e "a" $e }}{{ deepEqual $d $e }}""",
        Values
    )]
    [InlineData(
        """{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $e := dict }}{{ $_ := set $e "a" $e }}{{ merge $d $e | len }}""",
        Values
    )]
    [InlineData(
        """{{ $d := dict "a" 1 }}{{ range until 60 }}{{ $d = dict "a" $d "b" $d }}{{ end }}a: {{ toJson $d | len }}""",
        Work
    )]
    [InlineData("""{{ $l := list }}{{ range until 90000 }}{{ $l = list $l }}{{ end }}a: {{ toJson $l }}""", Values)]
    [InlineData("""a: {{ regexFindAll "a*b|a" (repeat 100000 "a") -1 }}""", Work)]
    [InlineData("""{{ $t := "ab" }}{{ range until 60 }}{{ $t = print $t $t }}{{ end }}a: {{ len $t }}""", Work)]
    [InlineData("""{{ range until 90000 }}{{ $.Files.Glob "**" | len }}{{ end }}""", Work)]
    [InlineData("""{{ range until 90000 }}{{ range until 90000 }}{{ end }}{{ end }}""", Work)]
    public void A_template_is_followed_up_to_a_limit(string template, string why)
    {
        var rendering = Render(template);

        Assert.Equal(
            [("chart/templates/a.yaml", true, why), ("chart/templates/b.yaml", false, null)],
            rendering
                .Files.OrderBy(file => file.Source, StringComparer.Ordinal)
                .Select(file => (file.Source, file.IsLimited, file.Stopped))
        );
        Assert.Equal("b: 1", rendering.Files.Single(file => !file.IsLimited).Documents.Single().Text);
    }

    // The answers that Go gives, where a naive one has no end.
    [Theory]
    [InlineData("""a: {{ splitList "" "abc" | toJson }}""", """a: ["a","b","c"]""")]
    [InlineData("""a: {{ untilStep 0 10 5 | toJson }}""", "a: [0,5]")]
    [InlineData("""a: {{ seq 1 3 }}""", "a: 1 2 3")]
    [InlineData("""a: {{ (splitn "-" 2 "a-b-c")._1 }}""", "a: b-c")]
    [InlineData("""a: {{ regexReplaceAll "b" "abc" "${0}x" }}""", "a: abxc")]
    [InlineData("""a: {{ regexFindAll "b." "abcbd" -1 | toJson }}""", """a: ["bc","bd"]""")]
    [InlineData("""a: {{ regexSplit "-" "a-b-c" 2 | toJson }}""", """a: ["a","b-c"]""")]
    [InlineData("""a: {{ (urlParse "https://u@h.io:8/p?q#f").host }}""", "a: h.io:8")]
    [InlineData("""a: {{ urlJoin (urlParse "https://u@h.io:8/p?q#f") }}""", "a: https://u@h.io:8/p?q#f")]
    public void An_answer_is_Gos(string template, string printed)
    {
        var file = Render(template).Files.Single(file => file.Source == "chart/templates/a.yaml");

        Assert.Equal(printed, Assert.Single(file.Documents).Text);
        Assert.Null(file.Stopped);
    }

    [Fact]
    public void A_template_that_includes_itself_ends()
    {
        var rendering = Render("""{{ define "x" }}{{ include "x" . }}{{ end }}a: {{ include "x" . }}""");

        Assert.Equal(
            "b: 1",
            rendering.Files.Single(file => file.Source == "chart/templates/b.yaml").Documents.Single().Text
        );
    }

    private static ChartRendering Render(string template) =>
        ChartRendering.Of(
            new ChartRelease(
                ChartReader.Read([
                    File("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n"),
                    File("templates/a.yaml", template),
                    File("templates/b.yaml", "b: 1\n"),
                ]) ?? throw new InvalidOperationException("the files are a chart"),
                [],
                []
            ),
            "release",
            "default"
        );

    private static ChartFile File(string path, string text) => new(path, SourceFile.FromText(path, text));
}
