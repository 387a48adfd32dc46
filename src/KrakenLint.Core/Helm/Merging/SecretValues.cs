using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Helm.Charts;
using KrakenLint.JsonPaths;
using KrakenLint.Manifests;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>
/// Knows which values of a chart go where nobody may see them: into a Secret, a credential's variable or option. A value is
/// known by its path, so that what one file sets and another one replaces is hidden in both.
/// </summary>
internal sealed partial class SecretValues
{
    // What templates print, by the paths of the values in it; which of them are secrets is worked out when one is shown.
    private readonly Lazy<ILookup<string, PrintedText>> prints;

    private static readonly byte[] Word = [.. ".Values."u8];

    private readonly ILookup<string, string> prefixes;
    private readonly Dictionary<(YamlTree, int, int), bool> answers = [];
    private readonly Dictionary<(YamlTree, int, int), string[]> paths = [];
    private readonly ImmutableHashSet<string> files;
    private readonly ImmutableArray<YamlNode> carried;

    // Lines of templates that name values, by the first keys of those.
    private readonly Lazy<ILookup<string, TemplateLine>> named;

    /// <param name="renderings">Of one chart with each combination of values.</param>
    /// <param name="overlays">Roots of the values files that lie over the chart's own.</param>
    public SecretValues(ImmutableArray<ChartRendering> renderings, IEnumerable<YamlNode> overlays)
    {
        var charts = renderings.SelectMany(rendering => rendering.Chart.All).ToArray();
        prefixes = charts
            .Where(one => one.Chart.Values is not null)
            .Select(one => (one.Chart.Values?.Tree.File.Path, Prefix: PrefixOf(one)))
            .Distinct()
            .ToLookup(pair => pair.Path ?? "", pair => pair.Prefix);
        YamlNode[] roots = [.. overlays];
        carried = [.. roots.Where(CarriedValues.Is)];
        files =
        [
            .. prefixes.Select(group => group.Key),
            .. roots.Select(root => root.Tree.File.Path),
            .. carried.Select(root => CarriedValues.Span(root).File.Path),
        ];
        prints = new(() => renderings.SelectMany(PrintsOf).ToLookup(print => print.Path, print => print.Text));
        named = new(() => renderings.SelectMany(NamedInTemplates).ToLookup(line => line.FirstKey));
    }

    /// <summary>True for the values files of the chart, whatever was changed in them.</summary>
    public bool AreIn(SourceFile file) => files.Contains(file.Path);

    /// <summary>The stretches of a values file that must not be shown; none of any other file.</summary>
    public IEnumerable<SourceSpan> In(SourceFile file) =>
        AreIn(file)
            ? YamlReader
                .Read(file)
                .Documents.Where(document => document.Tree is not null)
                .SelectMany(document => In(document.Span, document.Tree))
            : [];

    /// <param name="text">A stretch of a values file.</param>
    public IEnumerable<SourceSpan> In(SourceSpan text, YamlTree? tree)
    {
        if (tree is null || !AreIn(text.File))
            yield break;
        // Texts that hold values are documents of their own.
        foreach (var inner in carried.Where(root => root.Tree is { Host: not null, IsDetached: false }))
        {
            if (!ReferenceEquals(inner.Tree, tree) && inner.Tree.File.Path == text.File.Path)
            {
                foreach (var hidden in InTree(text, inner.Tree))
                    yield return hidden with
                    {
                        File = text.File,
                    };
            }
        }
        foreach (var hidden in InTree(text, tree))
            yield return hidden;
    }

    private IEnumerable<SourceSpan> InTree(SourceSpan text, YamlTree tree)
    {
        for (
            var index = Math.Max(0, tree.FirstAt(text.Start) - 1);
            index < tree.Count && tree[index].Start < text.End;
            index++
        )
        {
            if (tree[index] is not { Kind: YamlKind.Scalar, IsKey: false } data || data.End <= text.Start)
                continue;
            if (new YamlNode(tree, index, -1) is var node && Has(node))
                yield return Disclosure.Clip(node.Span, text);
        }
    }

    public bool Has(YamlNode node)
    {
        if (!node.IsScalar || node.IsNull || node.Type == YamlType.Boolean || !AreIn(node.Tree.File))
            return false;
        if (node.Tree.IsHidden(node.Index))
            return true;
        lock (answers)
        {
            if (!answers.TryGetValue(KeyOf(node), out var known))
                answers[KeyOf(node)] = known = PathsOf(node).Any(GoesIntoSecret);
            return known;
        }
    }

    private bool GoesIntoSecret(string path) =>
        IsNamedInSecret([.. Steps(path)]) || prints.Value[path].Any(text => text.Hides(path));

    private static (YamlTree, int, int) KeyOf(YamlNode node) => (node.Tree, node.Index, node.ViaIndex);

    // The same values are printed into many manifests.
    private string[] PathsOf(YamlNode node)
    {
        lock (answers)
        {
            if (paths.TryGetValue(KeyOf(node), out var found))
                return found;
            var path = PathOf(node);
            var known = prefixes[node.Tree.File.Path];
            return paths[KeyOf(node)] = known.Any() ? [.. known.Select(prefix => prefix + path)] : [path];
        }
    }

    // The path below the values, where they are a part of a file.
    private string PathOf(YamlNode node)
    {
        var path = NodePath.Of(node);
        foreach (var root in carried)
        {
            if (root.Tree.File.Path != node.Tree.File.Path)
                continue;
            var above = root.Tree.Host is { } host ? $"{NodePath.Of(host)} > " : $"{NodePath.Of(root)}.";
            if (path.StartsWith(above, StringComparison.Ordinal))
                return path[above.Length..];
        }
        return path;
    }

    // "a.b[0]" is also a part of "a.b" and of "a".
    private static IEnumerable<string> Steps(string path)
    {
        for (var at = 1; at < path.Length; at++)
        {
            if (path[at] is '.' or '[')
                yield return path[..at];
        }
        yield return path;
    }

    private static string PrefixOf(ChartInstance chart) =>
        string.Concat(chart.Path.Split("/charts/").Skip(1).Select(name => $"{name}."));

    private IEnumerable<(string Path, PrintedText Text)> PrintsOf(ChartRendering rendering) =>
        from rope in rendering.Files.SelectMany(file => file.Documents)
        let text = new PrintedText(rope, PathsOf)
        from path in text.Paths
        select (path, text);

    // What a function made of several values, and what is switched off, still stands in the template.
    private bool IsNamedInSecret(string[] steps) =>
        Array.Exists(
            steps,
            step => named.Value[step].Any(line => Array.Exists(steps, line.Names) && line.Of.IsOfSecret(line.Number))
        );

    private static IEnumerable<TemplateLine> NamedInTemplates(ChartRendering rendering)
    {
        foreach (var file in rendering.Files.Where(file => file.Tree is not null))
        {
            var prefix = PrefixOf(file.Owner);
            var lines = new TemplateLines(file.File.File);
            foreach (var (number, name) in lines.WordsBehind(Word))
                yield return new TemplateLine(lines, number, prefix, prefix + name);
        }
    }

    private sealed record TemplateLine(TemplateLines Of, int Number, string Prefix, string FirstKey)
    {
        private HashSet<string>? named;

        /// <summary>True where the line prints what stands at a path.</summary>
        public bool Names(string path) => (named ??= [.. Named()]).Contains(path);

        private IEnumerable<string> Named()
        {
            // What a key is called is no secret.
            var values = KeyPattern().Replace(ConditionPattern().Replace(Of.TextOf(Number), ""), "");
            foreach (Match match in ValuePattern().Matches(values))
                yield return Prefix + match.Groups["path"].Value;
        }
    }

    [GeneratedRegex(@"\.Values\.(?<path>\w+(\.\w+)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ValuePattern();

    [GeneratedRegex(
        @"^[\s-]*[""']?([\w./-]|\{\{[^{}]*\}\})+[""']?\s*:(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyPattern();

    // What is asked is not printed.
    [GeneratedRegex(
        @"\{\{-?\s*(if|else|range|with|end|define|\$\w+\s*:?=)[^}]*\}\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ConditionPattern();
}
