using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Html;

/// <summary>The rules that were broken: how often, and their help, once each however often they are.</summary>
internal sealed class HtmlRules
{
    private sealed record Broken(Rule Rule, Severity Severity, int Count, string Anchor);

    private readonly ImmutableArray<Broken> all;
    private readonly Dictionary<string, string> anchors;

    private HtmlRules(ImmutableArray<Broken> all)
    {
        this.all = all;
        anchors = all.ToDictionary(broken => broken.Rule.Id, broken => broken.Anchor);
    }

    public static HtmlRules Of(ImmutableArray<Finding> findings) =>
        new([
            .. findings
                .GroupBy(finding => finding.Rule.Id)
                .Select(group =>
                    (group.First().Rule, Worst: group.Max(finding => finding.Severity), Count: group.Count())
                )
                .OrderByDescending(group => group.Worst)
                .ThenByDescending(group => group.Count)
                .ThenBy(group => group.Rule.Id, StringComparer.Ordinal)
                .Select((group, at) => new Broken(group.Rule, group.Worst, group.Count, $"rule-{at + 1}")),
        ]);

    public string AnchorOf(Rule rule) => anchors[rule.Id];

    public void WriteOverview(TextWriter output)
    {
        if (all.IsEmpty)
            return;
        output.Write("<section class=\"rules\">\n<h2>By rule</h2>\n<table class=\"rules\">\n");
        output.Write("<thead><tr><th>found</th><th>severity</th><th>rule</th><th>what it asks for</th></tr></thead>\n");
        output.Write("<tbody>\n");
        foreach (var (rule, severity, count, anchor) in all)
        {
            output.Write($"<tr class=\"{severity.Word()}\"><td>{count}</td>");
            output.Write($"<td><span class=\"severity\">{severity.Word()}</span></td>");
            output.Write($"<td><a href=\"#{anchor}\">{MarkupText.Escape(rule.Id)}</a></td>");
            output.Write($"<td>{MarkupText.Escape(rule.Summary)}</td></tr>\n");
        }
        output.Write("</tbody>\n</table>\n</section>\n");
    }

    public void WriteHelp(TextWriter output)
    {
        if (all.IsEmpty)
            return;
        output.Write("<section class=\"help\">\n<h2>Rules</h2>\n");
        foreach (var (rule, _, _, anchor) in all)
            HtmlHelp.Write(rule, anchor, output);
        output.Write("</section>\n");
    }
}
