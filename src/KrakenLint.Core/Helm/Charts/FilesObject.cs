using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Rendering;
using KrakenLint.Rendering.Library;
using KrakenLint.Text;

namespace KrakenLint.Helm.Charts;

/// <summary><c>.Files</c>: the chart's other files (https://helm.sh/docs/chart_template_guide/accessing_files/).</summary>
internal static class FilesObject
{
    // To build an automaton takes as long as a thousand steps.
    private const int CostOfGlob = 1_000;

    public static Datum Of(ImmutableArray<ChartFile> files) =>
        new ObjectDatum("map[]", (name, given) => Member(files, name, given));

    private static Datum? Member(ImmutableArray<ChartFile> files, string name, Given given) =>
        (name, given.Values) switch
        {
            ("Get" or "GetBytes", [TextDatum path]) => new TextDatum(Content(files, path.Text, given.Budget)),
            ("Lines", [TextDatum path]) => new ListDatum([
                .. LinesOf(Content(files, path.Text, given.Budget)).Select(line => new TextDatum(line)),
            ]),
            ("Glob", [TextDatum pattern]) => Map(files, pattern.Text, given.Budget),
            _ => null,
        };

    private static Rope Content(ImmutableArray<ChartFile> files, string path, Budget budget)
    {
        budget.Spend(files.Length);
        return files.FirstOrDefault(file => file.Path == path) is { } found ? Content(found, budget) : Rope.Empty;
    }

    private static Rope Content(ChartFile found, Budget budget)
    {
        budget.SpendText(found.File.Length);
        var text = Encoding.UTF8.GetString(found.File.Bytes);
        return new Rope([
            new Piece(text, found.IsPacked ? null : new TemplatePlace(found.File, 0, IsText: true), null),
        ]);
    }

    private static IEnumerable<Rope> LinesOf(Rope text) =>
        (text.Text.EndsWith('\n') ? text.Slice(0, text.Text.Length - 1) : text).Split("\n");

    // What Glob answers can be ranged over, and knows AsConfig and AsSecrets.
    private static Datum Map(ImmutableArray<ChartFile> files, string pattern, Budget budget)
    {
        budget.Spend(CostOfGlob + files.Length);
        var glob = GlobOf(pattern);
        var matching = files.Where(file => glob?.IsMatch(file.Path) == true).ToImmutableArray();
        var map = new MapDatum
        {
            Methods = (name, given) => Member(matching, name, given) ?? Config(matching, name, given.Budget),
        };
        foreach (var file in matching)
            map.Set(file.Path, new TextDatum(Content(file, budget)));
        return map;
    }

    private static Datum? Config(ImmutableArray<ChartFile> files, string name, Budget budget)
    {
        if (name is not ("AsConfig" or "AsSecrets"))
            return null;
        var map = new MapDatum();
        foreach (var file in files)
        {
            budget.SpendText(file.File.Length);
            var text = Encoding.UTF8.GetString(file.File.Bytes);
            var shown = name == "AsConfig" ? text : Convert.ToBase64String(file.File.Bytes);
            map.Set(file.Path[(file.Path.LastIndexOf('/') + 1)..], TextDatum.Of(shown));
        }
        return new TextDatum(YamlEmitter.Emit(map, budget));
    }

    private static Regex? GlobOf(string pattern)
    {
        if (pattern.Length > 500)
            return null;
        var expression = Regex
            .Escape(pattern)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
            .Replace(@"\{", "(?:", StringComparison.Ordinal)
            .Replace("}", ")", StringComparison.Ordinal)
            .Replace(",", "|", StringComparison.Ordinal);
        return BoundedRegex.Linear($@"\A{expression}\z").Regex;
    }
}
