using KrakenLint.Helm.Charts;
using KrakenLint.Rendering;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>
/// Knows which named templates are used from more than one place. What such a one printed is not mended there: every other
/// place would change with it. The place to act is the line that called it.
/// </summary>
internal sealed class SharedDefines
{
    private readonly Dictionary<SourceFile, Chart> charts = [];
    private readonly Dictionary<string, HashSet<(SourceFile File, int Start)>> callers = new(StringComparer.Ordinal);

    public SharedDefines(ChartRendering rendering)
    {
        foreach (var (chart, file, tree) in rendering.Trees)
        {
            charts[file] = chart;
            AddWritten(tree);
        }
        foreach (var piece in rendering.Files.SelectMany(file => file.Documents).SelectMany(rope => rope.Pieces))
            AddPrinted(piece);
    }

    /// <summary>The innermost place of a text that nothing shared stands around.</summary>
    /// <param name="places">Where it was printed, as <see cref="PlacesOf"/> tells.</param>
    /// <param name="around">How many of the calls printed the manifest as a whole, which is what only they can change.</param>
    /// <returns>An index of <paramref name="places"/>.</returns>
    public int PlaceToAct(IReadOnlyList<TemplatePlace> places, int around)
    {
        var at = Math.Min(around, places.Count - 1);
        while (at > 0 && IsPacked(places[at]) && !IsPacked(places[at - 1]))
            at--;
        while (at + 1 < places.Count && !IsShared(places[at], places[at + 1]))
            at++;
        return at;
    }

    /// <summary>From the file that is rendered down to what printed the text first.</summary>
    public static List<TemplatePlace> PlacesOf(TemplatePlace place, CallChain? calls)
    {
        var places = new List<TemplatePlace>();
        for (var call = calls; call is not null; call = call.Next)
            places.Add(call.At);
        places.Add(place);
        return places;
    }

    private bool IsPacked(TemplatePlace place) => ChartOf(place.File) is { IsPacked: true };

    // Another chart's is written for others too.
    private bool IsShared(TemplatePlace caller, TemplatePlace called) =>
        called.Define is { } name
        && (
            !ReferenceEquals(ChartOf(caller.File), ChartOf(called.File))
            || (callers.TryGetValue(name, out var places) && places.Count > 1)
        );

    private Chart? ChartOf(SourceFile file) => charts.GetValueOrDefault(file);

    private void Add(string name, SourceFile file, int start)
    {
        if (!callers.TryGetValue(name, out var places))
            callers[name] = places = [];
        places.Add((file, start));
    }

    // Where a variable takes the text, it is printed elsewhere.
    private void AddWritten(TemplateTree tree)
    {
        foreach (var node in tree.Nodes)
        {
            if (node is CallNode call)
                Add(call.Name, tree.File, call.Start);
            if (node is DefineNode { Pipeline: not null } block)
                Add(block.Name, tree.File, block.Start);
            if (node is not ActionNode { Pipeline: { Variables.IsEmpty: true } pipeline } action)
                continue;
            foreach (var command in TemplateNodes.WithDescendants(pipeline).OfType<Command>())
            {
                if (command.Operands is [FunctionOperand { Name: "include" }, TextOperand name, ..])
                    Add(name.Value, tree.File, action.Start);
            }
        }
    }

    private void AddPrinted(Piece piece)
    {
        if (piece is not { Place: { } place, Calls: { } calls } || string.IsNullOrWhiteSpace(piece.Text))
            return;
        var at = calls;
        for (; at.Next is { } next; at = next)
            AddCall(at.At, next.At);
        AddCall(at.At, place);
    }

    private void AddCall(TemplatePlace caller, TemplatePlace called)
    {
        if (called.Define is { } name)
            Add(name, caller.File, caller.Offset);
    }
}
