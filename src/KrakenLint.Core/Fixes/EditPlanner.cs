using KrakenLint.Findings.Proposals;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>
/// Plans changes of a YAML tree as edits of its text. Whatever no edit covers stays as it is, byte for byte: comments,
/// quotes, indentation, line breaks.
/// </summary>
public static class EditPlanner
{
    /// <summary>All edits of a fix, or why it cannot be made here.</summary>
    public static EditPlan Plan(ProposedFix fix) =>
        fix.Edits.Select(Plan).Aggregate(EditPlan.Of(), (all, next) => all.And(next));

    /// <summary>The edits for one change of one node, in whichever file its tree is.</summary>
    public static EditPlan Plan(NodeEdit edit) =>
        edit switch
        {
            NodeEdit.Set set => PlanSet(set),
            NodeEdit.Insert insert => SharedNodes.WhyNot(insert.Parent) is { } why
                ? EditPlan.Refused(why)
                : PlanInsert(insert),
            NodeEdit.Remove remove => Removal.Plan(remove.Node),
            NodeEdit.Rename rename => PlanRename(rename),
            NodeEdit.Quote quote => PlanQuote(quote.Node),
            _ => throw new ArgumentException($"an edit of no known kind: {edit}", nameof(edit)),
        };

    private static EditPlan PlanSet(NodeEdit.Set set)
    {
        var node = set.Node;
        if (WhyNotScalar(node) is { } why)
            return EditPlan.Refused(why);
        var style = node.IsScalar ? node.Style : YamlStyle.Plain;
        var text = ScalarWriter.Write(set.Value, style, FlowStyle.IsIn(node), FlowStyle.IsJson(node));
        if (node.Span.Length > 0)
            return EditPlan.Of(new TextEdit(node.Span, text));
        if (node.Key is not { } key || TextLayout.BehindColon(node.Tree, key.Index) is not { } colon)
            return EditPlan.Refused("the empty value has no key beside it");
        return EditPlan.Of(new TextEdit(new SourceSpan(node.Tree.File, colon, colon), $" {text}"));
    }

    private static EditPlan PlanInsert(NodeEdit.Insert insert) =>
        insert.Parent switch
        {
            { IsMapping: true, Style: YamlStyle.Block } => BlockInsertion.IntoMapping(insert),
            { IsMapping: true, IsEmptyCollection: false } => FlowInsertion.IntoMapping(insert),
            { IsMapping: true } or { IsNull: true } => FlowStyle.IsAround(insert.Parent)
                ? FlowInsertion.IntoNothing(insert)
                : BlockInsertion.IntoNothing(insert),
            _ => EditPlan.Refused("there is something else where a mapping is needed"),
        };

    private static EditPlan PlanRename(NodeEdit.Rename rename)
    {
        var key = rename.Key;
        if (SharedNodes.WhyNot(key) is { } why)
            return EditPlan.Refused(why);
        if (!key.IsScalar || key.Span.Length == 0 || key.Data.HasProperties || !key.Span.IsOneLine)
            return EditPlan.Refused("the key is written in an unusual way");
        if (key.Parent?[rename.Name] is not null)
            return EditPlan.Refused($"there is already a key {rename.Name}");
        var text = ScalarWriter.Write(
            Conditions.ScalarValue.OfText(rename.Name),
            key.Style,
            FlowStyle.IsIn(key),
            isJson: false
        );
        return EditPlan.Of(new TextEdit(key.Span, text));
    }

    // Two insertions: what stands between them is never copied, so that a secret stays where it is.
    private static EditPlan PlanQuote(YamlNode node)
    {
        if (WhyNotScalar(node) is { } why)
            return EditPlan.Refused(why);
        if (!node.IsScalar || node.Style != YamlStyle.Plain || node.Span.Length == 0 || !node.Span.IsOneLine)
            return EditPlan.Refused("only a plain value on one line can be quoted");
        var quote = node.Text.AsSpan().ContainsAny('"', '\\') ? "'" : "\"";
        if (quote == "'" && node.Text.Contains('\'', StringComparison.Ordinal))
            return EditPlan.Refused("the value has quotes of its own");
        return EditPlan.Of(
            new TextEdit(node.Span with { End = node.Span.Start }, quote),
            new TextEdit(node.Span with { Start = node.Span.End }, quote)
        );
    }

    private static string? WhyNotScalar(YamlNode node)
    {
        if (SharedNodes.WhyNot(node) is { } why)
            return why;
        if (node.Data.HasProperties && (node.Tag != YamlTag.None || node.Span.Length == 0))
            return "it has a tag or an anchor";
        if (!node.IsScalar && !node.Span.IsOneLine)
            return "there is a mapping or a list over several lines where a value is needed";
        return node.IsScalar || node.IsEmptyCollection ? null : "there is a mapping or a list where a value is needed";
    }
}
