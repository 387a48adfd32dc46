using KrakenLint.Examples;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Rules;

public sealed class ExampleRunnerTests
{
    private const string Head = """
        id: TST001
        name: probe
        summary: A probe
        severity: { kraken: off, generic: error }
        check: { path: spec.a, equals: 1 }
        examples:

        """;

    [Theory]
    [InlineData("marked below", "bad", "spec: { a: 2 }\n#          ^ TST001")]
    [InlineData("by name", "bad", "spec: { a: 2 }\n#          ^ probe")]
    [InlineData("another rule's marker", "good", "spec: { a: 1 }\n#           ^ TST999")]
    [InlineData("start of a line", "bad", "spec: {}\n# <- TST001")]
    [InlineData("good", "good", "spec: { a: 1 }")]
    public void What_is_marked_is_found(string title, string key, string manifest) =>
        Assert.Empty(Run(title, key, manifest));

    [Theory]
    [InlineData(
        "bad",
        "spec: { a: 2 }\n#          ^^ TST001",
        "expected a finding in example.yaml at line 3, columns 12 to 13, found none there"
    )]
    [InlineData("good", "spec: { a: 2 }", "found without a mark in example.yaml at line 3, columns 12 to 12")]
    [InlineData("good", "spec: { a: 1 }\n#           ^ TST001", "a good example has nothing to mark")]
    [InlineData("bad", "spec: { a: 1 }", "a bad example marks what must be found")]
    [InlineData("good", "spec: { a: \"1 }", "example.yaml a document was not linted")]
    [InlineData("good", "spec: { a: 2 }\n---\nnot: a manifest", "found without a mark")]
    public void Whatever_differs_is_told(string key, string manifest, string expected) =>
        Assert.Contains(Run("t", key, manifest), text => text.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Markers_are_taken_out_of_block_scalars_and_may_follow_each_other()
    {
        var (text, markers) = ExampleMarkers.Read("a: |\n  text\n  # ^^ TST001\n  #  ^ TST002\n  more\n# <- TST001\n");
        Assert.Equal("a: |\n  text\n  more\n", text);
        Assert.Equal(
            [new Marker("TST001", 2, 5, 2), new Marker("TST002", 2, 6, 1), new Marker("TST001", 3, 1, null)],
            markers
        );
    }

    private static string[] Run(string title, string key, string manifest)
    {
        var lines = $"apiVersion: v1\nkind: Probe\n{manifest}".Split('\n').Select(line => $"      {line}");
        var text = $"{Head}  - title: {title}\n    {key}: |\n{string.Join('\n', lines)}\n";
        var problems = new ProblemList();
        var rule = RuleReader.Read(SourceFile.FromText("probe.yaml", text), RuleWords.None, problems);
        Assert.Empty(problems.ToImmutable());
        Assert.NotNull(rule);
        var library = new RuleLibrary([], RoleBook.Empty, RuleWords.None, []);
        return [.. ExampleRunner.Run(rule, library).Select(problem => problem.Text)];
    }
}
