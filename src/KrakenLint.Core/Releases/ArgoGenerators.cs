using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;
using Parameters = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace KrakenLint.Releases;

/// <summary>Expands the generators of an <c>ApplicationSet</c> that this repository answers.</summary>
internal sealed class ArgoGenerators(ReleaseSources sources)
{
    private const int Most = 1000;
    private const int Deepest = 5;

    private readonly List<YamlNode> unknown = [];

    /// <summary>Generators that only a cluster or a service answers.</summary>
    public IReadOnlyCollection<YamlNode> Unknown => unknown;

    public IEnumerable<Parameters> Of(YamlNode? generators) =>
        generators.MappingsOrNone().SelectMany(one => Of(one, Parameters.Empty, 0)).Take(Most);

    private IEnumerable<Parameters> Of(YamlNode generator, Parameters outer, int depth)
    {
        var pair = generator
            .OwnPairs.Where(pair => pair.Key.Text != "selector")
            .Select(pair => (YamlPair?)pair)
            .FirstOrDefault();
        if (pair is not { Key.Text: var kind, Value: var value } || depth > Deepest)
            return [];
        switch (kind)
        {
            case "list":
                return value["elements"].MappingsOrNone().Select(element => Flat(element, "", Parameters.Empty));
            case "git" when value["directories"] is { IsSequence: true } directories:
                return WithValues(Directories(directories, outer), value);
            case "git" when value["files"] is { IsSequence: true } files:
                return WithValues(Files(files, outer), value);
            case "matrix" when value["generators"].MappingsOrNone().ToArray() is [var first, var second]:
                return Of(first, outer, depth + 1)
                    .Take(Most)
                    .SelectMany(left => Of(second, left, depth + 1).Select(right => left.SetItems(right)));
            case "merge" when value["generators"].MappingsOrNone().ToArray() is [var first, .. var rest]:
                return Merged(Of(first, outer, depth + 1), rest, value, depth);
            default:
                unknown.Add(pair.Value.Key);
                return [];
        }
    }

    private IEnumerable<Parameters> Merged(IEnumerable<Parameters> all, YamlNode[] rest, YamlNode merge, int depth)
    {
        var keys = merge["mergeKeys"].ItemsOrNone().Select(key => key.Text).ToArray();
        foreach (var other in rest)
        {
            var known = Of(other, Parameters.Empty, depth + 1)
                .Take(Most)
                .GroupBy(KeyOf)
                .ToDictionary(group => group.Key, group => group.First());
            all =
            [
                .. all.Take(Most).Select(one => known.TryGetValue(KeyOf(one), out var more) ? one.SetItems(more) : one),
            ];
        }
        return all;

        string KeyOf(Parameters parameters) =>
            string.Join('\n', keys.Select(key => parameters.GetValueOrDefault(key, "")));
    }

    private static IEnumerable<Parameters> WithValues(IEnumerable<Parameters> all, YamlNode generator) =>
        all.Select(one =>
            one.AddRange(
                generator["values"]
                    .PairsOrNone()
                    .Where(pair => pair.Value.IsScalar)
                    .Select(pair =>
                        KeyValuePair.Create($"values.{pair.Key.Text}", Placeholders.Fill(pair.Value.Text, one))
                    )
                    .DistinctBy(pair => pair.Key)
            )
        );

    private IEnumerable<Parameters> Directories(YamlNode wanted, Parameters outer)
    {
        var (taken, left) = Patterns(wanted, outer);
        return sources
            .Files.SelectMany(Folders)
            .Distinct()
            .Where(folder => taken.Any(one => one.Matches(folder)) && !left.Any(one => one.Matches(folder)))
            .Order(StringComparer.Ordinal)
            .Select(OfFolder);
    }

    private IEnumerable<Parameters> Files(YamlNode wanted, Parameters outer)
    {
        var (taken, left) = Patterns(wanted, outer);
        return sources
            .Files.Where(file => taken.Any(one => one.Matches(file)) && !left.Any(one => one.Matches(file)))
            .Order(StringComparer.Ordinal)
            .Take(Most)
            .SelectMany(OfFile);
    }

    private static (PathPattern[] Taken, PathPattern[] Left) Patterns(YamlNode wanted, Parameters outer)
    {
        var all = wanted
            .Items.Where(one => one.IsMapping)
            .Select(one =>
                (
                    Pattern: new PathPattern(Placeholders.Fill(Resource.ScalarAt(one, "path") ?? "", outer)),
                    IsLeft: Resource.ScalarAt(one, "exclude") == "true"
                )
            )
            .ToLookup(one => one.IsLeft, one => one.Pattern);
        return ([.. all[false]], [.. all[true]]);
    }

    // A file holds one set of parameters, or a list of them.
    private IEnumerable<Parameters> OfFile(string path)
    {
        if (
            sources.Read(path) is not { } file
            || YamlReader.Read(file).Documents is not [{ Tree: { Root: var root } }, ..]
        )
            return [];
        var folder = OfFolder(path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "")
            .SetItem("path.filename", path[(path.LastIndexOf('/') + 1)..]);
        var all = root.IsSequence ? root.Items.Where(item => item.IsMapping) : [root];
        return all.Select(one => Flat(one, "", folder));
    }

    private static IEnumerable<string> Folders(string file)
    {
        for (var at = file.IndexOf('/', StringComparison.Ordinal); at > 0; at = file.IndexOf('/', at + 1))
            yield return file[..at];
    }

    private static Parameters OfFolder(string folder)
    {
        var segments = folder.Split('/');
        var found = Parameters
            .Empty.SetItem("path", folder)
            .SetItem("path.path", folder)
            .SetItem("path.basename", segments[^1])
            .SetItem("path.basenameNormalized", segments[^1].Replace('_', '-').ToLowerInvariant());
        foreach (var (at, segment) in segments.Index())
            found = found.SetItem($"path[{at}]", segment);
        return found;
    }

    private static Parameters Flat(YamlNode mapping, string prefix, Parameters known, int depth = 0)
    {
        foreach (var pair in mapping.Pairs)
        {
            if (pair.Value.IsScalar)
                known = known.SetItem(prefix + pair.Key.Text, pair.Value.Text);
            else if (pair.Value.IsMapping && depth < Deepest)
                known = Flat(pair.Value, $"{prefix}{pair.Key.Text}.", known, depth + 1);
        }
        return known;
    }
}
