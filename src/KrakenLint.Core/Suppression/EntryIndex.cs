using System.Collections.Immutable;
using System.IO.Enumeration;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>
/// The entries of a configuration by what they say of resources, files and charts, so that of very many those that mean a
/// place are found without trying each. Used by one thread.
/// </summary>
internal sealed class EntryIndex
{
    private readonly LintResult result;
    private readonly SuppressionInput input;
    private readonly GlobIndex<(Located Glob, IgnoreSetting Setting)> byName;
    private readonly GlobIndex<IgnoreSetting> byChart;
    private readonly ImmutableArray<IgnoreSetting> general;
    private readonly Lazy<SpanIndex<HelmSource>> sources;

    private readonly Dictionary<(string Kind, string Name), HashSet<IgnoreSetting>> ofResources = [];
    private readonly Dictionary<SourceFile, HashSet<IgnoreSetting>> ofFiles = [];
    private readonly Dictionary<HelmSource, HashSet<IgnoreSetting>> ofSources = [];

    public EntryIndex(LintResult result, SuppressionInput input)
    {
        (this.result, this.input) = (result, input);
        byName = new GlobIndex<(Located, IgnoreSetting)>(
            from setting in input.Ignore
            from glob in setting.Resources
            where glob.Text.Split('/') is [_, _]
            select (glob.Text.Split('/')[1], (glob, setting))
        );
        byChart = new GlobIndex<IgnoreSetting>(
            from setting in input.Ignore
            from glob in setting.Charts
            select (glob.Text, setting)
        );
        general = [.. input.Ignore.Where(IsGeneral)];
        sources = new Lazy<SpanIndex<HelmSource>>(() => new SpanIndex<HelmSource>(Sources()));
    }

    /// <summary>True for an entry that is about no place in particular.</summary>
    public static bool IsGeneral(IgnoreSetting setting) =>
        setting is { Resources.IsEmpty: true, Paths.IsEmpty: true, Charts.IsEmpty: true };

    /// <summary>The entries that mean a node for which a finding stands.</summary>
    public IEnumerable<IgnoreSetting> Meaning(Finding finding, FindingOrigin origin)
    {
        if (input.Ignore.IsEmpty)
            return [];
        var named = origin.Resource is { } resource ? OfResource(resource.Kind, resource.Name) : [];
        var files = FilesOf(finding, origin).Select(OfFile).ToArray();
        var charts = byChart.IsEmpty ? [] : sources.Value.Around(origin.Rendered).Select(OfSource).ToArray();
        // The first thing that an entry says leads to it; whatever else it says must hold too.
        return general
            .Concat(named)
            .Concat(files.SelectMany(entries => entries).Where(setting => setting.Resources.IsEmpty))
            .Concat(
                charts
                    .SelectMany(entries => entries)
                    .Where(setting => setting is { Resources.IsEmpty: true, Paths.IsEmpty: true })
            )
            .Where(setting => setting.Paths.IsEmpty || files.Any(entries => entries.Contains(setting)))
            .Where(setting => setting.Charts.IsEmpty || charts.Any(entries => entries.Contains(setting)));
    }

    /// <summary>The entries that are about anything that was linted.</summary>
    public HashSet<IgnoreSetting> AboutAnything()
    {
        var resources = result.Files.SelectMany(file => file.Resources).ToArray();
        var named = Union(resources.Select(resource => OfResource(resource.Kind, resource.Name)));
        var files = Union(result.Files.Select(file => file.File).Concat(result.ChartFiles).Select(OfFile));
        var charts = Union(resources.Select(resource => resource.Source).OfType<HelmSource>().Select(OfSource));
        return
        [
            .. input.Ignore.Where(setting =>
                (setting.Resources.IsEmpty || named.Contains(setting))
                && (setting.Paths.IsEmpty || files.Contains(setting))
                && (setting.Charts.IsEmpty || charts.Contains(setting))
            ),
        ];
    }

    private static HashSet<IgnoreSetting> Union(IEnumerable<HashSet<IgnoreSetting>> sets)
    {
        var all = NewSet([]);
        foreach (var set in sets.Distinct<HashSet<IgnoreSetting>>(ReferenceEqualityComparer.Instance))
            all.UnionWith(set);
        return all;
    }

    private static IEnumerable<SourceFile> FilesOf(Finding finding, FindingOrigin origin) =>
        origin.Trace.Append(origin.Rendered).Append(finding.Span).Select(span => span.File).Distinct();

    private IEnumerable<(SourceSpan, HelmSource)> Sources() =>
        from file in result.Files
        from resource in file.Resources
        where resource.Source is not null
        select (resource.Root.Span, resource.Source);

    private HashSet<IgnoreSetting> OfResource(string kind, string name)
    {
        if (ofResources.TryGetValue((kind, name), out var known))
            return known;
        var found = byName.Meaning(name).Where(row => IsOfKind(row.Glob, kind)).Select(row => row.Setting);
        return ofResources[(kind, name)] = NewSet(found);
    }

    private static bool IsOfKind(Located glob, string kind) =>
        FileSystemName.MatchesSimpleExpression(glob.Text.AsSpan(0, glob.Text.IndexOf('/')), kind);

    private HashSet<IgnoreSetting> OfFile(SourceFile file)
    {
        if (!ofFiles.TryGetValue(file, out var known))
            ofFiles[file] = known = NewSet(input.EntriesAt is { } find ? find(file) : WithPathsOf(file));
        return known;
    }

    private IEnumerable<IgnoreSetting> WithPathsOf(SourceFile file) =>
        input.Ignore.Where(setting =>
            setting.Paths.Any(glob => FileSystemName.MatchesSimpleExpression(glob.Text, file.Path, ignoreCase: false))
        );

    private HashSet<IgnoreSetting> OfSource(HelmSource source)
    {
        if (!ofSources.TryGetValue(source, out var known))
            ofSources[source] = known = NewSet(ChartsOf(source).SelectMany(byChart.Meaning));
        return known;
    }

    // The chart that printed a document, and those that bring it: chat/charts/redis/templates/….
    private static string[] ChartsOf(HelmSource source) =>
        source.Path.Split("/templates/")[0].Split("/crds/")[0].Split("/charts/");

    // Two entries may say the same.
    private static HashSet<IgnoreSetting> NewSet(IEnumerable<IgnoreSetting> settings) =>
        new(settings, ReferenceEqualityComparer.Instance);
}
