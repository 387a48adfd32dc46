using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Templates;

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
);

/// <summary>A release of a chart, rendered here, with the origin of every character.</summary>
internal sealed class ChartRendering
{
    private const string NoValue = "<no value>";

    private readonly TemplateSet templates;
    private readonly Budget budget;
    private readonly MapDatum release;

    private ChartRendering(
        ChartInstance chart,
        MapDatum values,
        TemplateSet templates,
        MapDatum release,
        ImmutableArray<PredictedFile> files,
        Budget budget
    )
    {
        this.budget = budget;
        this.templates = templates;
        this.release = release;
        Chart = chart;
        Values = values;
        Files = files;
    }

    public ChartInstance Chart { get; }

    /// <summary>What the values files and <c>--set</c> say, before defaults.</summary>
    public required MapDatum User { get; init; }

    /// <summary>Everything merged, subcharts under their names.</summary>
    public MapDatum Values { get; }

    public ImmutableArray<PredictedFile> Files { get; }

    public static ChartRendering Of(ChartRelease release, string name, string space)
    {
        var user = ValuesMerge.OfUser(release.Overlays, release.Sets);
        var chart = ChartInstance.Of(release.Chart, user);
        var values = ValuesMerge.Coalesced(chart, user);
        var trees = chart
            .All.SelectMany(one => one.Chart.Templates)
            .DistinctBy(file => file.File)
            .ToDictionary(file => file.File, file => TemplateTree.Parse(file.File));
        var named = new TemplateSet();
        var all = chart
            .All.SelectMany(one => one.Chart.Templates.Select(file => (Source: $"{one.Path}/{file.Path}", one, file)))
            .ToArray();
        // Parents come last, so that theirs is the definition that counts.
        foreach (
            var (source, _, file) in all.OrderByDescending(row => row.Source.Count(letter => letter == '/'))
                .ThenByDescending(row => row.Source, StringComparer.Ordinal)
        )
            named.Add(source, trees[file.File]);
        var released = ReleaseObjects.Release(name, space);
        var contexts = Contexts(chart, values, released);
        var files = ImmutableArray.CreateBuilder<PredictedFile>();
        var spent = new Budget(Budget.OfChart);
        foreach (var (source, one, file) in all.Where(row => IsPrinted(row.one.Chart, row.file)))
        {
            var printed = Print(source, one, named, contexts[one], spent);
            files.Add(new PredictedFile(source, one, file, trees[file.File], Documents(printed.Text), printed.Stopped));
        }
        foreach (var (one, file) in chart.All.SelectMany(one => one.Chart.Crds.Select(file => (one, file))))
            files.Add(new PredictedFile($"{one.Path}/{file.Path}", one, file, null, Documents(Whole(file)), null));
        return new ChartRendering(chart, values, named, released, files.ToImmutable(), spent) { User = user };
    }

    /// <summary>What a template prints with other values.</summary>
    public ImmutableArray<Rope> PrintAgain(PredictedFile file, MapDatum values) =>
        Documents(Print(file.Source, file.Owner, templates, Contexts(Chart, values, release)[file.Owner], budget).Text);

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
        var own = context.Copy();
        var template = new MapDatum();
        template.Set("Name", TextDatum.Of(source));
        template.Set("BasePath", TextDatum.Of($"{chart.Path}/templates"));
        own.Set("Template", template);
        return Interpreter.Run(source, templates, own, budget);
    }

    private static Dictionary<ChartInstance, MapDatum> Contexts(ChartInstance root, MapDatum values, MapDatum release)
    {
        var contexts = new Dictionary<ChartInstance, MapDatum>(ReferenceEqualityComparer.Instance);
        var capabilities = ReleaseObjects.Capabilities();
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

    /// <summary>Cuts as Helm does: at lines that begin with <c>---</c>, white space around documents taken away.</summary>
    private static ImmutableArray<Rope> Documents(Rope rope)
    {
        var whole = rope.Text.Contains(NoValue, StringComparison.Ordinal)
            ? rope.Map(text => text.Replace(NoValue, "", StringComparison.Ordinal))
            : rope;
        var documents = ImmutableArray.CreateBuilder<Rope>();
        var text = whole.Text;
        var start = 0;
        for (var line = 0; line <= text.Length; )
        {
            var next = text.IndexOf('\n', line);
            var isMark = string.CompareOrdinal(text, line, "---", 0, 3) == 0;
            if (isMark)
            {
                Add(start, line);
                start = line + 3;
            }
            if (next < 0)
                break;
            line = next + 1;
        }
        Add(start, text.Length);
        return documents.ToImmutable();

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (to > from)
                documents.Add(whole.Slice(from, to - from));
        }
    }
}
