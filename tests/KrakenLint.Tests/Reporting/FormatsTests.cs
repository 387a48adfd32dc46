using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class FormatsTests
{
    public static IEnumerable<TheoryDataRow<string>> Names =>
        Formats.All.Select(format => new TheoryDataRow<string>(format.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_writes_what_its_golden_file_says(string name) =>
        Golden.Check($"{name}.txt", Write(name, SampleReport.WithNotes));

    [Fact]
    public void Text_for_a_terminal_is_coloured_and_underlined() =>
        Golden.Check("text-color.txt", Write("text", SampleReport.WithFindings with { UseColor = true }));

    [Fact]
    public void A_full_log_of_an_incomplete_run_says_so() =>
        Golden.Check(
            "sarif-full.txt",
            Write("sarif", SampleReport.WithNotes with { SarifProfile = SarifProfile.Full })
        );

    [Fact]
    public void A_clean_log_has_an_empty_list_of_results() =>
        Golden.Check("sarif-clean.txt", Write("sarif", SampleReport.Clean));

    [Theory]
    [MemberData(nameof(Names))]
    public void Writing_twice_gives_the_same_text(string name) =>
        Assert.Equal(Write(name, SampleReport.WithNotes), Write(name, SampleReport.WithNotes));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_control_character_is_ever_raw(string name)
    {
        foreach (var character in Write(name, SampleReport.WithNotes))
        {
            var category = char.GetUnicodeCategory(character);
            Assert.False(category is UnicodeCategory.Control && character != '\n', $"U+{(int)character:X4}");
            Assert.False(
                character is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069',
                $"U+{(int)character:X4}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_secret_is_never_written(string name)
    {
        foreach (var profile in new[] { SarifProfile.GitHub, SarifProfile.Full })
            Assert.DoesNotContain("hunter", Write(name, SampleReport.WithNotes with { SarifProfile = profile }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_is_a_command_to_a_build_system(string name)
    {
        foreach (var line in Write(name, SampleReport.WithNotes).Split('\n'))
        {
            // Those of the format are its own: GitHubFormatTests.
            if (name != "github")
                Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
            if (name is not ("json" or "sarif" or "gitlab"))
                Assert.DoesNotMatch("##[a-z]*\\[", line);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_not_analysed_is_said(string name) =>
        Assert.Contains(
            "Cannot be read",
            Write(name, SampleReport.WithNotes with { StandsAlone = true }),
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_without_input_never_looks_clean(string name)
    {
        var report = SampleReport.Clean with { StandsAlone = true };
        var nothing = Write(name, report with { ExitCode = 3 });
        Assert.Contains(name is "json" or "sarif" ? "\"exitCode\": 3" : "nothing was linted", nothing);
        Assert.DoesNotContain("nothing was linted", Write(name, report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_a_file_has_notes_and_counts() =>
        Golden.Check("text-file.txt", Write("text", SampleReport.WithNotes with { StandsAlone = true }));

    [Theory]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("junit")]
    [InlineData("checkstyle")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void A_clean_run_is_written_too(string name) =>
        Golden.Check($"{name}-clean.txt", Write(name, SampleReport.Clean));

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void Unpaired_surrogates_do_not_break_json(string name)
    {
        var finding = SampleReport.WithFindings.Result.Findings[0] with { Message = "x\ud83d", Path = "\udc00" };
        var result = SampleReport.WithFindings.Result with { Findings = ImmutableArray.Create(finding) };
        using var json = JsonDocument.Parse(Write(name, SampleReport.WithFindings with { Result = result }));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void Names_are_unique_and_found()
    {
        Assert.Equal(Formats.All.Count, Formats.All.Select(format => format.Name).Distinct().Count());
        Assert.All(Formats.All, format => Assert.Same(format, Formats.Find(format.Name)));
        Assert.Null(Formats.Find("nope"));
    }

    internal static string Write(string name, Report report)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var format = Formats.Find(name);
        Assert.NotNull(format);
        format.Write(report, output);
        return output.ToString();
    }
}
