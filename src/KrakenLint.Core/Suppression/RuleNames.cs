using System.Collections.Immutable;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>Which rules the words of suppressions mean, and which rules can be suppressed at all.</summary>
internal static class RuleNames
{
    private const string Codes = "suppression-";

    /// <summary>False for what was not read, which nobody can vouch for, and for what is said of suppressions themselves.</summary>
    public static bool CanSuppress(Rule rule) => !IsOnUnread(rule) && !IsOnSuppressions(rule);

    /// <summary>True for rules on suppressions themselves.</summary>
    public static bool IsOnSuppressions(Rule rule) =>
        rule.IsOnProblems && rule.Each?.Query.Argument.StartsWith(Codes, StringComparison.Ordinal) == true;

    /// <returns>What is wrong with a word; null where it means a rule that can be suppressed.</returns>
    public static Problem? Check(Located word, ImmutableArray<Rule> known)
    {
        var meant = known.Where(rule => RuleSet.Means(word.Text, rule)).ToArray();
        if (meant.Any(CanSuppress))
            return null;
        if (meant.FirstOrDefault(IsOnUnread) is { } unread)
            return Wrong(
                word,
                $"{unread.Id} cannot be suppressed: what cannot be read is not linted; mend the file, or leave it out with exclude"
            );
        if (meant.Length > 0)
            return Wrong(
                word,
                $"{meant[0].Id} cannot be suppressed: it is about suppressions; mend the one that it names, or turn it off in the configuration"
            );
        var names = known.SelectMany(rule => new[] { rule.Id, rule.Name }.Concat(rule.Tags)).Distinct();
        return Wrong(
            word,
            $"no rule is called \"{Credentials.RedactProse(word.Text)}\" or has that tag; krakenlint rules lists them all{Nearest.Hint(word.Text, names)}"
        );
    }

    private static bool IsOnUnread(Rule rule) =>
        rule.IsOnProblems && rule.Each?.Query.Argument is YamlReader.SyntaxCode or YamlReader.LimitCode;

    private static Problem Wrong(Located word, string text) => new(InstructionReader.InvalidCode, word.Span, text);
}
