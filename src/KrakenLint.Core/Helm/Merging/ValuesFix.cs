using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings.Proposals;
using KrakenLint.Rules;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Helm.Merging;

/// <summary>
/// Carries a fix of rendered text to the values that the text was rendered from, whole or not at all. Templates are never
/// edited; whether the change does in the rendered text what was meant is proved by rendering again.
/// </summary>
/// <param name="release">What of a text the release's name is, where nobody gave it.</param>
internal sealed class ValuesFix(Provenance provenance, AbsentKey absent, UnnamedRelease release)
{
    private const int LongestPlain = 7;

    /// <param name="file">The template that printed the manifest.</param>
    /// <param name="inOverlay">True to add keys where the last file sets the mapping, false for the first, which all share.</param>
    /// <returns>Null where a part of the fix has no place in the values.</returns>
    public ProposedFix? Of(ProposedFix? fix, PredictedFile file, bool inOverlay)
    {
        if (fix is null)
            return null;
        var edits = fix.Edits.Select(edit => Of(edit, file, inOverlay)).OfType<NodeEdit>().ToImmutableArray();
        if (edits.Length != fix.Edits.Length)
            return null;
        var isShared = edits.Select(NodeOf).Any(node => node.IsScalar && provenance.PrintsOften(node));
        var words = release.InValues(fix.Words) ?? fix.Words;
        return fix with
        {
            Edits = edits,
            // Whoever takes another name than the rule's does not restore what somebody meant.
            Safety = isShared || words != fix.Words ? FixSafety.Unsafe : fix.Safety,
            Words = words,
        };
    }

    private NodeEdit? Of(NodeEdit edit, PredictedFile file, bool inOverlay) =>
        edit switch
        {
            NodeEdit.Set set when InValues(set.Value) is { } value && ScalarOf(set.Node, file) is { } node =>
                new NodeEdit.Set(node, Like(node, value)),
            NodeEdit.Quote quote when ScalarOf(quote.Node, file) is { } node => new NodeEdit.Quote(node),
            NodeEdit.Remove remove when NodeOf(remove.Node, file) is { } node => new NodeEdit.Remove(node),
            NodeEdit.Insert insert => Inserted(insert, file, inOverlay),
            _ => null,
        };

    // The whole of a scalar: what a part of a text comes from does not make the text.
    private YamlNode? ScalarOf(YamlNode rendered, PredictedFile file) =>
        rendered.IsScalar && NodeOf(rendered, file) is { IsScalar: true } node && node.Text == rendered.Text
            ? node
            : null;

    private YamlNode? NodeOf(YamlNode rendered, PredictedFile file)
    {
        var line = (rendered.Key ?? rendered).Span.StartPosition.Line;
        return
            provenance[rendered.Tree.File, line] is { Confidence: Confidence.Certain } origin
            && Blame.ValuesOf(rendered, origin) is { } node
            && !IsPacked(node, file)
            ? node
            : null;
    }

    private NodeEdit.Insert? Inserted(NodeEdit.Insert insert, PredictedFile file, bool inOverlay)
    {
        YamlNode? parent = null;
        var pairs = ImmutableArray.CreateBuilder<NewPair>();
        foreach (var pair in insert.Pairs)
        {
            if (
                InValues(pair.Value) is not { } value
                || absent.Owner(file, insert.Parent.Tree.Root, insert.Parent, pair.Path)
                    is not { Below.IsEmpty: false } owner
            )
                return null;
            var node = inOverlay ? owner.Last : owner.Node;
            if (IsPacked(node, file) || (parent is { } other && other != node))
                return null;
            parent = node;
            pairs.Add(new NewPair(owner.Below, value));
        }
        return parent is { } mapping ? new NodeEdit.Insert(mapping, pairs.ToImmutable()) : null;
    }

    private ScalarValue? InValues(ScalarValue value) =>
        release.InValues(value.Text) is { } text ? value with { Text = text } : null;

    // A number in values stays one: templates may reckon with it. From a million on Helm prints it as 1e+06.
    private static ScalarValue Like(YamlNode node, ScalarValue value) =>
        node.Type is YamlType.Integer or YamlType.Boolean
        && KubernetesScalar.TypeOfPlain(value.Text) == node.Type
        && value.Text.Length < LongestPlain
            ? value with
            {
                Type = node.Type,
            }
            : value;

    private static bool IsPacked(YamlNode node, PredictedFile file) => file.Owner.Chart.Seals(node);

    private static YamlNode NodeOf(NodeEdit edit) =>
        edit switch
        {
            NodeEdit.Set set => set.Node,
            NodeEdit.Quote quote => quote.Node,
            NodeEdit.Remove remove => remove.Node,
            NodeEdit.Rename rename => rename.Key,
            NodeEdit.Insert insert => insert.Parent,
            _ => throw new ArgumentException($"an edit of no known kind: {edit}", nameof(edit)),
        };
}
