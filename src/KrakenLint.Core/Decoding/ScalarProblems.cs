using System.Globalization;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Decoding;

/// <summary>Scalars that the decoder cannot read, or has no JSON for.</summary>
internal static class ScalarProblems
{
    public static void Find(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        if (data.Style == YamlStyle.Plain || data.HasProperties)
            FindNumber(tree, index, problems);
        if (data.Style == YamlStyle.DoubleQuoted)
            FindEscape(tree, data, problems);
        else if (data.Style is YamlStyle.Literal or YamlStyle.Folded)
            FindTab(tree, index, problems);
        var isInBrackets = data.Parent >= 0 && tree[data.Parent].Style == YamlStyle.Flow;
        if (isInBrackets)
            FlowProblems.Find(tree, index, problems);
        if (data.IsKey && (isInBrackets || data.Style != YamlStyle.Plain))
            FlowProblems.FindKey(tree, index, problems);
    }

    private static void FindNumber(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        if (data.IsKey || data.End - data.Start < ".inf".Length)
            return;
        if (!data.HasProperties && !IsLetter(tree.File.Bytes[data.End - 1]))
            return;
        var node = new YamlNode(tree, index, -1);
        if (
            node.Type == YamlType.Float
            && KubernetesScalar.DoubleOf(node.Text) is { } number
            && !double.IsFinite(number)
        )
            problems.Add(
                Decoder.Refusal(
                    node.Span,
                    $"{node.Text} is no number that JSON can write, so Helm and kubectl refuse it; expected quotes around it"
                )
            );
    }

    // ".inf" and ".nan", however they are written.
    private static bool IsLetter(byte last) => last is (byte)'f' or (byte)'F' or (byte)'n' or (byte)'N';

    private static void FindEscape(YamlTree tree, in NodeData data, List<Problem> problems)
    {
        var bytes = tree.File.Bytes;
        for (var at = data.Start; at < data.End; at++)
        {
            if (bytes[at..data.End].IndexOf((byte)'\\') is not (>= 0 and var next))
                return;
            at += next + 1;
            var span = new SourceSpan(tree.File, at - 1, at + 1);
            if (at < data.End && bytes[at] == (byte)'/')
                problems.Add(
                    Decoder.Refusal(span, "Helm and kubectl know no \"\\/\" and refuse it; expected \"/\" alone")
                );
            else if (at + 5 <= data.End && bytes[at] == (byte)'u' && IsSurrogate(bytes.Slice(at + 1, 4)))
                problems.Add(
                    Decoder.Refusal(
                        span with
                        {
                            End = at + 5,
                        },
                        $"{(span with { End = at + 5 }).Text} is half a character, which Helm and kubectl refuse; expected the character itself"
                    )
                );
        }
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> digits) =>
        int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
        && code is >= 0xD800 and <= 0xDFFF;

    private static void FindTab(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        if (tree.File.Bytes[data.Start..data.End].IndexOf("\t"u8) < 0)
            return;
        var start = ScalarText.ContentStart(tree, index);
        var block = new BlockScalar(
            tree.File.Bytes[..tree.End],
            start,
            ScalarText.ParentIndent(new YamlNode(tree, index, -1))
        );
        if (block.IndentingTab() is >= 0 and var tab)
            problems.Add(
                Decoder.Refusal(
                    new SourceSpan(tree.File, tab, tab + 1),
                    "a tab stands where the indentation of this block is measured, which Helm and kubectl refuse; expected spaces, or a digit behind the \"|\" or \">\" that says how many"
                )
            );
    }
}
