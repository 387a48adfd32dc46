using FsCheck.Xunit;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Direct;

namespace KrakenLint.Tests.Yaml;

/// <summary>Documents whose nodes made room for others are the same when somebody asks again, and room is made.</summary>
[Properties(
    Arbitrary = [typeof(YamlReaderProperties), typeof(DirectReaderTests)],
    MaxTest = 1_000,
    EndSize = 60,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class ForgottenTreeTests
{
    [Property]
    public bool Any_text_that_was_forgotten_is_read_again_as_it_was(YamlReaderProperties.YamlishText text) =>
        IsReadAgain(text.Value);

    [Property]
    public bool A_file_that_was_forgotten_is_read_again_as_it_was(DirectReaderTests.Mistyped text) =>
        IsReadAgain(text.Text);

    [Fact]
    public void What_was_asked_of_a_tree_is_answered_as_before_once_it_is_forgotten()
    {
        var tree = YamlText
            .Document($"list: [{string.Join(", ", Enumerable.Range(0, 300))}]\nlong: {new string('x', 200)}\n")
            .Tree!;
        string[] Answers() =>
            [
                tree.Root["long"]!.Value.Text,
                tree.Root["list"]?[250]?.Text ?? "none",
                $"{tree.Root["list"]?[299]?.Span}",
            ];
        var before = Answers();

        tree.Forget();

        Assert.False(tree.IsAtHand);
        Assert.Equal(before, Answers());
    }

    [Fact]
    public void Many_documents_make_room_for_each_other_and_a_large_one_stays()
    {
        var item = string.Concat(Enumerable.Range(0, 500).Select(number => $"- k{number}: v\n"));
        var large = YamlText.Document(string.Concat(Enumerable.Repeat(item, 50))).Tree!;
        var documents = YamlText.Stream(string.Concat(Enumerable.Repeat($"---\n{item}", 1_200))).Documents;

        Assert.Equal(1_200, documents.Length);
        Assert.False(documents[0].Tree!.IsAtHand);
        Assert.True(large.IsAtHand);
        Assert.Equal("v", documents[0].Tree!.Root[499]?["k499"]?.Text);
    }

    [Fact]
    public void What_yamldotnet_read_stays()
    {
        var tree = YamlText.Document("a: &x b\nc: *x\n").Tree!;

        tree.Forget();

        Assert.Equal("b", tree.Root["c"]?.Text);
    }

    private static bool IsReadAgain(string text)
    {
        var file = SourceFile.FromText("a.yaml", text);
        foreach (var (start, end) in DocumentSplitter.Split(file.Bytes, file.ContentStart))
        {
            if (!DirectReader.TryRead(new SourceSpan(file, start, end), out var tree) || tree is null)
                continue;
            var before = NodesOf(tree);
            tree.Forget();
            if (tree.IsAtHand || !NodesOf(tree).SequenceEqual(before))
                return false;
        }
        return true;
    }

    private static NodeData[] NodesOf(YamlTree tree) =>
        [.. Enumerable.Range(0, tree.Count).Select(index => tree[index])];
}
