using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings.Proposals;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Turns what rules found into findings: places, words, fingerprints, order.</summary>
internal static class FindingWriter
{
    public static ImmutableArray<Finding> Write(IEnumerable<RawFinding> found) =>
        Write(found.Select(Draft).OfType<Draft>());

    /// <param name="apart">Files whose findings are numbered by themselves, whatever else is in the run; null for none.</param>
    public static ImmutableArray<Finding> Write(IEnumerable<Draft> drafts, IReadOnlySet<SourceFile>? apart = null)
    {
        var numbers = new Dictionary<(string Recipe, SourceFile?), int>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var draft in Distinct(drafts).OrderBy(draft => draft.Finding, FindingOrder.Instance))
        {
            var file = draft.Finding.Span.File;
            var key = (draft.Recipe, apart?.Contains(file) == true ? file : null);
            var number = numbers.GetValueOrDefault(key) + 1;
            numbers[key] = number;
            findings.Add(draft.Finding with { Fingerprint = Fingerprint.Hash(draft.Recipe, number) });
        }
        return findings.ToImmutable();
    }

    // One finding per rule and node: several items that share the node say the same thing, the gravest first.
    private static IEnumerable<Draft> Distinct(IEnumerable<Draft> drafts) =>
        drafts.GroupBy(draft => (draft.Finding.Rule.Id, draft.Finding.Span)).Select(group => Merged([.. group]));

    private static Draft Merged(ImmutableArray<Draft> same)
    {
        var gravest = same.MaxBy(draft => draft.Finding.Severity) ?? same[0];
        if (same.Length == 1)
            return gravest;
        var related = same.SelectMany(draft => draft.Finding.Related).DistinctBy(place => (place.Span, place.Text));
        return gravest with
        {
            Finding = gravest.Finding with
            {
                Occurrences = same.Sum(draft => draft.Finding.Occurrences),
                Related = [.. related],
            },
        };
    }

    /// <summary>To be called by the thread that judged: it asks the same graph.</summary>
    /// <returns>Null for what stands in no file that people edit.</returns>
    public static Draft? Draft(RawFinding raw)
    {
        var rule = raw.Active.Rule;
        if (raw.Place is not { } place)
            return null;
        var underline = Underline.Of(place);
        var tree = place.Node?.Tree ?? raw.Document?.Yaml.Tree;
        var excerpt = raw.Excerpt ?? Excerpts.Of(underline.Span, tree);
        var owner = OwnerOf(raw);
        var finding = new Finding
        {
            Rule = rule,
            Severity = raw.Severity,
            Occurrences = raw.Times,
            Message = raw.Case is null
                ? ""
                : Wording.WithDoubt(Wording.MessageOf(raw.Case, rule, raw.Outcome, raw.Item, raw.Scope), raw.Doubt),
            Span = underline.Span,
            Excerpt = excerpt,
            Label = raw.Item.Problem is null ? Wording.LabelOf(raw.Outcome, raw.Case?.Expected) : "",
            Related = HasRelated(raw, underline)
                ? [.. RelatedOf(raw, underline, tree).DistinctBy(related => (related.Span, related.Text))]
                : [],
            Resource = owner is null ? null : new ResourceName(owner.Kind, owner.Name, owner.Namespace),
            Judged = JudgedOf(raw),
            Path = place.Node is { } node ? ShownPath.Of(node) : "",
            Fingerprint = "",
            Node = place.Node?.FullSpan,
            About = AboutOf(raw),
            Missing = MissingKeys.Of(raw.Outcome, raw.Item),
            IsSecret = IsSecret(raw, owner, place, underline.Span, excerpt),
            Fix = raw.Origins is { } origins ? origins.Of(FixResolver.Resolve(raw)) : FixResolver.Resolve(raw),
        };
        return new Draft(
            finding,
            Fingerprint.RecipeFor(
                rule.Id,
                owner,
                PlaceInTree(place, underline, tree),
                owner is null ? null : raw.Scope.Graph.Bundle.ReleaseOf(owner),
                underline.Span.File.RepositoryPath ?? underline.Span.File.Path,
                excerpt.Line.Trim()
            )
        );
    }

    // A problem has no node, but where its document parses the text it stands on has one.
    private static YamlNode? PlaceInTree(Place place, Underline underline, YamlTree? tree)
    {
        if (place.Node is not null || tree is null)
            return place.Node;
        for (
            var index = tree.FirstAt(underline.Span.Start);
            index < tree.Count && tree[index].Start == underline.Span.Start;
            index++
        )
        {
            if (tree[index].Kind == YamlKind.Scalar)
                return new YamlNode(tree, index, -1);
        }
        return null;
    }

    private static ResourceName? JudgedOf(RawFinding raw) =>
        raw.Item.Resource is { } judged
            ? new ResourceName(judged.Kind, judged.Name, raw.Scope.Graph.Bundle.NamespaceOf(judged))
            : null;

    private static Resource? OwnerOf(RawFinding raw)
    {
        if (raw.Place?.Node is { } node)
            return raw.Scope.Graph.OwnerOf(node) ?? raw.Item.Resource;
        var span = raw.Outcome.Place.Part;
        return span is { } part ? raw.Scope.Graph.ResourcesAround(part).FirstOrDefault() : null;
    }

    private static SourceSpan? AboutOf(RawFinding raw)
    {
        if (raw.Item is { Outer: null } or { Node: null })
            return null;
        var place = raw.Origins is { } origins ? origins.Of(raw.Item.Place) : raw.Item.Place;
        return place?.Node?.FullSpan;
    }

    private const int HashedCharacters = 100;

    private static bool IsSecret(RawFinding raw, Resource? owner, Place place, SourceSpan shown, Excerpt excerpt) =>
        owner is { IsSecret: true }
        || raw.Outcome.Reading is { IsHidden: true }
        || (place.Node is { } node && Disclosure.Hides(node))
        || excerpt.Line.Contains(Units.Credentials.Mask, StringComparison.Ordinal)
        || HashReachesSecret(shown, place.Node?.Tree ?? raw.Document?.Yaml.Tree);

    /// <summary>True where a hash of the line, as code scanning makes it, would be one of a secret as well.</summary>
    // Code scanning's line hash covers the next hundred characters that are no white space, whatever lines they are on.
    // Of what stands beyond the document nothing is known here.
    internal static bool HashReachesSecret(SourceSpan span, YamlTree? tree) =>
        tree is null
        || (HashedBy(span) is var hashed && (hashed.End > tree.End || Disclosure.In(hashed, tree).Count > 0));

    /// <summary>What such a hash is made of.</summary>
    internal static SourceSpan HashedBy(SourceSpan span)
    {
        var start = span.File.Line(span.File.LineAt(span.Start)).Start;
        var end = start;
        for (var left = HashedCharacters; left > 0 && end < span.File.Length; end++)
        {
            if (span.File.Bytes[end] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                left--;
        }
        return new SourceSpan(span.File, start, end);
    }

    private static bool HasRelated(RawFinding raw, Underline underline) =>
        underline.Anchor is not null || raw.Item.Problem?.Related is not null || !raw.Outcome.Related.IsEmpty;

    private static IEnumerable<RelatedLocation> RelatedOf(RawFinding raw, Underline underline, YamlTree? tree)
    {
        if (underline.Anchor is { } anchor)
            yield return new RelatedLocation(anchor, Excerpts.Of(anchor, tree), "the value stands here");
        if (raw.Item.Problem?.Related is { } first)
            yield return new RelatedLocation(first, Excerpts.Of(first, tree), "first set here");
        foreach (var related in raw.Outcome.Related)
        {
            if ((raw.Origins is { } origins ? origins.Of(related.Place) : related.Place) is not { } place)
                continue;
            var other = Underline.Of(place).Span;
            if (other != underline.Span)
                yield return new RelatedLocation(other, Excerpts.Of(other, place.Node?.Tree), related.Text);
        }
    }
}
