using System.Text.RegularExpressions;
using KrakenLint.Findings;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Helm;

/// <summary>What helm says when it cannot render, placed on the template line that it names.</summary>
public static partial class HelmMessage
{
    /// <param name="text">What helm wrote to standard error.</param>
    /// <param name="folder">The chart's folder, as shown, for messages that name no template.</param>
    public static InputNote Of(string text, Chart chart, string folder)
    {
        var said = string.Join(
            ' ',
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith("Use --debug", StringComparison.Ordinal))
        );
        var message =
            $"helm cannot render the chart: {(said.Length == 0 ? "it gives no reason" : Credentials.RedactProse(said))}";
        foreach (var match in PlacePattern().Matches(text).OrderByDescending(match => match.Groups["line"].Success))
        {
            if (FileOf(chart, chart.Name, match.Groups["source"].Value) is not { } file)
                continue;
            var number =
                match.Groups["line"] is { Success: true } line && int.TryParse(line.Value, out var parsed) ? parsed : 1;
            var span = number >= 1 && number <= file.LineCount ? file.Line(number) : (SourceSpan?)null;
            return new InputNote(
                "helm",
                file.Path,
                message,
                IsFailure: true,
                match.Groups["line"].Success ? span : null
            );
        }
        return new InputNote("helm", folder, message, IsFailure: true);
    }

    private static SourceFile? FileOf(Chart chart, string path, string source)
    {
        if (chart.Templates.FirstOrDefault(file => $"{path}/{file.Path}" == source) is { } found)
            return found.File;
        return chart
            .Found.SelectMany(sub =>
                chart
                    .Declared.Where(one => one.Name.Text == sub.Name)
                    .Select(one => one.Alias ?? sub.Name)
                    .DefaultIfEmpty(sub.Name)
                    .Select(name => FileOf(sub, $"{path}/charts/{name}", source))
            )
            .FirstOrDefault(file => file is not null);
    }

    [GeneratedRegex(
        @"(?<source>[^\s:()""]+/templates/[^\s:()""]+)(?::(?<line>\d{1,9}))?(?::\d+)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlacePattern();
}
