using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Findings.Proposals;
using KrakenLint.Fixes;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>
/// Says what to write into templates, which are never edited: the line, and the text to put there, for a repair that no
/// values file can make.
/// </summary>
internal sealed class TemplateAdvice(Provenance provenance, UnnamedRelease release)
{
    private const string NotInValues = "no values file can say it";

    /// <param name="fix">Of the rendered text.</param>
    /// <param name="file">The template that printed it.</param>
    public FixAdvice? For(ProposedFix? fix, PredictedFile file)
    {
        if (fix is null)
            return null;
        if (file.Owner.Chart is { IsPacked: true } or { IsSealed: true })
            return new FixAdvice("the chart that prints it is packed", null, fix.Safety);
        var parts = fix.Edits.Select(edit => Of(edit, fix.IsSecret)).ToArray();
        return parts.Contains(null) ? NotTraced(fix) : new FixAdvice(NotInValues, string.Join(", ", parts), fix.Safety);
    }

    public static FixAdvice? NotTraced(ProposedFix? fix) =>
        fix is null ? null : new FixAdvice("it cannot be traced to the line that prints it", null, fix.Safety);

    private string? Of(NodeEdit edit, bool isSecret) =>
        edit switch
        {
            NodeEdit.Set set => At(
                set.Node,
                spot => $"{spot} write {Quoted(Line(set.Node, Text(set.Value, isSecret)))}"
            ),
            NodeEdit.Insert insert => At(
                insert.Parent,
                spot =>
                    $"below {spot} write {string.Join(" and ", insert.Pairs.Select(pair => Quoted(Pair(pair, isSecret))))}"
            ),
            NodeEdit.Remove remove => At(remove.Node, spot => $"{spot} remove {Quoted(Name(remove.Node))}"),
            NodeEdit.Rename rename => At(rename.Key, spot => $"{spot} write {Quoted($"{rename.Name}:")}"),
            NodeEdit.Quote quote => At(
                quote.Node,
                spot => $"{spot} put quotes around the value of {Quoted(Name(quote.Node))}"
            ),
            _ => null,
        };

    // "in" stands before the line that changes, "below" before the one that something follows.
    private string? At(YamlNode node, Func<string, string> words)
    {
        var place = Underline.Of(Place.At(node)).Span;
        if (TemplateSpot.Of(provenance, place) is not { Span: var spot })
            return null;
        var said = words($"{spot.File.Path}:{spot.StartPosition.Line}");
        return said.StartsWith("below ", StringComparison.Ordinal) ? said : $"in {said}";
    }

    private static string Line(YamlNode node, string value) =>
        node.Key is { } key ? $"{key.Text}: {value}" : $"- {value}";

    private static string Name(YamlNode node) =>
        node.Key is { } key ? key.Text
        : node.IsScalar ? node.Text
        : "- …";

    private string Pair(NewPair pair, bool isSecret) =>
        pair
            .Path.Reverse()
            .Skip(1)
            .Aggregate($"{pair.Path[^1]}: {Text(pair.Value, isSecret)}", (inner, key) => $"{key}: {{ {inner} }}");

    private string Text(ScalarValue value, bool isSecret) =>
        isSecret
            ? Credentials.Mask
            : Credentials.Redact(
                release.InTemplate(ScalarWriter.Write(value, YamlStyle.Plain, isInFlow: false, isJson: false))
            );

    private static string Quoted(string text) =>
        text.Contains('"', StringComparison.Ordinal) ? $"'{text}'" : $"\"{text}\"";
}
