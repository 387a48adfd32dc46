namespace KrakenLint.Cli;

/// <summary>Whether output is coloured: what the command line says, else the environment, else whether a terminal shows it.</summary>
internal static class ColorChoice
{
    /// <summary>
    /// <c>NO_COLOR</c> (https://no-color.org) before <c>FORCE_COLOR</c> (https://force-color.org) and <c>CLICOLOR_FORCE</c>,
    /// these before <c>CLICOLOR</c> (https://bixense.com/clicolors), that before the terminal. An empty variable says nothing.
    /// </summary>
    /// <param name="word"><c>auto</c>, <c>always</c> or <c>never</c>, as given to <c>--color</c>.</param>
    /// <param name="variable">The value of an environment variable; null where there is none.</param>
    public static bool Of(string? word, Func<string, string?> variable, bool isTerminal)
    {
        if (word is "always" or "never")
            return word == "always";
        if (variable("NO_COLOR") is { Length: > 0 })
            return false;
        foreach (var name in new[] { "FORCE_COLOR", "CLICOLOR_FORCE" })
        {
            if (variable(name) is { Length: > 0 } text && (name == "FORCE_COLOR" || !IsOff(text)))
                return !IsOff(text);
        }
        return isTerminal && variable("CLICOLOR") is not "0" && variable("TERM") is not "dumb";
    }

    private static bool IsOff(string text) => text is "0" or "false";
}
