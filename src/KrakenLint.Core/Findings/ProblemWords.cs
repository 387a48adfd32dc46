using System.Text.RegularExpressions;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>What a problem says, without the secrets that it quotes.</summary>
internal static class ProblemWords
{
    private static readonly char[] Marks = ['*', '&', '!', '"', '\'', ' ', '\t'];

    /// <param name="tree">The document around it; null where it does not parse.</param>
    public static string Of(Problem problem, YamlTree? tree)
    {
        var text = problem.Text;
        foreach (var hidden in Disclosure.In(problem.Span.FirstLine, tree))
        {
            if (hidden.Text.Trim(Marks) is { Length: > 0 } secret)
                text = Regex.Replace(
                    text,
                    $"(?<!\\w){Regex.Escape(secret)}(?!\\w)",
                    Credentials.Mask,
                    RegexOptions.CultureInvariant
                );
        }
        return text;
    }
}
