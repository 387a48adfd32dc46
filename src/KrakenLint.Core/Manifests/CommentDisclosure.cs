using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>What may be shown of comments: nothing of those behind a secret or above one.</summary>
internal static partial class CommentDisclosure
{
    private const int MostBefore = 100;

    /// <param name="gap">A stretch between two scalars.</param>
    public static void AddTo(List<SourceSpan> hidden, YamlTree tree, SourceSpan gap)
    {
        for (var at = gap.Start; at < gap.End; )
        {
            var found = gap.File.Bytes[at..gap.End].IndexOf((byte)'#');
            if (found < 0)
                return;
            var comment = new SourceSpan(gap.File, at + found, gap.End).FirstLine;
            at = comment.End;
            var text = comment with { Start = comment.Start + 1 };
            if (IsBesideSecret(tree, comment))
                hidden.Add(text);
            else
                hidden.AddRange(Disclosure.Parts(text, Credentials.InProse(text.Text)));
        }
    }

    private static bool IsBesideSecret(YamlTree tree, SourceSpan comment)
    {
        var next = tree.FirstAt(comment.Start);
        if (IsBehindSecret(tree, next - 1, comment))
            return true;
        return IsAlone(comment)
            && (
                LeadsToSecret(tree, ScalarFrom(tree, next))
                || (IsSecret(tree, next - 1) && PairPattern().IsMatch(comment.Text))
            );
    }

    private static bool IsBehindSecret(YamlTree tree, int last, SourceSpan comment)
    {
        var line = comment.File.Line(comment.StartPosition.Line);
        for (var index = last; index >= 0 && last - index < MostBefore && tree[index].End > line.Start; index--)
        {
            if (IsSecret(tree, index))
                return true;
        }
        return false;
    }

    // Behind a value it is about that one, not about what follows.
    private static bool IsAlone(SourceSpan comment)
    {
        var line = comment.File.Line(comment.StartPosition.Line);
        return comment.File.Bytes[line.Start..comment.Start].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
    }

    private static int ScalarFrom(YamlTree tree, int index)
    {
        while (index < tree.Count && tree[index].Kind is YamlKind.Mapping or YamlKind.Sequence)
            index++;
        return index;
    }

    // "# JWT_SECRET was x" stands above it as often as behind it.
    private static bool LeadsToSecret(YamlTree tree, int index) =>
        index < tree.Count
        && (
            tree[index].IsKey
                ? Sensitive.IsName(new YamlNode(tree, index, -1).Text) || IsSecret(tree, index + 1)
                : IsSecret(tree, index)
        );

    private static bool IsSecret(YamlTree tree, int index) =>
        index >= 0
        && index < tree.Count
        && tree[index].Kind is YamlKind.Scalar or YamlKind.Alias
        && Sensitive.Is(new YamlNode(tree, index, -1));

    // An entry that somebody took out.
    [GeneratedRegex(@"^#+[ \t]*[\w.-]+[ \t]*[:=][ \t]*\S", RegexOptions.CultureInvariant)]
    private static partial Regex PairPattern();
}
