using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Decoding;

/// <summary>
/// Aliases that stand for so much that Helm and kubectl refuse the document: of all values that their decoder makes, no more
/// than a share may come of aliases, which is 99 in 100 for small documents and 10 in 100 for large ones.
/// </summary>
internal static class AliasProblems
{
    private const long FewAliased = 100;
    private const long FewValues = 1_000;
    private const double Small = 400_000;
    private const double Large = 4_000_000;
    private const long Most = long.MaxValue / 4;

    public static void Find(YamlTree tree, List<Problem> problems)
    {
        if (!tree.HasReferences)
            return;
        // How many values the decoder has made before each node: what an alias stands for was counted when it was written.
        var before = new long[tree.Count + 1];
        var aliased = 0L;
        for (var index = 0; index < tree.Count; index++)
        {
            ref readonly var node = ref tree[index];
            var copied =
                node is { Kind: YamlKind.Alias, Target: >= 0 and var target } && tree.After(target) <= index
                    ? before[tree.After(target)] - before[target]
                    : 0;
            before[index + 1] = Math.Min(Most, before[index] + 1 + copied);
            aliased = Math.Min(Most, aliased + copied);
            if (copied == 0 || !IsRefused(before[index + 1], aliased))
                continue;
            problems.Add(
                Decoder.Refusal(
                    new YamlNode(tree, index, -1).Span,
                    "Helm and kubectl refuse the document, since nearly all of it is made by aliases from here on; expected the text itself, or fewer aliases"
                )
            );
            return;
        }
    }

    private static bool IsRefused(long values, long aliased) =>
        aliased > FewAliased && values > FewValues && (double)aliased / values > ShareOf(values);

    private static double ShareOf(double values) =>
        values <= Small ? 0.99
        : values >= Large ? 0.10
        : 0.99 - (0.89 * (values - Small) / (Large - Small));
}
