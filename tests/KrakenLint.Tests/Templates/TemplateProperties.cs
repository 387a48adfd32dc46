using FsCheck.Xunit;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Tests.Templates;

public sealed class TemplateProperties
{
    private static readonly string[] Parts =
    [
        "{{",
        "}}",
        "{{-",
        "-}}",
        " ",
        "\n",
        "a: ",
        ".Values.x",
        "$x",
        ":=",
        "=",
        "|",
        "(",
        ")",
        "\"",
        "`",
        "if",
        "else",
        "end",
        "range",
        "with",
        "define \"d\"",
        "template \"d\"",
        "/*",
        "*/",
        ",",
        "1",
        "'a'",
        "é",
        "nil",
        "block",
        "break",
    ];

    [Property(MaxTest = 2000, Replay = "(11639905610334341422,3619335928928963009)")]
    public void Any_text_gives_a_tree_whose_spans_lie_in_their_parents(byte[] choices)
    {
        var file = SourceFile.FromText("t", string.Concat(choices.Select(choice => Parts[choice % Parts.Length])));

        var tree = TemplateTree.Parse(file);

        Assert.All(tree.Nodes, node => Assert.InRange(node.Start, 0, node.End));
        Assert.All(tree.Nodes, node => Assert.InRange(node.End, 0, file.Length));
        foreach (var node in tree.Nodes)
            Assert.All(
                TemplateNodes.ChildrenOf(node),
                child => Assert.True(child.Start >= node.Start && child.End <= node.End, $"{child} in {node}")
            );
        Assert.All(tree.Problems, problem => Assert.InRange(problem.Span.End, problem.Span.Start, file.Length));
    }

    [Property(MaxTest = 500, Replay = "(11639905610334341422,3619335928928963009)")]
    public void Text_without_actions_is_one_node(string text)
    {
        var plain = (text ?? "").Replace("{", "", StringComparison.Ordinal);
        var file = SourceFile.FromText("t", plain);

        var tree = TemplateTree.Parse(file);

        Assert.Empty(tree.Problems);
        Assert.Equal(
            file.Slice(file.ContentStart, file.Length),
            string.Concat(tree.Body.Select(node => file.Slice(node.Start, node.End)))
        );
    }

    [Fact]
    public void Nesting_without_end_is_a_problem_not_a_crash()
    {
        Assert.NotEmpty(
            TemplateTree
                .Parse(SourceFile.FromText("t", string.Concat(Enumerable.Repeat("{{ if a }}", 100_000))))
                .Problems
        );
        Assert.NotEmpty(TemplateTree.Parse(SourceFile.FromText("t", $"{{{{ {new string('(', 100_000)} }}}}")).Problems);
    }
}
