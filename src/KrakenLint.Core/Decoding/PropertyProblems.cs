using System.Buffers;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Decoding;

/// <summary>Anchors whose names the decoder cuts short, and tags that do not fit.</summary>
internal static class PropertyProblems
{
    private static readonly SearchValues<byte> TokenEnds = SearchValues.Create(" \t\r\n,[]{}"u8);

    public static void Find(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        var end = data.Kind == YamlKind.Alias ? data.End : ScalarText.ContentStart(tree, index);
        for (var at = data.Start; at < end; at++)
        {
            switch (tree.File.Bytes[at])
            {
                case (byte)'#':
                    at = new SourceSpan(tree.File, at, end).FirstLine.End - 1;
                    break;
                case (byte)'&' or (byte)'*':
                    at = FindAnchor(tree, at, end, problems);
                    break;
                case (byte)'!':
                    at = FindTag(tree, index, (at, end), problems);
                    break;
            }
        }
    }

    private static int FindAnchor(YamlTree tree, int start, int end, List<Problem> problems)
    {
        var bytes = tree.File.Bytes;
        var behind = start + LengthOfToken(bytes[start..end]);
        var at = start + 1;
        while (at < behind && (char.IsAsciiLetterOrDigit((char)bytes[at]) || bytes[at] is (byte)'_' or (byte)'-'))
            at++;
        if (at < behind || at == start + 1)
        {
            var what = bytes[start] == (byte)'&' ? "the name of this anchor" : "the name of this alias";
            problems.Add(
                Decoder.Refusal(
                    new SourceSpan(tree.File, start, behind),
                    $"Helm and kubectl read {what} otherwise, or refuse it; expected letters, digits, \"-\" and \"_\" only"
                )
            );
        }
        return behind - 1;
    }

    private static int FindTag(YamlTree tree, int index, (int Start, int End) part, List<Problem> problems)
    {
        var bytes = tree.File.Bytes[part.Start..part.End];
        var length = bytes.StartsWith("!<"u8) ? Math.Max(1, bytes.IndexOf((byte)'>') + 1) : LengthOfToken(bytes);
        var span = new SourceSpan(tree.File, part.Start, part.Start + length);
        if (bytes[..length].SequenceEqual("!!"u8))
            problems.Add(Decoder.Refusal(span, "the tag \"!!\" names no type, so Helm and kubectl refuse it"));
        else if (tree[index].Kind == YamlKind.Scalar && TypedTag.Misfit(new YamlNode(tree, index, -1)) is { } misfit)
            problems.Add(Decoder.Refusal(span, misfit));
        return span.End - 1;
    }

    private static int LengthOfToken(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny(TokenEnds);
        return length < 0 ? text.Length : Math.Max(1, length);
    }
}
