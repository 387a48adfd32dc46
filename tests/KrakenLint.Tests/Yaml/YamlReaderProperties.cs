using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.JsonPaths;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>What holds of any text, most of it made of what YAML has a use for.</summary>
[Properties(
    Arbitrary = [typeof(YamlReaderProperties)],
    MaxTest = 5_000,
    EndSize = 60,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class YamlReaderProperties
{
    private static readonly string[] Tokens =
    [
        "a",
        "b: ",
        "c:",
        "- ",
        "-",
        "? ",
        ": ",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        " ",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "&x ",
        "*x",
        "<<: *x",
        "!!str ",
        "!t ",
        "! ",
        "|",
        "|-\n",
        ">+\n",
        "|2\n",
        "'",
        "''",
        "\"",
        "\\",
        "\\u00e9",
        "#",
        " # c",
        "---",
        "\n---\n",
        "\n...\n",
        "%YAML 1.2\n",
        "é",
        "😀",
        "\uFEFF",
        "\0",
        "\u2028",
        "'q'",
        "\"d\"",
        "1",
        "~",
        "true",
        "key: value\n",
        "- item\n",
        "a: |\n  x\n",
        "a: >\n  x\n\n  y\n",
        "a: [b, {c: d}]\n",
    ];

    public static Arbitrary<YamlishText> Yamlish() =>
        Gen.Elements(Tokens).ArrayOf().Select(tokens => new YamlishText(string.Concat(tokens))).ToArbitrary();

    [Property]
    public bool Any_text_is_read_into_spans_inside_their_parents(YamlishText text)
    {
        var stream = YamlText.Stream(text.Value);
        return Trees(stream)
            .All(tree =>
                Enumerable.Range(0, tree.Count).All(index => IsInside(tree, index))
                && YamlText.Nodes(tree).All(node => node.Text is not null && NodePath.Of(node) is not null)
            );
    }

    [Property]
    public bool Problems_stand_inside_the_file(YamlishText text)
    {
        var stream = YamlText.Stream(text.Value);
        return stream.Problems.All(problem => IsInside(problem.Span))
            && stream.Documents.SelectMany(YamlComments.Of).All(comment => IsInside(comment) && comment.IsOneLine);
    }

    [Property]
    public bool Any_bytes_are_read(byte[] bytes) =>
        YamlReader.Read(new SourceFile("any.yaml", bytes)).Problems.All(problem => IsInside(problem.Span));

    [Property]
    public bool Reading_twice_gives_the_same(YamlishText text) =>
        Trees(YamlText.Stream(text.Value))
            .Select(Nodes)
            .SequenceEqual(Trees(YamlText.Stream(text.Value)).Select(Nodes));

    [Property]
    public bool A_scalar_of_one_line_reads_the_same_alone(YamlishText text) =>
        Trees(YamlText.Stream(text.Value)).SelectMany(YamlText.Nodes).Where(IsOneLineScalar).All(ReadsTheSameAlone);

    [Property]
    public bool A_broken_document_changes_nothing_before_or_behind_it(YamlishText first, YamlishText second)
    {
        var (before, behind) = ($"---\n{first.Value}\n", $"---\n{second.Value}\n");
        var apart = Texts(before).Concat(Texts(behind));

        return Texts($"{before}---\na: [\"\n{behind}").SequenceEqual(apart);
    }

    private static IEnumerable<YamlTree> Trees(YamlStream stream) =>
        stream.Documents.Select(document => document.Tree).OfType<YamlTree>();

    private static string Nodes(YamlTree tree) =>
        string.Join('|', Enumerable.Range(0, tree.Count).Select(index => tree[index]));

    private static IEnumerable<string> Texts(string text) =>
        Trees(YamlText.Stream(text)).SelectMany(tree => YamlText.Nodes(tree).Select(node => node.Text));

    private static bool IsInside(YamlTree tree, int index)
    {
        var node = tree[index];
        if (node.Start < 0 || node.Start > node.End || node.End > tree.File.Length)
            return false;
        // A value that is not there has no place inside its parent.
        if (node.Parent < 0 || node.Start == node.End)
            return true;
        var parent = tree[node.Parent];
        return parent.Start <= node.Start && node.End <= parent.End;
    }

    private static bool IsInside(SourceSpan span) =>
        span.Start >= 0 && span.Start <= span.End && span.End <= span.File.Length;

    private static bool IsOneLineScalar(YamlNode node) =>
        node is { IsScalar: true, Style: YamlStyle.Plain or YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted }
        && node.Span is { IsOneLine: true, Length: > 0 };

    private static bool ReadsTheSameAlone(YamlNode node)
    {
        var text = node.Span.Text;
        // Only inside of brackets, or only inside of a line, are these plain.
        if (
            node.Style == YamlStyle.Plain
            && text is [.., ':'] or ['-' or '?' or ':' or '%' or '|' or '>' or '\uFEFF' or '\u2028' or '.', ..]
        )
            return true;
        return YamlText.Stream(text).Documents is [{ Tree: { } alone }] && alone.Root.Text == node.Text;
    }

    public sealed record YamlishText(string Value);
}
