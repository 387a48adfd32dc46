namespace KrakenLint.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Nearest
{
    private const int FarthestEdit = 3;

    // Nobody mistypes a longer one, and comparing two takes the product of their lengths.
    private const int LongestWord = 500;

    /// <returns>The candidate with the smallest edit distance (at most 3, and less than half the word), or null.</returns>
    public static string? To(string word, IEnumerable<string> candidates) =>
        To(word, candidates, Math.Min(FarthestEdit, Math.Max(1, word.Length / 2)));

    /// <summary>The same where a candidate that merely looks alike must not be taken: at most one edit in four letters.</summary>
    public static string? SlipOf(string word, IEnumerable<string> candidates) =>
        To(word, candidates, Math.Min(FarthestEdit, word.Length / 4));

    /// <summary>The slip of one candidate only: null where a second one is almost as near.</summary>
    public static string? Only(string word, IEnumerable<string> candidates)
    {
        var near = candidates.Select(candidate => (candidate, distance: Distance(word, candidate))).ToArray();
        var least = near.Length == 0 ? int.MaxValue : near.Min(pair => pair.distance);
        if (least > Math.Min(FarthestEdit, word.Length / 4))
            return null;
        return near.Where(pair => pair.distance <= least + 1).ToArray() is [var only] ? only.candidate : null;
    }

    private static string? To(string word, IEnumerable<string> candidates, int farthest)
    {
        string? best = null;
        var bestDistance = farthest + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance)
                continue;
            var distance = Distance(word, candidate);
            if (distance >= bestDistance)
                continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    /// <returns><c>; did you mean "x"?</c>, or nothing.</returns>
    public static string Hint(string word, IEnumerable<string> candidates) => Hint(To(word, candidates));

    /// <returns><c>; did you mean "x"?</c>, or nothing where no name is near.</returns>
    public static string Hint(string? near) => near is null ? "" : $"; did you mean \"{near}\"?";

    /// <summary>Levenshtein's distance, letters compared without case; of words that are far apart just too far.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > FarthestEdit + 1 || left.Length > LongestWord)
            return FarthestEdit + 2;
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]);
                var change = previous[column - 1] + (same ? 0 : 1);
                current[column] = Math.Min(change, 1 + Math.Min(previous[column], current[column - 1]));
            }
            (previous, current) = (current, previous);
        }
        return previous[right.Length];
    }
}
