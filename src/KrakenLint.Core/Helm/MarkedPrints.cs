using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>
/// What templates print where values are marked: for many manifests of a template that lack the same it is printed once.
/// </summary>
internal sealed class MarkedPrints(ChartRendering rendering)
{
    public const string Mark = "krakenlint-absent-key-";

    private readonly Dictionary<(string Source, string Tried), ILookup<string, YamlNode>> printed = [];

    /// <param name="candidates">Paths of values.</param>
    /// <param name="added">The keys below each that get a mark with its number.</param>
    /// <returns>The manifests that show a mark, by <see cref="NameOf"/>.</returns>
    public ILookup<string, YamlNode> Of(
        PredictedFile file,
        ImmutableArray<ImmutableArray<string>> candidates,
        ImmutableArray<string> added
    )
    {
        var request = (
            file.Source,
            string.Join('\0', candidates.Select(path => string.Join('\n', path)).Append("").Concat(added))
        );
        if (!printed.TryGetValue(request, out var known))
            printed[request] = known = rendering
                .PrintAgain(file, SetAll)
                .Select(TextOf)
                .Where(text => text.Contains(Mark, StringComparison.Ordinal))
                .Select(RootOf)
                .OfType<YamlNode>()
                .ToLookup(NameOf);
        return known;

        void SetAll(MapDatum values)
        {
            for (var at = 0; at < candidates.Length; at++)
                Set(values, candidates[at].AddRange(added), TextDatum.Of($"{Mark}{at}-"));
        }
    }

    private static string TextOf(Rope document) =>
        string.Concat(document.Pieces.Select(piece => piece.IsUnknown ? "unknown" : piece.Text));

    private static YamlNode? RootOf(string text) =>
        YamlReader.Read(SourceFile.FromText("", text)).Documents is [{ Tree: { Root: var root } }, ..] ? root : null;

    public static string NameOf(YamlNode resource) =>
        $"{Text(resource["kind"])}\n{Text(resource["metadata"]?["name"])}";

    private static void Set(MapDatum values, ImmutableArray<string> path, Datum mark)
    {
        var map = values;
        foreach (var name in path[..^1])
        {
            if (map[name] is not MapDatum inner)
                map.Set(name, inner = new MapDatum());
            map = inner;
        }
        map.Set(path[^1], mark);
    }

    private static string Text(YamlNode? node) => node is { IsScalar: true } scalar ? scalar.Text : "";
}
