using System.Text.Json;
using System.Text.RegularExpressions;
using KrakenLint.Decoding;
using KrakenLint.Tests.Yaml;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Decoding;

/// <summary>
/// What the decoder of Helm and kubectl makes of a document: "document => JSON ~ line:column problem …" where it accepts one,
/// "document => ! line:column" where it refuses it. All of it was asked of the decoder itself.
/// </summary>
public sealed class DecoderTests
{
    private const string Arrow = " => ";

    [Theory]
    [InlineData("values.txt", 218)]
    [InlineData("keys.txt", 194)]
    [InlineData("structure.txt", 488)]
    public void Documents_are_decoded_as_helm_decodes_them(string name, int count)
    {
        var rows = File.ReadLines(Path.Combine(Repository.Tests, "Decoding", name))
            .Where(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .ToArray();

        Assert.Equal(rows.Select(Canonical), rows.Select(row => Actual(row.Split(Arrow)[0])));
        Assert.Equal(count, rows.Length);
    }

    [Theory]
    [InlineData(
        "on: 1",
        "key \"on\" is a boolean to Helm and kubectl, which name it \"true\"; expected quotes around it"
    )]
    [InlineData(
        "1.10: 1",
        "key \"1.10\" is a number to Helm and kubectl, which name it \"1.1\"; expected quotes around it"
    )]
    [InlineData("~: 1", "the key \"~\" is null to Helm and kubectl, which refuse it; expected a text in quotes")]
    [InlineData("? [a]\n: 1", "a list stands here as a key, which Helm and kubectl refuse; expected a text")]
    [InlineData(
        "a: .inf",
        ".inf is no number that JSON can write, so Helm and kubectl refuse it; expected quotes around it"
    )]
    [InlineData("a: !!int x", "the tag promises a whole number, and Helm and kubectl refuse a text that is none")]
    [InlineData("a: \"\\/\"", "Helm and kubectl know no \"\\/\" and refuse it; expected \"/\" alone")]
    [InlineData(
        "a: [b?c]",
        "inside of brackets \"?\" ends a text without quotes to Helm and kubectl; expected quotes around the text"
    )]
    [InlineData(
        "a: 1\n...\nb: 2",
        "Helm and kubectl stop reading at \"...\" and drop what follows; expected \"---\" on a line before it"
    )]
    [InlineData(
        "%YAML 1.2\n---\na: 1",
        "Helm and kubectl read YAML 1.1 and refuse other versions; expected no such line"
    )]
    public void A_problem_is_one_plain_sentence(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(ProblemsOf(text)).Text);

    [Fact]
    public void The_first_of_two_spellings_of_a_key_is_named()
    {
        var problem = Assert.Single(ProblemsOf("yes: 1\n\"true\": 2\n"), found => found.Code == "duplicate-key");

        Assert.Equal("test.yaml:2:1", problem.Span.ToString());
        Assert.Equal("test.yaml:1:1", problem.Related?.ToString());
        Assert.Equal(
            "keys \"yes\" and \"true\" are one key \"true\" to Helm and kubectl, which keep one of them, now this and now that; expected quotes around them",
            problem.Text
        );
    }

    [Fact]
    public void A_file_of_json_is_not_read_as_yaml()
    {
        var stream = YamlReader.Read(SourceFile.FromText("a.json", "{\"a\": \"\\/\\ud83d\\ude00\"}"));

        Assert.Empty(stream.Documents.SelectMany(document => Decoder.ProblemsOf(document)));
    }

    private static IEnumerable<Problem> ProblemsOf(string text) =>
        YamlText.Stream(text).Documents.SelectMany(document => document.Problems.Concat(Decoder.ProblemsOf(document)));

    private static string Canonical(string row)
    {
        var parts = row.Split(Arrow);
        var (value, problems) = parts[1].IndexOf(" ~ ", StringComparison.Ordinal) is >= 0 and var at
            ? (parts[1][..at], parts[1][at..])
            : (parts[1], "");
        return value[0] == '!'
            ? row
            : $"{parts[0]}{Arrow}{DecodedJson.Of(JsonDocument.Parse(value).RootElement)}{problems}";
    }

    private static string Actual(string written)
    {
        var text = Unescape(written);
        var problems = ProblemsOf(text).OrderBy(problem => problem.Span.Start).ToArray();
        if (problems.FirstOrDefault(problem => problem.Code == YamlReader.SyntaxCode) is { } refusal)
            return $"{written}{Arrow}! {refusal.Span.StartPosition}";
        var value = YamlText.Stream(text).Documents is [{ Tree: { } tree }] ? DecodedJson.Of(tree.Root) : "null";
        return $"{written}{Arrow}{value}{string.Concat(problems.Select(problem => $" ~ {problem.Span.StartPosition} {problem.Code}"))}";
    }

    private static string Unescape(string written) =>
        Regex.Replace(
            written,
            @"\\(u[0-9a-f]{4}|.)",
            match =>
                match.Value[1] switch
                {
                    'n' => "\n",
                    'r' => "\r",
                    't' => "\t",
                    'u' => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString(),
                    var other => other.ToString(),
                },
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
        );
}
