using System.Collections.Immutable;
using System.Text;
using KrakenLint.Manifests;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>A document as a template prints it, which is read when somebody asks whether a value goes into a secret of it.</summary>
/// <param name="pathsOf">Under which paths a node of the values is known.</param>
internal sealed class PrintedText(Rope rope, Func<YamlNode, string[]> pathsOf)
{
    // Where the values of a path stand in it, in bytes; looked for once for all of them.
    private readonly Lazy<ILookup<string, (int Start, int End)>> places = new(() =>
        PlacesIn(rope, pathsOf).ToLookup(place => place.Path, place => (place.Start, place.End))
    );

    private readonly Lazy<ImmutableArray<YamlDocument>> documents = new(() =>
        YamlReader.Read(SourceFile.FromText("", rope.Text)).Documents
    );

    /// <summary>The paths of the values that are printed, each once.</summary>
    public IEnumerable<string> Paths =>
        rope.Pieces.Select(piece => piece.Node).OfType<YamlNode>().Distinct().SelectMany(pathsOf).Distinct();

    /// <summary>True where any of what the values of a path print must not be shown.</summary>
    public bool Hides(string path) => places.Value[path].Any(place => HidesAny(place.Start, place.End));

    private static IEnumerable<(string Path, int Start, int End)> PlacesIn(Rope rope, Func<YamlNode, string[]> pathsOf)
    {
        var at = 0;
        foreach (var piece in rope.Pieces)
        {
            var length = Encoding.UTF8.GetByteCount(piece.Text);
            if (length > 0 && piece.Node is { } node)
            {
                foreach (var path in pathsOf(node))
                    yield return (path, at, at + length);
            }
            at += length;
        }
    }

    private bool HidesAny(int start, int end) =>
        documents
            .Value.Where(document => document.Span.Start < end && start < document.Span.End)
            .Any(document =>
                Disclosure
                    .In(Around(document, start, end), document.Tree)
                    .SelectMany(PasswordsIn)
                    .Any(hidden => hidden.Start < end && start < hidden.End)
            );

    // Whole lines and whole scalars: what a part of them hides depends on the rest.
    private static SourceSpan Around(YamlDocument document, int start, int end)
    {
        if (document.Tree is not { } tree)
            return document.Span;
        var file = tree.File;
        var from = file.Line(file.LineAt(start)).Start;
        var to = Math.Max(end, file.Line(file.LineAt(end)).End);
        var (first, last) = (from, to);
        for (var index = Math.Max(0, tree.FirstAt(from) - 1); index < tree.Count && tree[index].Start < to; index++)
        {
            if (tree[index] is not { Kind: YamlKind.Scalar } || tree[index].End <= from)
                continue;
            var span = new YamlNode(tree, index, -1).Span;
            (first, last) = (Math.Min(first, span.Start), Math.Max(last, span.End));
        }
        return document.Span with
        {
            Start = Math.Max(document.Span.Start, first),
            End = Math.Min(document.Span.End, last),
        };
    }

    // Of a URL in a Secret it is the password that is secret, not the host that others name as well.
    private static IEnumerable<SourceSpan> PasswordsIn(SourceSpan hidden) =>
        Credentials.HasUrlPassword(hidden.Text) ? Disclosure.Parts(hidden, Credentials.In(hidden.Text)) : [hidden];
}
