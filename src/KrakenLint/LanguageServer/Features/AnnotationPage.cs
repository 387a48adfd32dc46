using System.Text;
using KrakenLint.Reporting;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>What an annotation does to a controller, in Markdown.</summary>
internal static class AnnotationPage
{
    public static string? At(Asked asked)
    {
        var path = LinePath.At(asked.File, asked.Line);
        return path.IsAnnotation && KnownAnnotations.All.Contains(path.Key) ? Of(path.Key) : null;
    }

    public static string Of(string key)
    {
        var page = new StringBuilder();
        foreach (var one in KnownAnnotations.All[key].DistinctBy(one => (one.Controller, one.Facts)))
        {
            page.Append(
                $"**{MarkdownText.Prose(one.Controller.Title)}**: {MarkdownText.Prose(one.Facts.Setting.Summary)}"
            );
            if (one.Facts.Default is { } usual)
                page.Append($"; {MarkdownText.Code(usual)} where nobody says anything");
            page.Append("\n\n");
            if (one.Facts.Note is { } note)
                page.Append($"{MarkdownText.Prose(note)}\n\n");
            foreach (var fact in one.Facts.Facts)
                page.Append($"- <{fact}>\n");
        }
        return page.ToString();
    }
}
