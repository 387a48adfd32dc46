using System.Text.RegularExpressions;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed partial class GitHubFormatTests
{
    [Fact]
    public void Every_line_is_one_command_of_ours()
    {
        var lines = Lines(SampleReport.WithNotes);
        Assert.Equal(SampleReport.WithNotes.Result.Findings.Length + 2, lines.Length);
        Assert.All(lines, line => Assert.Matches(Command(), line));
    }

    [Fact]
    public void What_was_not_analysed_comes_first() =>
        Assert.Equal("::error title=not analysed (no-input)::Nothing to lint", Lines(SampleReport.WithNotes)[0]);

    [Fact]
    public void Properties_and_messages_have_the_escapes_that_the_runner_undoes()
    {
        var line = Lines(SampleReport.WithFindings)[^1];
        Assert.StartsWith("::warning file=a|b`c`%2Cd%3Ae&f'<b>\ufffe@org $x$.yaml,line=2,endLine=2,col=9,", line);
        Assert.Contains(",title=KRK301 no-literal-password::a|b`c`,d:e&f'<b>", line, StringComparison.Ordinal);
        Assert.EndsWith("<!-- %2525 100%250D; values: dev and prod|<b>", line);
    }

    [Fact]
    public void Further_places_are_lines_of_the_message() =>
        Assert.EndsWith(
            "%0Anote: helm/kraken/templates/backend/service.yaml:4:3: first given [here]",
            Lines(SampleReport.WithFindings)[1]
        );

    private static string[] Lines(Report report) =>
        FormatsTests.Write("github", report).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(
        "^::(error|warning|notice) (file=[^,:]+,)?(line=[0-9]+,endLine=[0-9]+,col=[0-9]+,endColumn=[0-9]+,)?title=[^,:]+::.+$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Command();
}
