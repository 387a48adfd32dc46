using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Rendering;

namespace KrakenLint.Helm;

/// <param name="IsSure">False where another document might as well be the partner.</param>
internal readonly record struct DocumentPair(RenderedDocument Rendered, Rope Predicted, bool IsSure);

/// <summary>
/// Which of the documents that a template should print is which of those that it did: the same text first, then the same
/// kind and name, then the kind, then the order.
/// </summary>
internal sealed partial class DocumentPairs
{
    private readonly List<DocumentPair> pairs = [];
    private List<RenderedDocument> open;
    private List<Rope> left;

    private DocumentPairs(ImmutableArray<RenderedDocument> rendered, ImmutableArray<Rope> predicted)
    {
        open = [.. rendered];
        left = [.. predicted];
    }

    public static ImmutableArray<DocumentPair> Of(
        ImmutableArray<RenderedDocument> rendered,
        ImmutableArray<Rope> predicted
    )
    {
        if (rendered is [var only] && predicted is [var partner])
            return [new DocumentPair(only, partner, IsSure: true)];
        var matching = new DocumentPairs(rendered, predicted);
        matching.Take(document => TextOf(document.Lines), TextOf, (_, _, _) => true);
        matching.Take(NameOf, NameOf, (_, _, _) => true);
        // Helm sorts what a template prints, so that the order says little where there are several of a kind.
        matching.Take(
            document => NameOf(document).Kind,
            rope => NameOf(rope).Kind,
            (document, rope, isOnlyOne) =>
                isOnlyOne || NameOf(rope).Name.Length == 0 || NameOf(document).Name.Length == 0
        );
        var isOnly = matching.open.Count == 1 && matching.left.Count == 1;
        return
        [
            .. matching.pairs,
            .. matching.open.Zip(matching.left, (document, rope) => new DocumentPair(document, rope, isOnly)),
        ];
    }

    private void Take<T>(
        Func<RenderedDocument, T> keyOf,
        Func<Rope, T> keyOfPredicted,
        Func<RenderedDocument, Rope, bool, bool> isSure
    )
        where T : notnull
    {
        if (open.Count == 0 || left.Count == 0)
            return;
        var known = left.GroupBy(keyOfPredicted).ToDictionary(group => group.Key, group => new Queue<Rope>(group));
        var only = known.Where(pair => pair.Value.Count == 1).Select(pair => pair.Key).ToHashSet();
        only.IntersectWith(open.GroupBy(keyOf).Where(group => !group.Skip(1).Any()).Select(group => group.Key));
        var taken = new HashSet<Rope>(ReferenceEqualityComparer.Instance);
        var others = new List<RenderedDocument>();
        foreach (var document in open)
        {
            var key = keyOf(document);
            if (known.TryGetValue(key, out var alike) && alike.TryDequeue(out var rope))
            {
                pairs.Add(new DocumentPair(document, rope, isSure(document, rope, only.Contains(key))));
                taken.Add(rope);
            }
            else
                others.Add(document);
        }
        (open, left) = (others, [.. left.Where(rope => !taken.Contains(rope))]);
    }

    private static string TextOf(ImmutableArray<string> lines) => string.Join('\n', lines);

    // What is unknown is in no text, so that it can be told from all of them.
    private static string TextOf(Rope rope) =>
        rope.HasUnknown ? "\0" : string.Join('\n', rope.Text.Split('\n').Select(line => line.TrimEnd()));

    private static (string Kind, string Name) NameOf(RenderedDocument document) => NameOf(TextOf(document.Lines));

    private static (string Kind, string Name) NameOf(Rope rope) => NameOf(rope.Text);

    private static (string Kind, string Name) NameOf(string text) =>
        (KindLine().Match(text).Groups["kind"].Value, NameLine().Match(text).Groups["name"].Value);

    [GeneratedRegex(@"^kind:\s*(?<kind>\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KindLine();

    [GeneratedRegex(@"^  name:\s*(?<name>\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NameLine();
}
