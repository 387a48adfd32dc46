namespace KrakenLint.Settings;

/// <summary>
/// How far names of one length are from another name, each worked out from where it differs from the one before. Edits
/// count as in <see cref="Nearest"/>; how many are borne depends on the word in which two names begin to differ.
/// </summary>
internal sealed class EditTable
{
    /// <summary>More edits are borne nowhere.</summary>
    public const int Most = 3;

    private readonly string wanted;
    private readonly int[] allowed;

    // For each beginning of the other name how far it is from beginnings of the wanted one, as far as these are as long.
    private readonly List<int[]> rows = [];
    private string path = "";
    private int depth;

    /// <param name="longer">How many letters more than it the names have.</param>
    public EditTable(string wanted, int longer)
    {
        this.wanted = wanted;
        allowed = new int[wanted.Length + 1];
        var word = 0;
        for (var at = 0; at <= wanted.Length; at++)
        {
            if (at > 0 && wanted[at - 1] == '-')
                word = at;
            // At most one letter in four of the longer rest.
            allowed[at] = Math.Min(Most, (wanted.Length - word + Math.Max(0, longer)) / 4);
        }
        IsHopeless = allowed[0] < Math.Abs(longer);
        var first = new int[wanted.Length + 1];
        for (var column = 0; column < first.Length; column++)
            first[column] = Math.Min(column, Most + 1);
        rows.Add(first);
    }

    /// <summary>True where no name of the length can be near.</summary>
    public bool IsHopeless { get; }

    /// <summary>True where the name that was looked at last is near enough.</summary>
    public bool IsNear { get; private set; }

    /// <returns>The length of a beginning with which no name can be near; null where the name was looked at to its end.</returns>
    public int? Extend(string name)
    {
        var shared = Math.Min(depth, path.AsSpan().CommonPrefixLength(name));
        var same = wanted.AsSpan().CommonPrefixLength(name);
        var most = allowed[same];
        path = name;
        for (depth = shared; depth < name.Length; depth++)
        {
            if (Fill(depth + 1) <= most)
                continue;
            depth++;
            return depth;
        }
        IsNear = rows[depth][wanted.Length] <= most;
        return null;
    }

    // Farther from the diagonal than the most edits there is nothing near.
    private int Fill(int row)
    {
        while (rows.Count <= row)
            rows.Add(new int[wanted.Length + 1]);
        var (current, above) = (rows[row], rows[row - 1]);
        var (first, last) = (Math.Max(0, row - Most), Math.Min(wanted.Length, row + Most));
        var least = Most + 1;
        if (first > 0 && first <= current.Length)
            current[first - 1] = Most + 1;
        for (var column = first; column <= last; column++)
        {
            var distance = column == 0 ? row : current[column - 1] + 1;
            if (column < row + Most)
                distance = Math.Min(distance, above[column] + 1);
            if (column > 0)
                distance = Math.Min(distance, above[column - 1] + (path[row - 1] == wanted[column - 1] ? 0 : 1));
            if (column > 1 && row > 1 && path[row - 1] == wanted[column - 2] && path[row - 2] == wanted[column - 1])
                distance = Math.Min(distance, rows[row - 2][column - 2] + 1);
            current[column] = distance;
            least = Math.Min(least, distance);
        }
        if (last < wanted.Length || first > last)
            current[wanted.Length] = Most + 1;
        return least;
    }
}
