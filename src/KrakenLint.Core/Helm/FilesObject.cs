using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Rendering;

namespace KrakenLint.Helm;

/// <summary><c>.Files</c>: the chart's other files (https://helm.sh/docs/chart_template_guide/accessing_files/).</summary>
internal static class FilesObject
{
    public static Datum Of(ImmutableArray<ChartFile> files) =>
        new ObjectDatum("map[]", (name, arguments) => Member(files, name, arguments));

    private static Datum? Member(ImmutableArray<ChartFile> files, string name, ImmutableArray<Datum> arguments) =>
        (name, arguments) switch
        {
            ("Get" or "GetBytes", [TextDatum path]) => new TextDatum(Content(files, path.Text)),
            ("Lines", [TextDatum path]) => new ListDatum([
                .. LinesOf(Content(files, path.Text)).Select(line => new TextDatum(line)),
            ]),
            ("Glob", [TextDatum pattern]) => Map(files, pattern.Text),
            _ => null,
        };

    private static Rope Content(ImmutableArray<ChartFile> files, string path)
    {
        if (files.FirstOrDefault(file => file.Path == path) is not { } found)
            return Rope.Empty;
        var text = Encoding.UTF8.GetString(found.File.Bytes);
        return new Rope([
            new Piece(text, found.IsPacked ? null : new TemplatePlace(found.File, 0, IsText: true), null),
        ]);
    }

    private static IEnumerable<Rope> LinesOf(Rope text) =>
        (text.Text.EndsWith('\n') ? text.Slice(0, text.Text.Length - 1) : text).Split("\n");

    // What Glob answers can be ranged over, and knows AsConfig and AsSecrets.
    private static Datum Map(ImmutableArray<ChartFile> files, string pattern)
    {
        var matching = files.Where(file => Matches(pattern, file.Path)).ToImmutableArray();
        var map = new MapDatum
        {
            Methods = (name, arguments) => Member(matching, name, arguments) ?? Config(matching, name),
        };
        foreach (var file in matching)
            map.Set(file.Path, new TextDatum(Content(files, file.Path)));
        return map;
    }

    private static Datum? Config(ImmutableArray<ChartFile> files, string name)
    {
        if (name is not ("AsConfig" or "AsSecrets"))
            return null;
        var map = new MapDatum();
        foreach (var file in files)
        {
            var text = Encoding.UTF8.GetString(file.File.Bytes);
            var shown = name == "AsConfig" ? text : Convert.ToBase64String(file.File.Bytes);
            map.Set(file.Path[(file.Path.LastIndexOf('/') + 1)..], TextDatum.Of(shown));
        }
        return new TextDatum(YamlEmitter.Emit(map));
    }

    private static bool Matches(string pattern, string path)
    {
        if (pattern.Length > 500)
            return false;
        var expression = Regex
            .Escape(pattern)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
            .Replace(@"\{", "(?:", StringComparison.Ordinal)
            .Replace("}", ")", StringComparison.Ordinal)
            .Replace(",", "|", StringComparison.Ordinal);
        try
        {
            return Regex.IsMatch(
                path,
                $@"\A{expression}\z",
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
            );
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
