using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Helm.Merging;

namespace KrakenLint.Cli;

/// <summary>Puts releases together that take values from the same place.</summary>
internal static class SharedValues
{
    /// <returns>Groups in the order of their first release.</returns>
    public static IEnumerable<ImmutableArray<ValuesChoice>> Groups(ImmutableArray<ValuesChoice> choices)
    {
        var leaders = Enumerable.Range(0, choices.Length).ToArray();
        var owners = new Dictionary<(string Path, int Start), int>();
        foreach (var (at, choice) in choices.Index())
        {
            foreach (var root in choice.Roots)
            {
                var span = CarriedValues.Span(root);
                if (!owners.TryAdd((span.File.Path, span.Start), at))
                    leaders[LeaderOf(at)] = LeaderOf(owners[(span.File.Path, span.Start)]);
            }
        }
        return choices
            .Index()
            .GroupBy(pair => LeaderOf(pair.Index))
            .Select(group => group.Select(pair => pair.Item).ToImmutableArray());

        int LeaderOf(int at)
        {
            while (leaders[at] != at)
                at = leaders[at] = leaders[leaders[at]];
            return at;
        }
    }
}
