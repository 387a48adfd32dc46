using System.Text.RegularExpressions;

namespace KrakenLint.Cli.Charts;

/// <summary>The values files that a command in a script gives to helm.</summary>
/// <param name="Files">As written, with <c>*</c> for what only running the script would tell.</param>
/// <param name="Words">All words of the command, of which one may be the chart's folder.</param>
internal sealed record HelmValues(string[] Files, string[] Words);

/// <summary>Finds the values files that scripts, Makefiles and workflows give to helm; only their text is looked at.</summary>
internal static partial class HelmLines
{
    private const int LongestLine = 4000;

    public static IEnumerable<HelmValues> In(string text)
    {
        foreach (var command in Commands(text))
        {
            var words = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Cleaned).ToArray();
            var helm = Array.FindIndex(
                words,
                word => word is "helm" or "@helm" or "-helm" || word.EndsWith("/helm", StringComparison.Ordinal)
            );
            if (helm < 0)
                continue;
            var files = Enumerable
                .Range(helm + 1, words.Length - helm - 1)
                .SelectMany(at => FilesAt(words, at))
                .ToArray();
            if (files.Length > 0)
                yield return new HelmValues(files, words[(helm + 1)..]);
        }
    }

    private static IEnumerable<string> FilesAt(string[] words, int at)
    {
        var word = words[at];
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var option = equals < 0 ? word : word[..equals];
        if (option is not ("-f" or "--values"))
            return [];
        var value =
            equals >= 0 ? word[(equals + 1)..]
            : at + 1 < words.Length ? words[at + 1]
            : "";
        return value.Split(',').Where(IsYaml);
    }

    private static bool IsYaml(string file) =>
        file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal);

    // A command goes on behind a backslash, and in a block of YAML that is folded behind a line that ends in the middle.
    private static IEnumerable<string> Commands(string text) =>
        Continuation()
            .Replace(Variable().Replace(text, "*"), " ")
            .Split('\n')
            .Where(line => line.Length <= LongestLine && line.Contains("helm", StringComparison.Ordinal))
            .SelectMany(line => line.Split(["&&", "||", ";", "|"], StringSplitOptions.None));

    private static string Cleaned(string word) =>
        word.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\\\r?\n|\n(?=[ \t]+(-f|--[a-z])[ =\w])", RegexOptions.ExplicitCapture)]
    private static partial Regex Continuation();

    [GeneratedRegex(@"\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$\w+", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
