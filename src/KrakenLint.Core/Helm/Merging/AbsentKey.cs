using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.JsonPaths;
using KrakenLint.Rendering;
using KrakenLint.Templates;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>Where a key that a manifest lacks would be set.</summary>
/// <param name="Node">The values node that is there, in the first file that defines it.</param>
/// <param name="Below">The keys from that node down to the one that is missing; none where the node itself takes it away.</param>
/// <param name="Last">The same mapping in the last file that sets it: of one environment.</param>
internal readonly record struct AbsentPlace(YamlNode Node, ImmutableArray<string> Below, YamlNode Last);

/// <summary>
/// Finds where a key that a manifest lacks would be set: each mapping that the template reads gets the key, the template is
/// run again, and where the key then appears is the answer.
/// </summary>
internal sealed class AbsentKey(ChartRendering rendering)
{
    private const int MostCandidates = 300;

    private const int MostSingle = 40;

    private readonly Dictionary<(string Source, string Object, string Path), AbsentPlace?> known = [];
    private readonly MarkedPrints prints = new(rendering);
    private readonly Dictionary<string, ImmutableArray<ImmutableArray<string>>> candidatesOf = [];
    private readonly Dictionary<string, HashSet<string>> readBy = [];

    /// <param name="file">The template that printed the manifest.</param>
    /// <param name="resource">The manifest's root.</param>
    /// <param name="below">The node that lacks the keys.</param>
    /// <param name="keys">From that node down.</param>
    /// <returns>Null where that is not certain.</returns>
    public AbsentPlace? Owner(PredictedFile file, YamlNode resource, YamlNode below, ImmutableArray<string> keys)
    {
        if (file.Tree is null || keys.IsEmpty)
            return null;
        var path = $"{NodePath.Of(below)} {string.Join(' ', keys)}";
        var request = (file.Source, $"{Text(resource["kind"])}/{Text(resource["metadata"]?["name"])}", path);
        if (!known.TryGetValue(request, out var owner))
            known[request] = owner = Find(file, resource, StepsTo(below, resource), keys);
        return owner;
    }

    private AbsentPlace? Find(
        PredictedFile file,
        YamlNode resource,
        ImmutableArray<PathStep> steps,
        ImmutableArray<string> keys
    )
    {
        var candidates = Candidates(file).Take(MostCandidates).ToImmutableArray();
        // A key more in a mapping harms nothing, so all of them are tried at once; what is empty is tried one by one.
        var last = keys[^1..];
        var mappings = Of(candidates, value => value is MapDatum);
        var tries = Enumerable
            .Empty<(ImmutableArray<ImmutableArray<string>> Paths, ImmutableArray<string> Added)>()
            .Append((mappings, last))
            .Append((Mappings(file.Owner), last))
            // Of several missing keys, a mapping that is printed as a whole gets all.
            .Concat(Enumerable.Range(2, keys.Length - 1).Select(count => (mappings, keys[^count..])))
            .Append((Of(candidates, IsEmpty).RemoveAll(path => path[^1] != keys[^1]), []))
            .Concat(
                Of(candidates, IsEmpty)
                    .Where(path => Reads(file, path))
                    .Take(MostSingle)
                    .Select(path => (ImmutableArray.Create(path), last))
            );
        var whole = steps.AddRange(keys.Select(name => new PathStep(name, 0)));
        foreach (var (paths, added) in tries)
        {
            if (Printed(file, resource, paths, added, root => NumbersNear(At(root, whole))) is { } at)
                return PlaceOf(paths[at].AddRange(added), file.Owner);
        }
        return null;
    }

    /// <param name="url">A scalar of the manifest: a URL with an empty password.</param>
    /// <returns>Where the password would be set; null where that is not certain.</returns>
    public AbsentPlace? EmptyPassword(PredictedFile file, YamlNode resource, YamlNode url)
    {
        if (file.Tree is null)
            return null;
        var request = (
            file.Source,
            $"{Text(resource["kind"])}/{Text(resource["metadata"]?["name"])}",
            NodePath.Of(url)
        );
        if (!known.TryGetValue(request, out var owner))
            known[request] = owner = FindPassword(file, resource, StepsTo(url, resource));
        return owner;
    }

    private AbsentPlace? FindPassword(PredictedFile file, YamlNode resource, ImmutableArray<PathStep> steps)
    {
        var empty = Of([.. Candidates(file).Concat(EmptyEntries(file.Owner)).DistinctBy(Key)], IsEmpty);
        var named = empty.RemoveAll(path => !Credentials.IsKey(path[^1]));
        foreach (
            var paths in named
                .AddRange(empty)
                .DistinctBy(Key)
                .Take(MostSingle)
                .Select(path => ImmutableArray.Create(path))
                .Prepend(named)
        )
        {
            if (Printed(file, resource, paths, [], root => NumbersInPassword(At(root, steps))) is { } at)
                return PlaceOf(paths[at], file.Owner);
        }
        return null;
    }

    private static string Key(ImmutableArray<string> path) => string.Join('\n', path);

    private IEnumerable<ImmutableArray<string>> EmptyEntries(ChartInstance chart) =>
        from path in Mappings(chart)
        from entry in (ValuesMerge.At(rendering.Values, path) as MapDatum)?.Entries ?? []
        where IsEmpty(entry.Value)
        select path.Add(entry.Key);

    // A template may read a mapping by way of a variable, or of what it includes.
    private ImmutableArray<ImmutableArray<string>> Mappings(ChartInstance chart)
    {
        var prefix = chart.Path.Split("/charts/").Skip(1).ToImmutableArray();
        var found = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var open = new Queue<ImmutableArray<string>>([prefix]);
        while (open.TryDequeue(out var path) && found.Count < MostCandidates)
        {
            if (ValuesMerge.At(rendering.Values, path) is not MapDatum map)
                continue;
            if (path.Length > prefix.Length)
                found.Add(path);
            foreach (var (key, _) in map.Entries)
                open.Enqueue(path.Add(key));
        }
        return found.ToImmutable();
    }

    private ImmutableArray<ImmutableArray<string>> Of(
        ImmutableArray<ImmutableArray<string>> candidates,
        Func<Datum?, bool> fits
    ) => candidates.RemoveAll(path => !fits(ValuesMerge.At(rendering.Values, path)));

    private static bool IsEmpty(Datum? value) => value is null or NilDatum or TextDatum { Text: "" };

    // What only helpers read is a name or a label more often than a mapping.
    private bool Reads(PredictedFile file, ImmutableArray<string> path)
    {
        if (!readBy.TryGetValue(file.Source, out var known))
            readBy[file.Source] = known = [
                .. (file.Tree?.Nodes.OfType<FieldOperand>() ?? []).SelectMany(Paths).Select(Key),
            ];
        return Enumerable.Range(1, path.Length).Any(length => known.Contains(Key(path[^length..])));
    }

    /// <returns>Which candidate the key came from; null where it appears nowhere, or from several.</returns>
    private int? Printed(
        PredictedFile file,
        YamlNode resource,
        ImmutableArray<ImmutableArray<string>> candidates,
        ImmutableArray<string> added,
        Func<YamlNode, ImmutableArray<int>> numbersIn
    )
    {
        if (candidates.IsEmpty)
            return null;
        var shown = prints
            .Of(file, candidates, added)[MarkedPrints.NameOf(resource)]
            .Select(numbersIn)
            .Where(numbers => !numbers.IsEmpty);
        return shown.FirstOrDefault([]) is [var only] ? only : null;
    }

    private static YamlNode? At(YamlNode root, ImmutableArray<PathStep> steps)
    {
        YamlNode? found = root;
        foreach (var step in steps)
            found = found is { } node ? step.From(node) : null;
        return found;
    }

    private static ImmutableArray<int> NumbersInPassword(YamlNode? url) =>
        url is { IsScalar: true } scalar
        && UrlReference.Parse(scalar.Text)?.Password is { } password
        && password.StartsWith(MarkedPrints.Mark, StringComparison.Ordinal)
        && int.TryParse(password[MarkedPrints.Mark.Length..^1], out var number)
            ? [number]
            : [];

    // The same key from two mappings is a duplicate: nobody can say which of them is meant.
    private static ImmutableArray<int> NumbersNear(YamlNode? found)
    {
        if (
            found is not { IsScalar: true } scalar
            || !scalar.Text.StartsWith(MarkedPrints.Mark, StringComparison.Ordinal)
        )
            return [];
        var siblings = scalar.Parent is { } parent
            ? parent.OwnPairs.Where(pair => pair.Key.Text == scalar.Key?.Text).Select(pair => pair.Value.Text)
            : [scalar.Text];
        return
        [
            .. siblings
                .Select(text =>
                    text.StartsWith(MarkedPrints.Mark, StringComparison.Ordinal)
                    && int.TryParse(text[MarkedPrints.Mark.Length..^1], out var number)
                        ? number
                        : -1
                )
                .Distinct(),
        ];
    }

    /// <summary>Paths that the template, and what its chart defines, read from the values; from the root of the values.</summary>
    private ImmutableArray<ImmutableArray<string>> Candidates(PredictedFile file)
    {
        if (!candidatesOf.TryGetValue(file.Source, out var known))
            candidatesOf[file.Source] = known = [.. ReadIn(file)];
        return known;
    }

    private static IEnumerable<ImmutableArray<string>> ReadIn(PredictedFile file)
    {
        var prefix = file.Owner.Path.Split("/charts/").Skip(1).ToImmutableArray();
        var helpers = file
            .Owner.Chart.Templates.Where(other => other.Path.EndsWith(".tpl", StringComparison.Ordinal))
            .Select(other => TemplateTree.Of(other.File));
        var trees = file.Tree is { } own ? helpers.Prepend(own) : helpers;
        return trees
            .SelectMany(tree => tree.Nodes.OfType<FieldOperand>())
            .SelectMany(Paths)
            .Select(path => prefix.AddRange(path))
            .DistinctBy(Key);
    }

    // ".Values.a.b" names itself, and what stands above it.
    private static IEnumerable<ImmutableArray<string>> Paths(FieldOperand field)
    {
        var values = field.Names.IndexOf("Values");
        for (var end = values + 2; values is 0 or 1 && end <= field.Names.Length; end++)
            yield return field.Names[(values + 1)..end];
    }

    /// <summary>The first file's node of the deepest part of a path that exists.</summary>
    private AbsentPlace? PlaceOf(ImmutableArray<string> path, ChartInstance chart)
    {
        // A values file that takes the key away is where it is missing.
        if (ValuesMerge.At(rendering.User, path) is NilDatum { Node: { } taken })
            return new AbsentPlace(taken, [], taken);
        for (var length = path.Length; length > 0; length--)
        {
            var value = ValuesMerge.At(rendering.Values, path[..length]);
            var nodes =
                value is MapDatum { Layers: { IsEmpty: false } layers } ? layers
                : value?.Node is { } node ? [node]
                : [];
            if (nodes.Where(layer => !IsPacked(layer, chart)).ToArray() is [var first, ..] all)
                return new AbsentPlace(first, path[length..], all[^1]);
        }
        return null;
    }

    private static bool IsPacked(YamlNode node, ChartInstance chart) => chart.Chart.Seals(node);

    private static ImmutableArray<PathStep> StepsTo(YamlNode node, YamlNode root)
    {
        var steps = new List<PathStep>();
        for (var at = node; at != root && at.Parent is { } parent; at = parent)
        {
            if (parent.IsMapping)
                steps.Add(new PathStep(at.Key?.Text, 0));
            else
                steps.Add(new PathStep(null, parent.Items.TakeWhile(item => item != at).Count()));
        }
        steps.Reverse();
        return [.. steps];
    }

    private static string Text(YamlNode? node) => node is { IsScalar: true } scalar ? scalar.Text : "";
}
