namespace KrakenLint.Text;

/// <summary>A place in a text: line and column, both 1-based; columns count UTF-16 code units, as SARIF does.</summary>
public readonly record struct Position(int Line, int Column)
{
    /// <returns><c>line:column</c>.</returns>
    public override string ToString() => $"{Line}:{Column}";
}
