using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Html;

/// <summary>
/// What findings are filtered by. Their marks are numbers of the lists here, so that no name from the input is ever read by
/// the script.
/// </summary>
internal sealed class HtmlFilters
{
    private sealed record Choice(string Name, string All, Dictionary<string, int> Values);

    private readonly ImmutableArray<Choice> choices;
    private readonly ImmutableArray<Severity> severities;
    private readonly Dictionary<string, string> symptoms = [];

    public HtmlFilters(ImmutableArray<Finding> findings)
    {
        severities = [.. findings.Select(finding => finding.Severity).Distinct().OrderDescending()];
        choices =
        [
            Of("rule", "every rule", findings.Select(finding => finding.Rule.Id)),
            Of("file", "every file", findings.Select(finding => finding.Span.File.Path)),
            Of("environment", "every environment", findings.SelectMany(EnvironmentsOf)),
            Of(
                "symptom",
                "every symptom",
                findings.Select(finding => finding.Rule).Distinct().SelectMany(rule => rule.Help.Symptoms)
            ),
        ];
    }

    /// <summary>The marks of a finding, as attributes.</summary>
    public string MarksOf(Finding finding) =>
        $" data-severity=\"{finding.Severity.Word()}\""
        + Mark(0, [finding.Rule.Id])
        + Mark(1, [finding.Span.File.Path])
        + Mark(2, EnvironmentsOf(finding))
        + SymptomsOf(finding.Rule);

    public void Write(TextWriter output)
    {
        output.Write("<form class=\"filters\" hidden>\n<fieldset><legend>Show</legend>\n");
        foreach (var word in severities.Select(severity => severity.Word()))
            output.Write(
                $"<label class=\"{word}\"><input type=\"checkbox\" name=\"severity\" value=\"{word}\" checked> <span class=\"severity\">{word}</span></label>\n"
            );
        foreach (var choice in choices.Where(choice => choice.Values.Count > 1))
        {
            output.Write(
                $"<select name=\"{choice.Name}\" aria-label=\"{choice.Name}\">\n<option value=\"\">{choice.All}</option>\n"
            );
            foreach (var (value, number) in choice.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                output.Write($"<option value=\"{number}\">{MarkupText.Escape(value)}</option>\n");
            output.Write("</select>\n");
        }
        output.Write("<button type=\"reset\">all</button> <output></output>\n</fieldset>\n</form>\n");
    }

    // The same for all findings of a rule, which may be thousands.
    private string SymptomsOf(Rule rule)
    {
        if (!symptoms.TryGetValue(rule.Id, out var mark))
            symptoms[rule.Id] = mark = Mark(3, rule.Help.Symptoms);
        return mark;
    }

    private string Mark(int at, IEnumerable<string> values)
    {
        var choice = choices[at];
        var numbers = string.Join(' ', values.Where(choice.Values.ContainsKey).Select(value => choice.Values[value]));
        return choice.Values.Count < 2 || numbers.Length == 0 ? "" : $" data-{choice.Name}=\"{numbers}\"";
    }

    private static Choice Of(string name, string all, IEnumerable<string> values) =>
        new(name, all, values.Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index));

    private static IEnumerable<string> EnvironmentsOf(Finding finding) =>
        finding.Occasions is { } occasions ? occasions.Names : [];
}
