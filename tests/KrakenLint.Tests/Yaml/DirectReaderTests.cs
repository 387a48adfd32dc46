using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Direct;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Tests.Yaml;

/// <summary>What is read straight from the bytes has the nodes that YamlDotNet gives it, and it is most of what people write.</summary>
[Properties(
    Arbitrary = [typeof(YamlReaderProperties), typeof(DirectReaderTests)],
    MaxTest = 3_000,
    EndSize = 60,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class DirectReaderTests
{
    private static readonly string[] Sources =
    [
        .. new[] { "rendered", "chatter" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", folder), "*.yaml"))
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Slips =
    [
        " ",
        "\n",
        "\n  ",
        ":",
        ": ",
        "- ",
        "#",
        " # c",
        "'",
        "'a\n    b",
        "\"",
        "\\",
        "|\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\t",
        "é",
        "? ",
        "%",
        "...",
    ];

    /// <summary>A few lines of a real file, with slips of the keyboard.</summary>
    public sealed record Mistyped(string Text);

    public static Arbitrary<Mistyped> Mistypes() =>
        (
            from source in Gen.Elements(Sources)
            from start in Gen.Choose(0, 100_000)
            from slips in Gen.Choose(0, 500).Zip(Gen.Elements(Slips)).ListOf()
            select new Mistyped(Mistype(Lines(File.ReadAllText(source), start), slips.Take(3)))
        ).ToArbitrary();

    [Property]
    public bool Any_text_has_the_same_nodes_by_both_readers(YamlReaderProperties.YamlishText text) =>
        Differences(text.Value).Length == 0;

    [Property]
    public bool A_mistyped_file_has_the_same_nodes_by_both_readers(Mistyped text) => Differences(text.Text).Length == 0;

    [Fact]
    public void Samples_are_read_from_their_bytes()
    {
        foreach (var source in Sources)
        {
            var file = new SourceFile(source, File.ReadAllBytes(source));
            Assert.All(Chunks(file), chunk => Assert.True(IsRead(chunk), chunk.ToString()));
            Assert.Empty(Differences(File.ReadAllText(source)));
        }
    }

    [Fact]
    public void Real_manifests_have_the_same_nodes_by_both_readers()
    {
        var files = Directory
            .EnumerateFiles(OutsideCorpus.PathOf("helm-rendered"), "rendered.yaml", SearchOption.AllDirectories)
            .Select(path => new SourceFile(path, File.ReadAllBytes(path)))
            .ToArray();
        var chunks = files.SelectMany(Chunks).ToArray();

        Assert.Empty(chunks.SelectMany(Differences));
        Assert.Equal((817, 815), (chunks.Length, chunks.Count(IsRead)));
    }

    [Theory]
    [InlineData("a: [b,\n  c]\n")]
    [InlineData("a: [\n  b, c\n  ]\nd: e\n")]
    [InlineData("a:\n  b: [ 'c',\n\n    {d: e,\n     f: \"g\"\n    } ] # h\n")]
    [InlineData("a: b # c\nd: e\n")]
    [InlineData("- a #b\n- c# d\n")]
    [InlineData("a: \"b\n  c\"\nd: e\n")]
    [InlineData("a:\n  - 'b  \n\n     # ''c''\n\n   ' # d\n  - e\n")]
    [InlineData("a:\n  \"b\\\n   c\\n\t\n \\\"\"\n")]
    [InlineData("a: '\n  b'\n")]
    public void What_people_write_now_and_then_is_read_from_its_bytes_as_well(string text)
    {
        Assert.True(IsRead(Assert.Single(Chunks(SourceFile.FromText("a.yaml", text)))));
        Assert.Empty(Differences(text));
    }

    // YamlDotNet refuses the first ones, and takes "c" for the end of a name in the others.
    [Theory]
    [InlineData("a: |\n  \n  x\n", "\nx\n")]
    [InlineData("a: |\n\n  \n  x\n", "\n\nx\n")]
    [InlineData("b *c: d\n", "d")]
    public void What_yamldotnet_reads_otherwise_is_read_as_yaml_has_it(string text, string value)
    {
        var chunk = Assert.Single(Chunks(SourceFile.FromText("a.yaml", text)));

        Assert.True(DirectReader.TryRead(chunk, out var tree));
        Assert.Equal(value, Assert.Single(tree!.Root.Pairs).Value.Text);
    }

    [Theory]
    [InlineData("a: &x b\n")]
    [InlineData("a: !!str b\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: \"b\nc\"\n")]
    [InlineData("a:\n  - 'b\n  c'\n")]
    [InlineData("a: 'b\n  c': d\n")]
    [InlineData("'a\n  b': c\n")]
    [InlineData("a: 'b\n\tc'\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("a: [b,\nc]\n")]
    [InlineData("a: [b\n  c]\n")]
    [InlineData("a: [b, # c\n  d]\n")]
    [InlineData("a:\n  b: [c,\n  d]\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: 'b' c\n")]
    [InlineData("a: b\n c: d\n")]
    [InlineData("a: b\n- c\n")]
    [InlineData("a:\n  - b\n c: d\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a: - b\n")]
    [InlineData("a: |x\n  b\n")]
    [InlineData("a: |\n    \n  b\n")]
    [InlineData("a: b\r\n")]
    [InlineData("a: b # c\n  d\n")]
    [InlineData("a: {b}\n")]
    [InlineData("a: {b: }\n")]
    [InlineData("a: [b: c]\n")]
    [InlineData("a: [-, b]\n")]
    [InlineData("a\n")]
    public void What_is_rare_or_wrong_is_left_to_yamldotnet(string text) =>
        Assert.False(IsRead(Assert.Single(Chunks(SourceFile.FromText("a.yaml", text)))));

    private static bool IsRead(SourceSpan chunk) => DirectReader.TryRead(chunk, out _);

    private static IEnumerable<SourceSpan> Chunks(SourceFile file) =>
        DocumentSplitter
            .Split(file.Bytes, file.ContentStart)
            .Select(range => new SourceSpan(file, range.Start, range.End));

    private static string[] Differences(string text) =>
        [.. Chunks(SourceFile.FromText("a.yaml", text)).Where(IsText).SelectMany(Differences)];

    // What the readers never see, and the names that YamlDotNet reads otherwise.
    private static bool IsText(SourceSpan chunk) =>
        !chunk.Text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
        && !chunk.Text.Contains('*', StringComparison.Ordinal);

    /// <returns>Nothing where the text is not read from its bytes, or both readers agree.</returns>
    private static IEnumerable<string> Differences(SourceSpan chunk)
    {
        if (!DirectReader.TryRead(chunk, out var tree))
            return [];
        var documents = YamlDotNetReader.Read(chunk, BlankBlockLines.Find(chunk));
        if (documents.Find(document => document.IsBroken) is { } broken)
            return broken.Problems.Select(problem => problem.ToString());
        return NodesOf(tree).SequenceEqual(documents.SelectMany(document => NodesOf(document.Tree)))
            ? []
            : [$"{chunk}: {string.Join('\n', NodesOf(tree))}"];
    }

    private static IEnumerable<string> NodesOf(YamlTree? tree) =>
        tree is null
            ? []
            : Enumerable
                .Range(0, tree.Count)
                .Select(index => tree[index].ToString())
                .Append($"{tree.Start} to {tree.End}");

    private static string Lines(string text, int start)
    {
        var from = text.IndexOf('\n', start % text.Length) + 1;
        return text.Substring(from, Math.Min(500, text.Length - from));
    }

    private static string Mistype(string text, IEnumerable<(int At, string Slip)> slips) =>
        slips.Aggregate(text, (typed, slip) => typed.Insert(slip.At % (typed.Length + 1), slip.Slip));
}
