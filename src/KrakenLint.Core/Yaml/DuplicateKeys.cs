using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>Finds keys that stand twice in one mapping: YAML forbids them (1.2.2, section 3.2.1.1), most readers keep the last.</summary>
internal static class DuplicateKeys
{
    public const string Code = "duplicate-key";

    private const int Few = 8;

    public static ImmutableArray<Problem> Find(YamlTree tree)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var index = 0; index < tree.Count; index++)
        {
            if (tree[index].Kind == YamlKind.Mapping)
                FindIn(new YamlNode(tree, index, -1), problems);
        }
        return problems.ToImmutable();
    }

    private static void FindIn(YamlNode mapping, ImmutableArray<Problem>.Builder problems)
    {
        if (!MayRepeat(mapping))
            return;
        var first = new Dictionary<string, YamlPair>();
        foreach (var pair in mapping.OwnPairs)
        {
            var key = pair.Key;
            // Several "<<" are merged one after the other by every reader that knows them.
            if (!key.IsScalar || first.TryAdd(key.Text, pair) || key is { Style: YamlStyle.Plain, Text: "<<" })
                continue;
            problems.Add(ProblemOf(pair, first[key.Text]));
        }
    }

    private static Problem ProblemOf(YamlPair pair, YamlPair first) =>
        YamlCopy.IsOf(pair.Value, first.Value)
            ? new Problem(
                Code,
                pair.Key.Span,
                $"key \"{pair.Key.Text}\" is set twice to the same; nothing is lost, but strict readers refuse it",
                first.Key.Span
            )
            {
                IsHarmless = true,
            }
            : new Problem(Code, pair.Key.Span, $"key \"{pair.Key.Text}\" is set twice", first.Key.Span);

    // Most mappings are small: comparing their raw bytes decides without decoding anything.
    private static bool MayRepeat(YamlNode mapping)
    {
        Span<(int Start, int End)> keys = stackalloc (int, int)[Few];
        var count = 0;
        var bytes = mapping.Tree.File.Bytes;
        foreach (var pair in mapping.OwnPairs)
        {
            var data = pair.Key.Data;
            if (count == Few || data.Style != YamlStyle.Plain || data.HasProperties)
                return true;
            for (var other = 0; other < count; other++)
            {
                if (bytes[keys[other].Start..keys[other].End].SequenceEqual(bytes[data.Start..data.End]))
                    return true;
            }
            keys[count++] = (data.Start, data.End);
        }
        return false;
    }
}
