using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.Conditions;
using KrakenLint.Findings.Proposals;
using KrakenLint.Fixes;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Fixes;

/// <summary>
/// What holds of every edit in any text that is YAML: the text then reads as the tree with exactly that change, and keeps
/// its comments.
/// </summary>
[Properties(
    Arbitrary = [typeof(EditPlannerProperties)],
    MaxTest = 10_000,
    EndSize = 25,
    Replay = "(7139905610334341423,5519335928928963011)"
)]
public sealed class EditPlannerProperties
{
    private static readonly string[] Tokens =
    [
        "a: ",
        "b: ",
        "c:",
        "d: 1",
        "e: off",
        "- ",
        "- x",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n    ",
        "\r\n",
        "\r\n  ",
        " ",
        "[",
        "]",
        "{",
        "{}",
        "}",
        ",",
        ", ",
        "f: {g: h}",
        "&x ",
        "*x",
        "<<: *x",
        "!!str ",
        "|\n      text",
        ">+\n      text\n",
        "'q'",
        "\"q\"",
        "null",
        "~",
        " # note",
        "\n# note",
        "? ",
        "\n---\n",
        "é",
        "\"k\": ",
    ];

    private static readonly string[] Values = ["x", "", "off", "3600", "a: b", "#", "é", "- x", "a'b\"c", "two\nlines"];

    public static Arbitrary<string> Text() =>
        Gen.Elements(Tokens).ListOf().Select(tokens => string.Concat(tokens)).ToArbitrary();

    [Property]
    public void A_value_that_is_set_is_read_and_nothing_else_changes(string text, byte choice)
    {
        var value = Values[choice % Values.Length];
        ForEach(
            text,
            node => !node.IsKey && (node.IsScalar || node.IsEmptyCollection),
            node => new NodeEdit.Set(node, ScalarValue.OfText(value)),
            edit => new TreeModel { Replaced = (edit, $"String:{value}") }
        );
    }

    [Property]
    public void A_value_that_is_quoted_becomes_a_string_of_the_same_text(string text) =>
        ForEach(
            text,
            node => !node.IsKey && node.IsScalar,
            node => new NodeEdit.Quote(node),
            node => new TreeModel { Replaced = (node, $"String:{node.Text}") }
        );

    [Property]
    public void What_is_removed_is_gone_and_nothing_else_is(string text) =>
        ForEach(
            text,
            node => !node.IsKey,
            node => new NodeEdit.Remove(node),
            node => new TreeModel { Removed = node },
            keepsComments: false
        );

    [Property]
    public void A_key_that_is_renamed_keeps_its_value(string text, byte choice)
    {
        var name = $"new{Values[choice % Values.Length]}";
        ForEach(
            text,
            node => node.IsKey && node.IsScalar,
            node => new NodeEdit.Rename(node, name),
            node => new TreeModel { Replaced = (node, $"key:{name}") }
        );
    }

    [Property]
    public void A_pair_that_is_inserted_is_the_last_of_its_mapping(string text, byte choice, bool isDeep)
    {
        var value = ScalarValue.OfText(Values[choice % Values.Length]);
        var pair = isDeep ? new NewPair(["new", "deep"], value) : new NewPair(["new"], value);
        var shown = isDeep ? $"{{key:deep=String:{value.Text},}}" : $"String:{value.Text}";
        ForEach(
            text,
            node => node is { IsKey: false, IsMapping: true } or { IsKey: false, IsNull: true },
            node => new NodeEdit.Insert(node, [pair]),
            node => new TreeModel { Grown = (node, $"key:new={shown},") }
        );
    }

    private static void ForEach(
        string text,
        Func<YamlNode, bool> isMeant,
        Func<YamlNode, NodeEdit> editOf,
        Func<YamlNode, TreeModel> expected,
        bool keepsComments = true
    )
    {
        var file = SourceFile.FromText("a.yaml", text);
        var before = YamlReader.Read(file);
        if (before.Documents.Any(document => document.IsBroken || document.Problems.Length > 0))
            return;
        foreach (var tree in before.Documents.Select(document => document.Tree).OfType<YamlTree>())
        {
            foreach (var node in TreeModel.NodesOf(tree).Where(isMeant))
            {
                if (EditPlanner.Plan(editOf(node)) is not { Refusal: null } plan)
                    continue;
                var after = YamlReader.Read(EditedFile.Of(file, plan.Edits));
                var made = new SourceSpan(after.File, 0, after.File.Length).Text;
                Assert.True(!after.Documents.Any(document => document.IsBroken), $"broken by {editOf(node)}:\n{made}");
                Assert.True(
                    expected(node).Write(before) == new TreeModel().Write(after),
                    $"{editOf(node)}:\n{made}\n{expected(node).Write(before)}\n{new TreeModel().Write(after)}"
                );
                if (keepsComments)
                    Assert.Equal(CommentsOf(before), CommentsOf(after));
            }
        }
    }

    private static IEnumerable<string> CommentsOf(YamlStream stream) =>
        stream.Documents.SelectMany(YamlComments.Of).Select(comment => comment.Text.TrimEnd());
}
