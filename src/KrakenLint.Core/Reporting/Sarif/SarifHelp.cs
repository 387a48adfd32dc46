using System.Text;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Sarif;

/// <summary>A rule's help as one text, plain and as Markdown.</summary>
internal static class SarifHelp
{
    public static string Text(Rule rule)
    {
        var help = rule.Help;
        string?[] parts =
        [
            $"{rule.Id} {rule.Name}: {rule.Summary}.",
            help.Why.Trim(),
            help.Symptoms.IsEmpty ? null : $"Symptoms: {string.Join(", ", help.Symptoms)}",
            help.Diagnose is null ? null : $"Diagnose:\n{help.Diagnose.Trim()}",
            help.Remedy is null ? null : $"Remedy: {help.Remedy.Trim()}",
            help.Verify is null ? null : $"Verify:\n{help.Verify.Trim()}",
            help.Links.IsEmpty ? null : string.Join('\n', help.Links.Select(link => link.OriginalString)),
        ];
        return Join(parts);
    }

    public static string Markdown(Rule rule)
    {
        var help = rule.Help;
        string?[] parts =
        [
            $"**{rule.Id}** `{rule.Name}`: {rule.Summary}.",
            help.Why.Trim(),
            help.Symptoms.IsEmpty
                ? null
                : $"**Symptoms:** {string.Join(", ", help.Symptoms.Select(word => $"`{word}`"))}",
            help.Diagnose is null ? null : $"**Diagnose:**\n\n{Fenced(help.Diagnose)}",
            help.Remedy is null ? null : $"**Remedy:** {help.Remedy.Trim()}",
            help.Verify is null ? null : $"**Verify:**\n\n{Fenced(help.Verify)}",
            help.Links.IsEmpty ? null : string.Join('\n', help.Links.Select(link => $"- <{link.OriginalString}>")),
        ];
        return Join(parts);
    }

    private static string Join(IEnumerable<string?> parts) =>
        string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string Fenced(string command)
    {
        var fence = new StringBuilder("```");
        while (command.Contains(fence.ToString(), StringComparison.Ordinal))
            fence.Append('`');
        return $"{fence}sh\n{command.Trim()}\n{fence}";
    }
}
