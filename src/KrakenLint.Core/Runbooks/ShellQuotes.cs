namespace KrakenLint.Runbooks;

/// <summary>Where in a shell's text one is.</summary>
public enum ShellState
{
    Word,
    Single,
    Double,
    Comment,
}

/// <summary>
/// Follows quotes and comments of a shell's text. Behind a command within double quotes, back quotes or a here-document it
/// knows no more where it is, and all counts as quoted.
/// </summary>
public sealed class ShellQuotes
{
    private char before = '\n';
    private bool isLost;

    public ShellState State { get; private set; }

    public void Read(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length && !isLost; at++)
        {
            var letter = text[at];
            if (letter == '\\' && (State is ShellState.Word or ShellState.Double))
            {
                // The next letter means itself.
                at++;
                before = letter;
                continue;
            }
            isLost = LosesIt(letter);
            State = isLost ? ShellState.Double : Next(letter);
            before = letter;
        }
    }

    private bool LosesIt(char letter) =>
        (State == ShellState.Double && letter == '(' && before == '$')
        || (State is ShellState.Word or ShellState.Double && letter == '`')
        || (State == ShellState.Word && letter == '<' && before == '<');

    private ShellState Next(char letter) =>
        (State, letter) switch
        {
            (ShellState.Word, '\'') => ShellState.Single,
            (ShellState.Word, '"') => ShellState.Double,
            (ShellState.Word, '#') when char.IsWhiteSpace(before) || before == ';' => ShellState.Comment,
            (ShellState.Single, '\'') or (ShellState.Double, '"') or (ShellState.Comment, '\n') => ShellState.Word,
            _ => State,
        };
}
