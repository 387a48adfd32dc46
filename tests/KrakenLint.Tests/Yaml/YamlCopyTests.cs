using FsCheck.Xunit;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>What is compared by its bytes is as like or unlike as what is decoded.</summary>
[Properties(
    Arbitrary = [typeof(YamlReaderProperties), typeof(DirectReaderTests)],
    MaxTest = 1_000,
    EndSize = 60,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class YamlCopyTests
{
    [Property]
    public bool Scalars_of_any_text_are_compared_by_what_they_say(YamlReaderProperties.YamlishText text) =>
        IsComparedByText(text.Value);

    [Property]
    public bool Scalars_of_a_file_are_compared_by_what_they_say(DirectReaderTests.Mistyped text) =>
        IsComparedByText(text.Text);

    [Theory]
    [InlineData("a: |\n  x\nb: |\n  x\n", true)]
    [InlineData("a: |-\n  x\nb: |\n  x\n", false)]
    [InlineData("a: >-\n  x\n  y\nb: >-\n  x\n  y\n", true)]
    [InlineData("a: >-\n  x\n  y\nb: x y\n", true)]
    [InlineData("a: |+\n  x\n\n\nb: |+\n  x\n", false)]
    [InlineData("a: |\n  x\nb: |\n  x", false)]
    [InlineData("a: \"x\"\nb: 'x'\n", true)]
    [InlineData("a: 1\nb: \"1\"\n", false)]
    [InlineData("a:\nb: ~\n", false)]
    public void Two_values_are_alike_or_not(string text, bool isCopy)
    {
        var root = YamlText.Root(text);

        Assert.Equal(isCopy, YamlCopy.IsOf(root["a"]!.Value, root["b"]!.Value));
    }

    private static bool IsComparedByText(string text)
    {
        var scalars = YamlText
            .Stream(text)
            .Documents.Select(document => document.Tree)
            .OfType<YamlTree>()
            .SelectMany(YamlText.Nodes)
            .Where(node => node.IsScalar)
            .Take(100)
            .ToArray();
        return scalars.All(one =>
            scalars.All(other => YamlCopy.IsOf(one, other) == (one.Type == other.Type && one.Text == other.Text))
        );
    }
}
