using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Findings.Proposals;

/// <summary>Works out what a fix writes at a place.</summary>
internal sealed class FixValues(RawFinding raw)
{
    /// <param name="part">The part of the scalar that is meant, or null for the whole.</param>
    /// <returns>The value of the whole scalar; null where it cannot be known.</returns>
    public ScalarValue? Of(FixValue value, EditTarget target, SourceSpan? part)
    {
        if (Read(value, target, part) is not { } written)
            return null;
        if (part is { } span)
            return Spliced(target.Deepest, span, written.Text);
        return IsText(target) ? ScalarValue.OfText(written.Text) : LikeBefore(written, target);
    }

    // In values files only annotations become text as they are.
    private bool IsText(EditTarget target)
    {
        if (raw.Item.Resource is not null || !target.IsPresent)
            return target.IsTextual || (target.IsPresent && TextPlace.Is(target.Deepest));
        return target.Deepest.Parent is { } map
            && (IngressSections.IsAnnotations(map) || target.Name.Contains('/', StringComparison.Ordinal));
    }

    // To a template "false" in quotes is true, and a number in quotes is none.
    private static ScalarValue LikeBefore(ScalarValue written, EditTarget target) =>
        target is { IsPresent: true, Deepest: { IsScalar: true, IsNull: false, Type: not YamlType.String } node }
        && KubernetesScalar.TypeOfPlain(written.Text) == node.Type
            ? written with
            {
                Type = node.Type,
            }
            : written;

    private ScalarValue? Read(FixValue value, EditTarget target, SourceSpan? part) =>
        value switch
        {
            FixValue.Of { Operand: var operand } => Single(operand),
            FixValue.Found { Detail: "near" } when target.IsPresent => Near(target, part),
            FixValue.Found found => raw.Outcome.Details.TryGetValue(found.Detail, out var detail) && detail.Length > 0
                ? ScalarValue.OfText(detail)
                : null,
            FixValue.Converted converted => Convert(converted, target, part),
            _ => null,
        };

    // The name may stand inside something longer, such as a URL, of which the rest stays.
    private ScalarValue? Near(EditTarget target, SourceSpan? part)
    {
        var (name, near) = (Detail("target"), Detail("near"));
        var text = part?.Text ?? (target.Deepest.IsScalar ? target.Deepest.Text : "");
        var at = text.IndexOf(name, StringComparison.Ordinal);
        var end = at + name.Length;
        var isWhole =
            name.Length > 0
            && near.Length > 0
            && at >= 0
            && text.IndexOf(name, end, StringComparison.Ordinal) < 0
            && (at == 0 || text[at - 1] is '/' or '@')
            && (end == text.Length || text[end] is ':' or '/' or '.');
        return isWhole ? ScalarValue.OfText(text[..at] + near + text[end..]) : null;
    }

    private string Detail(string name) => raw.Outcome.Details.GetValueOrDefault(name, "");

    private ScalarValue? Convert(FixValue.Converted converted, EditTarget target, SourceSpan? part)
    {
        if (!target.IsPresent || !target.Deepest.IsScalar)
            return null;
        var text = part?.Text ?? target.Deepest.Text;
        if (converted.Conversion.Apply(new PresentText(text, target.Name, raw.Item, raw.Scope)) is not { } result)
            return null;
        if (converted.AtLeast is { } least && !(Quantity.Number(result) >= Quantity.Number(Single(least)?.Text ?? "")))
            return null;
        // A number stays one where Kubernetes wants one.
        return new ScalarValue(result, converted.Conversion is Conversion.Seconds ? YamlType.Integer : YamlType.String);
    }

    private ScalarValue? Single(Operand operand)
    {
        // A text with a hole in it is nobody's value.
        if (
            operand is Operand.Interpolated text
            && text.Pieces.Any(piece => piece.Operand is { } part && Single(part) is null)
        )
            return null;
        var values = operand.Resolve(raw.Item, raw.Scope).Distinct().ToArray();
        return values is [{ Text.Length: > 0 } only] ? only : null;
    }

    // The rest of the text stays as it is written, which is possible only where it is written as it is read.
    private static ScalarValue? Spliced(YamlNode node, SourceSpan part, string text)
    {
        var whole = node.Span;
        if (!whole.Contains(part) || !node.IsScalar)
            return null;
        var isQuoted = node.Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted;
        var content = isQuoted ? whole with { Start = whole.Start + 1, End = whole.End - 1 } : whole;
        if (content.Text != node.Text)
            return null;
        return ScalarValue.OfText(
            (content with { End = part.Start }).Text + text + (content with { Start = part.End }).Text
        );
    }
}
