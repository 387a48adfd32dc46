using System.Text;
using KrakenLint.Reporting;
using KrakenLint.Rules;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>A rule in Markdown: what <c>krakenlint explain</c> says first, for a small window.</summary>
internal static class RulePage
{
    public static string Of(Rule rule)
    {
        var page = new StringBuilder(
            $"**{rule.Id}** {MarkdownText.Code(rule.Name)}: {MarkdownText.Prose(rule.Summary)}\n\n"
        );
        Add(page, "", rule.Help.Why);
        Add(page, "**Remedy:** ", rule.Help.Remedy);
        if (rule.IsFixable)
            page.Append($"**Fix:** offered{(rule.HasSafeFix ? "" : "; it changes how the application behaves")}\n\n");
        foreach (var link in rule.Help.Links)
            page.Append($"- <{link.AbsoluteUri}>\n");
        page.Append($"\n`krakenlint explain {rule.Id}` tells more: symptoms, how to diagnose and verify, examples.\n");
        return page.ToString();
    }

    /// <summary>The rules that a word names by id or name.</summary>
    public static Rule? Find(IEnumerable<Rule> rules, string word) =>
        rules.FirstOrDefault(rule =>
            string.Equals(rule.Id, word, StringComparison.OrdinalIgnoreCase) || rule.Name == word
        );

    private static void Add(StringBuilder page, string title, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            page.Append($"{title}{string.Join('\n', text.Split('\n').Select(MarkdownText.Prose))}\n\n");
    }
}
