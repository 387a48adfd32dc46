using System.Collections.Immutable;
using System.Text;
using KrakenLint.Manifests;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>A document as a template prints it, which is read when somebody asks whether a value goes into a secret of it.</summary>
internal sealed class PrintedText(Rope rope)
{
    private readonly Lazy<ImmutableArray<YamlDocument>> documents = new(() =>
        YamlReader.Read(SourceFile.FromText("", rope.Text)).Documents
    );

    /// <summary>The values nodes that are printed, each once.</summary>
    public IEnumerable<YamlNode> Nodes => rope.Pieces.Select(piece => piece.Node).OfType<YamlNode>().Distinct();

    /// <summary>True where any of what some values print must not be shown.</summary>
    /// <param name="isAsked">Which values.</param>
    public bool Hides(Func<YamlNode, bool> isAsked)
    {
        var at = 0;
        foreach (var piece in rope.Pieces)
        {
            var length = Encoding.UTF8.GetByteCount(piece.Text);
            if (length > 0 && piece.Node is { } node && isAsked(node) && HidesAny(at, at + length))
                return true;
            at += length;
        }
        return false;
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
