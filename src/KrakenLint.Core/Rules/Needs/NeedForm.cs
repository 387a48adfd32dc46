using System.Collections.Immutable;

namespace KrakenLint.Rules.Needs;

/// <summary>What must be seen before a rule can find anything in a resource, in the form that is looked at.</summary>
/// <param name="Program">As <see cref="NeedProgram"/> has it; empty where nothing is needed.</param>
/// <param name="Others">The kinds and roles that the program asks for in the bundle, by their places here.</param>
public sealed record NeedForm(ImmutableArray<int> Program, ImmutableArray<string> Others)
{
    public static NeedForm None { get; } = new([], []);

    internal static NeedForm Of(Need? need)
    {
        var others = need is null ? [] : OthersOf(need).Distinct().ToImmutableArray();
        return new(NeedProgram.Of(need, others), others);
    }

    private static IEnumerable<string> OthersOf(Need need) =>
        need switch
        {
            Need.All all => all.Parts.SelectMany(OthersOf),
            Need.Any any => any.Parts.SelectMany(OthersOf),
            Need.Other other => [other.Target],
            _ => [],
        };
}
