using KrakenLint.Findings.Proposals;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Changes that stand clear of each other, in order, so that what stands in the way of a further one is seen at once.</summary>
internal sealed class EditSet
{
    private readonly Dictionary<SourceFile, List<TextEdit>> files = [];

    // Whoever takes the last pair leaves brackets, so only one takes a pair at a time.
    private readonly HashSet<YamlNode> emptied = [];

    public bool IsInTheWayOf(FixCandidate candidate) =>
        candidate.Edits.Any(Overlaps) || emptied.Overlaps(EmptiedBy(candidate));

    public void Add(FixCandidate candidate)
    {
        emptied.UnionWith(EmptiedBy(candidate));
        foreach (var edit in candidate.Edits)
        {
            if (!files.TryGetValue(edit.Span.File, out var edits))
                files[edit.Span.File] = edits = [];
            edits.Insert(FirstFrom(edits, edit.Span.Start), edit);
        }
    }

    private bool Overlaps(TextEdit edit)
    {
        if (!files.TryGetValue(edit.Span.File, out var edits))
            return false;
        // None of them overlaps another one, so only the neighbours can be in the way.
        var next = FirstFrom(edits, edit.Span.Start);
        return (next < edits.Count && edit.Overlaps(edits[next])) || (next > 0 && edit.Overlaps(edits[next - 1]));
    }

    private static int FirstFrom(List<TextEdit> edits, int start)
    {
        var (low, high) = (0, edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edits[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static IEnumerable<YamlNode> EmptiedBy(FixCandidate candidate) =>
        (candidate.Finding.Fix?.Edits ?? []).Select(edit => (edit as NodeEdit.Remove)?.Node.Parent).OfType<YamlNode>();
}
