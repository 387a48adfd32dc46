using System.Text;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Helm;
using KrakenLint.Reporting;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>What a place means: the rule that is broken or named there, what a value does, what a line prints.</summary>
internal static class Hovering
{
    // A window is small.
    private const int MostRules = 3;
    private const int MostLines = 12;

    public static Hover? Of(Asked asked)
    {
        if (OfComment(asked) is { } named)
            return named;
        var findings = asked
            .Analysis.Result.Findings.Where(finding => asked.IsIn(finding.Span))
            .DistinctBy(finding => finding.Rule.Id)
            .Take(MostRules)
            .ToArray();
        var parts = findings.Select(finding => RulePage.Of(finding.Rule)).Append(WhatHappens(asked)).OfType<string>();
        var text = string.Join("\n---\n\n", parts.Where(part => part.Length > 0));
        return text.Length == 0
            ? null
            : new Hover(
                MarkupContent.Markdown(text),
                findings is [var first, ..] ? Spans.RangeOf(first.Span.FirstLine) : null
            );
    }

    private static Hover? OfComment(Asked asked)
    {
        var line = asked.File.Line(asked.Line);
        if (CommentWords.WordAt(line.Text, asked.Position.Character) is not var (word, start))
            return null;
        return RulePage.Find(asked.Analysis.Setup.Library.Rules, word) is { } rule
            ? new Hover(MarkupContent.Markdown(RulePage.Of(rule)), Spans.RangeOf(line.Part(start, word.Length)))
            : null;
    }

    private static string? WhatHappens(Asked asked) =>
        asked.Unit.Key.Kind switch
        {
            UnitKind.Chart or UnitKind.Manifests => OfValues(asked) ?? OfTemplate(asked) ?? AnnotationPage.At(asked),
            _ => DefinitionKeys.PageAt(asked),
        };

    private static string? OfValues(Asked asked)
    {
        var map = new ValuesMap([.. asked.Analysis.Renderings.Select(one => one.Release)]);
        if (map.SetAt(asked.File, asked.Offset) is not var (key, node))
            return null;
        var page = new StringBuilder($"**{MarkdownText.Prose(string.Join('.', key.Keys))}**\n\n");
        var printed = Lines(asked, rendering => rendering.Printing(node.FullSpan), row => Place(row, asked)).ToArray();
        Add(page, "prints", printed);
        if (printed.Length == 0)
            Add(page, "prints no line of its own; templates read it at", [.. map.Read(key).Select(Shown).Distinct()]);
        return page.ToString();
    }

    private static string? OfTemplate(Asked asked)
    {
        var lines = Lines(asked, rendering => rendering.PrintedAt(asked.Path, asked.Line), row => row.Path).ToArray();
        if (lines.Length == 0)
            return null;
        var page = new StringBuilder();
        Add(page, "prints", lines);
        return page.ToString();
    }

    // The same line in several environments is one; secrets in it read "***" already.
    private static IEnumerable<string> Lines(
        Asked asked,
        Func<RenderedLines, IEnumerable<BlameRow>> rows,
        Func<BlameRow, string> about
    )
    {
        var several = asked.Analysis.Renderings.Length > 1;
        return asked
            .Analysis.Renderings.SelectMany(rendering =>
                rows(rendering).Select(row => (rendering.Name, Text: row.Shown.Trim(), About: about(row)))
            )
            .GroupBy(line => (line.Text, line.About), line => line.Name)
            .Select(group =>
                $"{MarkdownText.Code(group.Key.Text)} {MarkdownText.Prose(group.Key.About)}{(several ? $" ({MarkdownText.Prose(string.Join(", ", group.Distinct()))})" : "")}"
            );
    }

    private static string Place(BlameRow row, Asked asked) =>
        row.Origin is { } origin
            ? Shown(new SourceSpan(origin.Place.File, origin.Place.Offset, origin.Place.Offset))
            : row.Path;

    private static string Shown(SourceSpan span) => $"{span.File.Path}:{span.File.LineAt(span.Start)}";

    private static void Add(StringBuilder page, string title, string[] lines)
    {
        if (lines.Length == 0)
            return;
        page.Append($"{title}:\n\n");
        foreach (var line in lines.Take(MostLines))
            page.Append($"- {line}\n");
        if (lines.Length > MostLines)
            page.Append($"- and {lines.Length - MostLines} more\n");
    }
}
