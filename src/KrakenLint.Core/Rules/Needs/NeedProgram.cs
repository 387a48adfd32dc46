using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>
/// A need as numbers, for a look at thousands of resources: a kind first, then of a key its bit, of a word its reach and how
/// many pieces it has and these, of another resource its place among the names, of several needs how many there are and each
/// of them behind its length.
/// </summary>
internal static class NeedProgram
{
    private const int OfAll = 0;
    private const int OfAny = 1;
    private const int OfKey = 2;
    private const int OfWord = 3;
    private const int OfOther = 4;

    private static readonly int[] FromElsewhere = Bits("envFrom", "valueFrom");
    private static readonly int[] Mounted = Bits("envFrom", "valueFrom", "volumes");

    /// <param name="others">The names of all other resources in it.</param>
    /// <returns>Empty for none.</returns>
    public static ImmutableArray<int> Of(Need? need, ImmutableArray<string> others) =>
        need is null ? [] : [.. Numbers(need, others)];

    private static int[] Numbers(Need need, ImmutableArray<string> others) =>
        need switch
        {
            Need.All all => [OfAll, all.Parts.Length, .. all.Parts.SelectMany(part => Counted(part, others))],
            Need.Any any => [OfAny, any.Parts.Length, .. any.Parts.SelectMany(part => Counted(part, others))],
            Need.Key key => [OfKey, KeyBits.BitOf(key.Name)],
            Need.Word word => [OfWord, (int)word.Reach, .. TextBits.PiecesOf(word.Text)],
            Need.Other other => [OfOther, others.IndexOf(other.Target)],
            _ => throw new ArgumentOutOfRangeException(nameof(need), need, "a need of a new kind"),
        };

    private static int[] Counted(Need need, ImmutableArray<string> others) =>
        Numbers(need, others) is var numbers ? [numbers.Length, .. numbers] : [];

    /// <summary>False where what is needed is not there.</summary>
    /// <param name="program">Of a need.</param>
    /// <param name="present">Which of the other resources are in the bundle, a bit for each.</param>
    public static bool MayHold(ReadOnlySpan<int> program, KeyBits keys, TextBits text, ulong present) =>
        program switch
        {
            [] => true,
            [OfKey, var bit] => keys.MayHave(bit),
            [OfWord, var reach, .. var pieces] => text.MayHave(pieces) || IsElsewhere((TextReach)reach, keys, text),
            [OfOther, var place] => place >= BundleSight.MostOthers || (present & (1UL << place)) != 0,
            [var kind, var count, .. var parts] => MayHold(kind == OfAll, count, parts, keys, text, present),
            _ => true,
        };

    private static bool MayHold(
        bool isAll,
        int count,
        ReadOnlySpan<int> parts,
        KeyBits keys,
        TextBits text,
        ulong present
    )
    {
        for (; count > 0; count--)
        {
            if (MayHold(parts[1..(parts[0] + 1)], keys, text, present) != isAll)
                return !isAll;
            parts = parts[(parts[0] + 1)..];
        }
        return isAll;
    }

    private static bool IsElsewhere(TextReach reach, KeyBits keys, TextBits text) =>
        reach switch
        {
            TextReach.Own => false,
            TextReach.Variables => keys.MayHaveAny(FromElsewhere) || text.PutsVariables,
            TextReach.Files => keys.MayHaveAny(Mounted) || text.PutsVariables,
            _ => true,
        };

    private static int[] Bits(params string[] keys) => [.. keys.Select(KeyBits.BitOf)];
}
