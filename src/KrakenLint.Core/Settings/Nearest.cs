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

    /// <summary>
    /// The same for names that are made of words: those that two names begin or end with alike (a release, a component) say
    /// nothing about a slip in the rest, of which at most one letter in four may differ, or one short word be left out.
    /// </summary>
    public static string? ToName(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = DistanceOfRests(name, candidate);
            if (distance >= bestDistance)
                continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>The slip of one name only: null where a second one is almost as near.</summary>
    public static string? OnlyName(string name, IEnumerable<string> candidates)
    {
        var near = candidates.Select(candidate => (candidate, distance: DistanceOfRests(name, candidate))).ToArray();
        var least = near.Length == 0 ? int.MaxValue : near.Min(pair => pair.distance);
        return least < int.MaxValue && near.Where(pair => pair.distance <= least + 1).ToArray() is [var only]
            ? only.candidate
            : null;
    }

    // What is too far is as far as can be.
    private static int DistanceOfRests(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > FarthestEdit || left.Length > LongestWord)
            return int.MaxValue;
        // One of that name in another namespace.
        if (IsSame(left, right))
            return 0;
        var (ours, theirs) = (left.Split(WordEnds), right.Split(WordEnds));
        var shorter = Math.Min(ours.Length, theirs.Length);
        var before = 0;
        while (before < shorter && IsSame(ours[before], theirs[before]))
            before++;
        var behind = 0;
        while (behind < shorter - before && IsSame(ours[^(behind + 1)], theirs[^(behind + 1)]))
            behind++;
        var (rest, other) = (Rest(ours), Rest(theirs));
        if (rest.Length == 0 || other.Length == 0)
            return before + behind > 1 ? Math.Abs(left.Length - right.Length) : int.MaxValue;
        var distance = Distance(rest, other);
        return distance <= Math.Min(FarthestEdit, Math.Max(rest.Length, other.Length) / 4) ? distance : int.MaxValue;

        string Rest(string[] words) => string.Join('-', words[before..^behind]);
    }

    private static readonly char[] WordEnds = ['-', '_', '.'];

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>
    /// How many letters are to be put in, left out, changed or swapped with their neighbour, whatever their case; of words that
    /// are far apart just too far.
    /// </summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > FarthestEdit + 1 || left.Length > LongestWord)
            return FarthestEdit + 2;
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        var beforeThat = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = previous[column - 1] + (Same(row, column) ? 0 : 1);
                current[column] = Math.Min(change, 1 + Math.Min(previous[column], current[column - 1]));
                if (row > 1 && column > 1 && Same(row, column - 1) && Same(row - 1, column))
                    current[column] = Math.Min(current[column], 1 + beforeThat[column - 2]);
            }
            (beforeThat, previous, current) = (previous, current, beforeThat);
        }
        return previous[right.Length];

        bool Same(int row, int column) =>
            char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]);
    }
}
