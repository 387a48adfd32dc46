using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Settings;
using KrakenLint.Templates;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>
/// Finds keys of values files, of the first and second level, that no template of the chart reads. It says nothing where a
/// template hands all values on, or asks for a key whose name is worked out.
/// </summary>
public static class UnusedValues
{
    /// <summary>The code of these problems.</summary>
    public const string Code = "unused-value";

    private const int Levels = 2;

    /// <param name="overlays">Roots of values files that lie over the chart's own.</param>
    /// <returns>Problems at the keys, each at its own key.</returns>
    public static ImmutableArray<Problem> Of(Chart chart, ImmutableArray<YamlNode> overlays)
    {
        if (Readings.Of(chart, overlays) is not { } readings)
            return [];
        return
        [
            .. (chart.Values is { } own ? overlays.Insert(0, own) : overlays)
                .SelectMany(root => Unread(root, [], readings))
                .DistinctBy(problem => problem.Span),
        ];
    }

    private static IEnumerable<Problem> Unread(YamlNode mapping, ImmutableArray<string> above, Readings readings)
    {
        foreach (var pair in mapping.OwnPairs)
        {
            ImmutableArray<string> path = [.. above, pair.Key.Text];
            if (YamlPairs.IsMerge(pair.Key) || readings.AreFor(path))
                continue;
            if (!readings.Begin(path))
            {
                // What others refer to is there for them.
                if (!HasAnchor(pair.Value))
                    yield return new Problem(Code, pair.Key.Span, TextOf(path, readings));
                continue;
            }
            if (path.Length < Levels && pair.Value is { IsMapping: true, ViaIndex: < 0 })
            {
                foreach (var problem in Unread(pair.Value, path, readings))
                    yield return problem;
            }
        }
    }

    private static string TextOf(ImmutableArray<string> path, Readings readings) =>
        $"no template of the chart reads {string.Join('.', path)}, so that it changes nothing{Nearest.Hint(path[^1], readings.Beside(path))}";

    private static bool HasAnchor(YamlNode node)
    {
        for (var index = node.Index; index < node.Tree.After(node.Index); index++)
        {
            if (node.Tree[index] is { HasProperties: true })
                return true;
        }
        return node.ViaIndex >= 0;
    }

    /// <summary>Which values the templates of a chart read, as far as the levels go that are asked about.</summary>
    private sealed class Readings(HashSet<(string First, string? Second)> wholes, ImmutableHashSet<string> others)
    {
        private readonly HashSet<(string First, string? Second)> starts = [];
        private readonly Dictionary<string, ImmutableArray<string>> beside = [];

        /// <summary>True where a path is not for the chart's own templates: a subchart's values, or what all charts share.</summary>
        public bool AreFor(ImmutableArray<string> path) =>
            others.Contains(path[0]) || wholes.Contains((path[0], null)) || wholes.Contains(KeyOf(path.AsSpan()));

        /// <summary>True where something at or below a path is read.</summary>
        public bool Begin(ImmutableArray<string> path) => starts.Contains(KeyOf(path.AsSpan()));

        /// <summary>Names that are read in the place of a path's last key.</summary>
        public ImmutableArray<string> Beside(ImmutableArray<string> path)
        {
            var above = path.Length > 1 ? path[0] : null;
            if (!beside.TryGetValue(above ?? "\n", out var known))
                beside[above ?? "\n"] = known = [
                    .. starts
                        .Select(start =>
                            above is null ? start.First
                            : start.First == above ? start.Second
                            : null
                        )
                        .OfType<string>()
                        .Distinct()
                        .Order(StringComparer.Ordinal),
                ];
            return known;
        }

        /// <returns>Null where the templates may read any value.</returns>
        public static Readings? Of(Chart chart, ImmutableArray<YamlNode> overlays)
        {
            ImmutableHashSet<string> others =
            [
                ValuesMerge.Global,
                "tags",
                // The condition by which a chart that brings this one switches it on.
                "enabled",
                .. chart.Declared.Select(dependency => dependency.Alias ?? dependency.Name.Text),
                .. chart.Declared.Select(dependency => dependency.Name.Text),
                .. chart.Found.Select(sub => sub.Name),
            ];
            var readings = new Readings([], others);
            foreach (var node in ReadBy(chart))
            {
                if (node is null || ValuesReading.IsOfAll(node))
                    return null;
                if (node is FieldOperand field)
                    readings.Add(ValuesReading.PathOf(field));
                else
                    readings.Add(ValuesReading.PathsOf(node));
            }
            // Values that are templates themselves (tpl), and files that templates read.
            var texts = chart
                .Others.Select(file => file.File)
                .Append(chart.Values?.Tree.File)
                .Concat(overlays.Select(root => root.Tree.File))
                .OfType<SourceFile>()
                .Distinct();
            foreach (var text in texts.Where(ValuesReading.MayReadAny).Select(file => file.Slice(0, file.Length)))
            {
                if (ValuesReading.IsOfAll(text))
                    return null;
                readings.Add(ValuesReading.PathsIn(text));
            }
            foreach (var dependency in chart.Declared)
                readings.Add(dependency.Condition.Select(condition => condition.Split('.').ToImmutableArray()));
            return readings;
        }

        private void Add(IEnumerable<ImmutableArray<string>> paths)
        {
            foreach (var path in paths)
                Add(path.AsSpan());
        }

        private void Add(ReadOnlySpan<string> path)
        {
            if (path.IsEmpty)
                return;
            var key = KeyOf(path);
            starts.Add(key);
            starts.Add((path[0], null));
            if (path.Length <= Levels)
                wholes.Add(key);
        }

        // Nothing longer than two levels is asked for.
        private static (string First, string? Second) KeyOf(ReadOnlySpan<string> path) =>
            (path[0], path.Length > 1 ? path[1] : null);
    }

    /// <summary>The chart's own templates, and whatever they include from charts below it; null for what is not there.</summary>
    private static IEnumerable<TemplateNode?> ReadBy(Chart chart)
    {
        var own = chart.Templates.Select(file => TemplateTree.Of(file.File)).ToArray();
        var defines = chart
            .Found.SelectMany(All)
            .SelectMany(one => one.Templates)
            .Select(file => TemplateTree.Of(file.File))
            .Concat(own)
            .SelectMany(tree => tree.Defines)
            .ToLookup(define => define.Name, StringComparer.Ordinal);
        var open = new Stack<TemplateNode>(own.SelectMany(tree => tree.Body));
        var entered = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var next))
        {
            foreach (var node in TemplateNodes.WithDescendants(next))
            {
                yield return node;
                if (ValuesReading.IncludedBy(node) is not { } name || !entered.Add(name))
                    continue;
                // A name that is worked out may be any; one that is in no chart at hand reads what it likes.
                var included = name.Length == 0 ? defines.SelectMany(group => group) : defines[name];
                foreach (var define in included.Select(define => (DefineNode?)define).DefaultIfEmpty())
                {
                    if (define is null)
                        yield return null;
                    else
                        open.Push(define);
                }
            }
        }
    }

    private static IEnumerable<Chart> All(Chart chart) => chart.Found.SelectMany(All).Prepend(chart);
}
