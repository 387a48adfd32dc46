using System.Collections.Immutable;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Maps;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Drawings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Disclosed;

/// <summary>No way of writing a credential down brings any part of it into anything that is printed.</summary>
public sealed class CanaryTests
{
    private const string Everything = """
        each: "$..[?@ == @]"
        check: { equals: never }
        message: "{at} of {name} is {value}, {reason}"

        """;

    private const string OnValues = """
        values:
          each: "$..[?@ == @]"
          check: { equals: never }
          message: "{at} is {value}"

        """;

    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    public static TheoryData<SecretShape> Shapes() => [.. SecretShapes.All];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_format_shows_a_part_of_it(SecretShape shape)
    {
        var manifest = $"apiVersion: v1\n{shape.Manifest}\n";
        AssertSilent(Written(RuleRun.Of(Everything, manifest).Lint()));
        AssertSilent(Written(Lint(manifest)));
        AssertSilent(Written(Lint($"{manifest}broken: [\n")));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_line_shows_a_part_of_it(SecretShape shape)
    {
        var file = SourceFile.FromText("a.yaml", $"apiVersion: v1\n{shape.Manifest}\n");
        var tree = Assert.Single(YamlReader.Read(file).Documents).Tree;
        Assert.NotNull(tree);
        for (var line = 1; line <= file.LineCount; line++)
        {
            AssertSilent(Excerpts.LineOf(file.Line(line), tree));
            AssertSilent(Excerpts.LineOf(file.Line(line), null));
            Assert.True(
                !Reaches(FindingWriter.HashedBy(file.Line(line)).Text)
                    || FindingWriter.HashReachesSecret(file.Line(line), tree),
                $"line {line} would be hashed"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_patch_shows_a_part_of_it(SecretShape shape)
    {
        var before = $"apiVersion: v1\n{shape.Manifest}\nlast: 1\n";
        var lines = before.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var after = string.Join('\n', [.. lines[..at], "# new", .. lines[at..]]);
            using var patch = new StringWriter();
            UnifiedDiff.Write(
                new FixedFile(SourceFile.FromText("a.yaml", before), SourceFile.FromText("a.yaml", after)),
                patch
            );
            AssertSilent(patch.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_map_shows_a_part_of_it(SecretShape shape)
    {
        var result = Lint($"apiVersion: v1\n{shape.Manifest}\n");
        foreach (var format in MapFormats.All)
        {
            using var output = new StringWriter();
            format.Write(new MapReport(MapBuilder.Of(result), "0.1.0", false), output);
            AssertSilent(output.ToString());
        }
    }

    public static TheoryData<ChartShape> Charts() => [.. ChartShapes.All];

    [Theory]
    [MemberData(nameof(Charts))]
    public void No_format_shows_a_value_that_becomes_a_secret(ChartShape shape)
    {
        var result = new RuleRun { Rule = Everything + OnValues }.LintChart(
            ("Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n"),
            ("values.yaml", shape.File),
            ("templates/a.yaml", shape.Printed)
        );
        Assert.NotEmpty(result.Findings);
        AssertSilent(Written(result));
        var values = SourceFile.FromText("values.yaml", $"{shape.File}last: 1\n");
        using var patch = new StringWriter();
        UnifiedDiff.Write(
            new FixedFile(values, SourceFile.FromText("values.yaml", $"{shape.File}last: 2\n"))
            {
                HiddenIn = result.HiddenIn,
            },
            patch
        );
        AssertSilent(patch.ToString());
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void No_line_of_the_rendered_text_shows_it(ChartShape shape)
    {
        var release = ChartLinter.Predicted([
            Input("Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n"),
            Input("values.yaml", shape.File),
            Input("templates/a.yaml", shape.Printed),
        ]);
        Assert.NotNull(release);
        var rendered = release.Rendered.Select(input => input.File).ToArray();
        var provenance = Provenance.Of(release.Release, rendered);
        AssertSilent(
            string.Join('\n', rendered.SelectMany(file => Blame.Of(file, provenance)).Select(row => row.Shown))
        );
    }

    private static LintInput Input(string path, string text) => new(SourceFile.FromText(path, text));

    private static LintResult Lint(string manifest)
    {
        var rules = new RuleSet(Library.Rules, RuleSelection.Of(LintSettings.Kraken));
        var settings = new LintSettings(LintSettings.Kraken);
        var result = Linter.Lint(
            [new LintInput(SourceFile.FromText("a.yaml", manifest))],
            rules,
            Library.Roles,
            settings
        );
        return Suppressions.Apply(result, new SuppressionInput(Library.Rules, rules, settings));
    }

    private static string Written(LintResult result)
    {
        using var output = new StringWriter();
        ImmutableArray<Rule> rules = [.. result.Findings.Select(finding => finding.Rule).Distinct()];
        foreach (var profile in Enum.GetValues<SarifProfile>())
        {
            var report = new Report(result, rules, 1, "0.1.0", profile) { StandsAlone = true };
            foreach (var format in Formats.All)
                format.Write(format.Fit(report), output);
        }
        foreach (var note in result.Notes)
            output.Write($"{note}\n");
        foreach (var remark in result.Remarks)
            output.Write($"{remark}\n");
        return output.ToString();
    }

    private static bool Reaches(string text) => Parts().Any(part => text.Contains(part, StringComparison.Ordinal));

    // Its halves, in plain text and as base64 at any offset would have them.
    private static IEnumerable<string> Parts()
    {
        var half = SecretShape.Canary.Length / 2;
        yield return SecretShape.Canary[..half];
        yield return SecretShape.Canary[half..];
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('-', shift) + SecretShape.Canary));
            yield return encoded[4..^4];
        }
    }

    internal static void AssertSilent(string text)
    {
        foreach (var part in Parts())
        {
            var at = text.IndexOf(part, StringComparison.Ordinal);
            Assert.True(at < 0, at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)]);
        }
    }
}
