using System.Collections.Immutable;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Sites;

/// <summary>What somebody sees, and the rules that tell where it comes from.</summary>
internal static class SymptomPage
{
    public static string Of(ImmutableArray<(string Symptom, ImmutableArray<Rule> Rules)> symptoms) =>
        "<h1>Symptoms</h1>\n<p>What people see of a mistake, and the rules that find it before they do.</p>\n"
        + SiteHtml.List(
            symptoms.Select(row => $"{SiteHtml.Way($"symptoms.html#{row.Symptom}", row.Symptom)} ({row.Rules.Length})")
        )
        + string.Concat(
            symptoms.Select(row =>
                $"<h2 id=\"{MarkupText.Escape(row.Symptom)}\">{MarkupText.Escape(row.Symptom)}</h2>\n{SiteHtml.List(row.Rules.Select(RulePage.Link))}"
            )
        );
}
