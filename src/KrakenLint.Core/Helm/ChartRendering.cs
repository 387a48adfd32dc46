using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Rendering;
using KrakenLint.Rendering.Library;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>What one template of a chart should print.</summary>
/// <param name="Source">As Helm names it: <c>chat/charts/redis/templates/service.yaml</c>.</param>
/// <param name="Documents">Without what <c>---</c> and white space stand around them.</param>
/// <param name="Tree">Null for files that are no templates.</param>
/// <param name="Stopped">Why the template could not be followed to its end, or null.</param>
internal sealed record PredictedFile(
    string Source,
    ChartInstance Owner,
    ChartFile File,
    TemplateTree? Tree,
    ImmutableArray<Rope> Documents,
    string? Stopped
)
{
    /// <summary>True where Helm would have gone on behind the place where it stopped.</summary>
    public bool IsLimited { get; init; }
}

/// <summary>A release of a chart, rendered here, with the origin of every character.</summary>
internal sealed class ChartRendering
{
    private readonly TemplateSet templates;
    private readonly Budget budget;
    private readonly MapDatum release;
    private readonly HelmWords words;

    private ChartRendering(
        ChartInstance chart,
        MapDatum values,
        TemplateSet templates,
        MapDatum release,
        HelmWords words,
        ImmutableArray<PredictedFile> files,
        Budget budget
    )
    {
        this.words = words;
        this.budget = budget;
        this.templates = templates;
        this.release = release;
        Chart = chart;
        Values = values;
        Files = files;
    }

    public ChartInstance Chart { get; }

    public required string ReleaseName { get; init; }

    public required string ReleaseNamespace { get; init; }

    /// <summary>What the values files and <c>--set</c> say, before defaults.</summary>
    public required MapDatum User { get; init; }

    /// <summary>Everything merged, subcharts under their names; before templates change it.</summary>
    public MapDatum Values { get; }

    /// <summary>Templates that put other values in the place of those of their chart, in their order.</summary>
    private ImmutableArray<PredictedFile> Replacing { get; init; } = [];

    public ImmutableArray<PredictedFile> Files { get; }

    /// <summary>Every template file once, with the chart that it belongs to.</summary>
    public ImmutableArray<(Chart Chart, SourceFile File, TemplateTree Tree)> Trees { get; private init; } = [];

    public static ChartRendering Of(ChartRelease release, string name, string space)
    {
        var user = release.UserValues;
        var chart = ChartInstance.Of(release.Chart, user);
        var values = ValuesMerge.Coalesced(chart, user);
        var trees = chart
            .All.SelectMany(one => one.Chart.Templates)
            .DistinctBy(file => file.File)
            .ToDictionary(file => file.File, file => TemplateTree.Of(file.File));
        var named = new TemplateSet();
        var all = chart
            .All.SelectMany(one => one.Chart.Templates.Select(file => (Source: $"{one.Path}/{file.Path}", one, file)))
            // Helm's order: parents come last, so that theirs is the definition that counts.
            .OrderByDescending(row => row.Source.Count(letter => letter == '/'))
            .ThenByDescending(row => row.Source, StringComparer.Ordinal)
            .ToArray();
        foreach (var (source, _, file) in all)
            named.Add(source, trees[file.File]);
        var released = ReleaseObjects.Release(name, space);
        var spent = new Budget(Budget.OfChart);
        var contexts = Contexts(chart, values.DeepCopy(spent), released, release.Words);
        var files = ImmutableArray.CreateBuilder<PredictedFile>();
        var replacing = ImmutableArray.CreateBuilder<PredictedFile>();
        foreach (var (source, one, file) in all.Where(row => IsPrinted(row.one.Chart, row.file)))
        {
            var before = contexts[one]["Values"];
            var printed = Print(source, one, named, contexts[one], spent);
            files.Add(
                new PredictedFile(
                    source,
                    one,
                    file,
                    trees[file.File],
                    PrintedDocuments.In(printed.Text),
                    printed.Stopped
                )
                {
                    IsLimited = printed.IsLimit,
                }
            );
            if (!ReferenceEquals(before, contexts[one]["Values"]))
                replacing.Add(files[^1]);
        }
        foreach (var (one, file) in chart.All.SelectMany(one => one.Chart.Crds.Select(file => (one, file))))
            files.Add(
                new PredictedFile($"{one.Path}/{file.Path}", one, file, null, PrintedDocuments.In(Whole(file)), null)
            );
        return new ChartRendering(chart, values, named, released, release.Words, files.ToImmutable(), spent)
        {
            ReleaseName = name,
            ReleaseNamespace = space,
            User = user,
            Replacing = replacing.ToImmutable(),
            Trees =
            [
                .. all.DistinctBy(row => row.file.File)
                    .Select(row => (row.one.Chart, row.file.File, trees[row.file.File])),
            ],
        };
    }

    /// <summary>What a template prints with other values; nothing where the chart has asked for too much already.</summary>
    /// <param name="change">What is done to a copy of the values.</param>
    public ImmutableArray<Rope> PrintAgain(PredictedFile file, Action<MapDatum> change)
    {
        if (CopyOfValues() is not { } values)
            return [];
        change(values);
        var contexts = Contexts(Chart, values, release, words);
        foreach (var first in Replacing.TakeWhile(first => first != file))
            Print(first.Source, first.Owner, templates, contexts[first.Owner], budget);
        return PrintedDocuments.In(Print(file.Source, file.Owner, templates, contexts[file.Owner], budget).Text);
    }

    private MapDatum? CopyOfValues()
    {
        try
        {
            return Values.DeepCopy(budget);
        }
        catch (RenderingStopped)
        {
            return null;
        }
    }

    private static bool IsPrinted(Chart chart, ChartFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return !chart.IsLibrary && !name.StartsWith('_') && name != "NOTES.txt";
    }

    private static Printed Print(
        string source,
        ChartInstance chart,
        TemplateSet templates,
        MapDatum context,
        Budget budget
    )
    {
        // One context for all templates of a chart: what one of them sets, the next one finds.
        var template = new MapDatum();
        template.Set("Name", TextDatum.Of(source));
        template.Set("BasePath", TextDatum.Of($"{chart.Path}/templates"));
        context.Set("Template", template);
        return Interpreter.Run(source, templates, context, budget);
    }

    private static Dictionary<ChartInstance, MapDatum> Contexts(
        ChartInstance root,
        MapDatum values,
        MapDatum release,
        HelmWords words
    )
    {
        var contexts = new Dictionary<ChartInstance, MapDatum>(ReferenceEqualityComparer.Instance);
        var capabilities = ReleaseObjects.Capabilities(words);
        Add(root, values);
        return contexts;

        MapDatum Add(ChartInstance chart, MapDatum own)
        {
            var context = new MapDatum();
            context.Set("Values", own);
            context.Set("Chart", ReleaseObjects.Chart(chart.Chart, ReferenceEquals(chart, root)));
            context.Set("Release", release);
            context.Set("Capabilities", capabilities);
            context.Set("Files", FilesObject.Of(chart.Chart.Others));
            var subcharts = new MapDatum();
            foreach (var sub in chart.Subcharts)
                subcharts.Set(sub.Name, Add(sub, own[sub.Name] as MapDatum ?? new MapDatum()));
            context.Set("Subcharts", subcharts);
            contexts[chart] = context;
            return context;
        }
    }

    private static Rope Whole(ChartFile file) =>
        new([
            new Piece(
                file.File.Slice(file.File.ContentStart, file.File.Length),
                new TemplatePlace(file.File, file.File.ContentStart, IsText: true),
                null
            ),
        ]);
}
