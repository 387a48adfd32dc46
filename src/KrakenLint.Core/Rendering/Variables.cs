namespace KrakenLint.Rendering;

/// <summary>The variables of one call, innermost last.</summary>
internal sealed class Variables
{
    private readonly List<(string Name, Datum Value)> all = [];
    private int guesses;

    public Variables(Datum root) => all.Add(("$", root));

    /// <summary>How many there are: what comes later ends with its scope.</summary>
    public int Mark => all.Count;

    public Datum this[string name]
    {
        get
        {
            var at = all.FindLastIndex(variable => variable.Name == name);
            return at < 0 ? UnknownDatum.Instance : all[at].Value;
        }
    }

    public void Return(int mark) => all.RemoveRange(mark, all.Count - mark);

    public void Set(string name, Datum value, bool isAssignment)
    {
        if (!isAssignment)
        {
            all.Add((name, value));
            return;
        }
        var at = all.FindLastIndex(variable => variable.Name == name);
        if (at >= 0)
            all[at] = (name, guesses > 0 ? UnknownDatum.Instance : value);
    }

    /// <summary>Until it is disposed, what is assigned may or may not have been.</summary>
    public IDisposable Guess()
    {
        guesses++;
        return new Guessed(this);
    }

    private sealed class Guessed(Variables variables) : IDisposable
    {
        public void Dispose() => variables.guesses--;
    }
}
