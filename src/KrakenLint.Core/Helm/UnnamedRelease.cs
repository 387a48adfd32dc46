namespace KrakenLint.Helm;

/// <summary>
/// What becomes of Helm's stand-in for the name of a release that nobody named. It is in no cluster, and neither values nor
/// templates may hold it.
/// </summary>
/// <param name="objects">The names of what the chart prints.</param>
internal sealed class UnnamedRelease(ChartRendering rendering, Lazy<HashSet<string>> objects)
{
    private const string Name = ReleaseGuess.DefaultName;

    private readonly bool isUnnamed = rendering.ReleaseName == Name;

    /// <summary>
    /// The text as values may hold it. What only borrows the name, such as that of a cookie, takes the chart's in its place.
    /// </summary>
    /// <returns>Null where it names an object by it: that the values cannot know.</returns>
    public string? InValues(string text)
    {
        if (!isUnnamed || !text.Contains(Name, StringComparison.Ordinal))
            return text;
        if (objects.Value.Any(name => IsNamed(text, name)))
            return null;
        var chart = rendering.Chart.Name;
        return text.Replace($"{Name}-{chart}", chart, StringComparison.Ordinal)
            .Replace(Name, chart, StringComparison.Ordinal);
    }

    /// <summary>The text as a template may hold it: with the release's name as Helm gives it.</summary>
    public string InTemplate(string text)
    {
        var name = rendering.ReleaseName;
        var at = IndexOfWord(text, name, Joint + "-");
        return at < 0 ? text : $"{text[..at]}{{{{ .Release.Name }}}}{text[(at + name.Length)..]}";
    }

    private static bool IsNamed(string text, string name) => IndexOfWord(text, name, Joint) >= 0;

    private const string Joint = " .,:/@\"'";

    // At the start of a text, of a host or of an item, up to the end or one of these letters.
    private static int IndexOfWord(string text, string word, string behind)
    {
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0 && word.Length > 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + word.Length;
            if (
                (at == 0 || Joint.Contains(text[at - 1], StringComparison.Ordinal))
                && (end == text.Length || behind.Contains(text[end], StringComparison.Ordinal))
            )
                return at;
        }
        return -1;
    }
}
