namespace KrakenLint.Rendering;

/// <summary>The variables of one call, innermost last.</summary>
internal sealed class Variables
{
    private const int Few = 8;

    // Of each the one of the same name that it hides, or -1.
    private readonly List<(string Name, Datum Value, int Hidden)> all = [];

    // Where there are many of them; most calls have one or two, which are found as they stand.
    private Dictionary<string, int>? innermost;
    private int guesses;

    public Variables(Datum root) => Declare("$", root);

    /// <summary>How many there are: what comes later ends with its scope.</summary>
    public int Mark => all.Count;

    public Datum this[string name] => IndexOf(name) is >= 0 and var at ? all[at].Value : UnknownDatum.Instance;

    public void Return(int mark)
    {
        for (var at = all.Count - 1; innermost is not null && at >= mark; at--)
            innermost[all[at].Name] = all[at].Hidden;
        all.RemoveRange(mark, all.Count - mark);
    }

    public void Set(string name, Datum value, bool isAssignment)
    {
        if (!isAssignment)
            Declare(name, value);
        else if (IndexOf(name) is >= 0 and var at)
            all[at] = all[at] with { Value = guesses > 0 ? UnknownDatum.Instance : value };
    }

    /// <summary>Until it is disposed, what is assigned may or may not have been.</summary>
    public IDisposable Guess()
    {
        guesses++;
        return new Guessed(this);
    }

    private void Declare(string name, Datum value)
    {
        all.Add((name, value, IndexOf(name)));
        if (all.Count == Few)
        {
            innermost = new(StringComparer.Ordinal);
            for (var at = 0; at < all.Count; at++)
                innermost[all[at].Name] = at;
        }
        else if (innermost is not null)
            innermost[name] = all.Count - 1;
    }

    private int IndexOf(string name) =>
        innermost is { } known ? known.GetValueOrDefault(name, -1) : all.FindLastIndex(one => one.Name == name);

    private sealed class Guessed(Variables variables) : IDisposable
    {
        public void Dispose() => variables.guesses--;
    }
}
