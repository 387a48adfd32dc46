namespace KrakenLint.Yaml;

/// <summary>What one walk may cost.</summary>
internal sealed class WalkBudget
{
    /// <summary>Nodes below one another, aliases followed.</summary>
    public const int DeepestNesting = 1_000;

    /// <summary>Nodes that one walk may look at.</summary>
    public const int MostVisits = 1_000_000;

    // Passing a key while looking for another, or reading a stretch of text, is far cheaper than a visit.
    private const long MostSteps = 32L * MostVisits;

    private int visits;
    private long steps;

    public void Visit(int depth)
    {
        if (depth > DeepestNesting)
            throw new WalkLimitException($"values are nested more than {DeepestNesting} deep, aliases followed");
        if (++visits > MostVisits)
            throw new WalkLimitException($"more than {MostVisits} nodes would have to be visited, aliases followed");
    }

    public void Step(int count)
    {
        steps += count;
        if (steps > MostSteps)
            throw new WalkLimitException($"more than {MostSteps} keys would have to be compared, aliases followed");
    }
}
