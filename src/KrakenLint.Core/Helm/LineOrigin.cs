using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>How sure a claim about a rendered line is.</summary>
public enum Confidence
{
    /// <summary>Nothing is claimed.</summary>
    None,

    /// <summary>Aligned with one line only, but not everything on it is explained.</summary>
    Likely,

    /// <summary>Aligned with one line only, and explained.</summary>
    Certain,
}

/// <summary>Where a rendered line comes from.</summary>
/// <param name="Place">What wrote the first character that is no white space.</param>
/// <param name="Text">The predicted line, which is the rendered one where the confidence is certain and nothing is unknown.</param>
/// <param name="IsExact">True where every character is explained.</param>
public sealed record LineOrigin(TemplatePlace Place, Rope Text, bool IsExact, Confidence Confidence)
{
    private const int Telling = 2;

    /// <summary>The actions that handed on what stands at <see cref="Place"/>.</summary>
    internal CallChain? Calls { get; init; }

    /// <summary>Values files that lie in archives, where nobody edits them.</summary>
    internal ImmutableHashSet<SourceFile> Packed { get; init; } = [];

    /// <summary>
    /// The values node that printed a part of the line, 0-based in UTF-16 units; null where the part is the template's own
    /// or not explained. Of several the last that prints more than a letter and can be edited: a tag says more than the
    /// registry before it.
    /// </summary>
    /// <param name="explains">Which nodes count.</param>
    public YamlNode? NodeIn(int start, int end, Func<YamlNode, bool> explains)
    {
        YamlNode? node = null;
        var longest = 1;
        var isPacked = true;
        var at = 0;
        foreach (var piece in IsExact ? Text.Pieces : [])
        {
            var length = Math.Min(end, at + piece.Text.Length) - Math.Max(start, at);
            at += piece.Text.Length;
            if (length <= 0 || piece.Node is not { } found || !explains(found))
                continue;
            var isOutOfReach = Packed.Contains(found.Tree.File);
            if (isOutOfReach == isPacked ? length < Math.Min(longest, Telling) : isOutOfReach)
                continue;
            (node, longest, isPacked) = (found, length, isOutOfReach);
        }
        return node;
    }

    /// <summary>True where a named template printed the value of a node.</summary>
    internal bool IsHandedOn(YamlNode values) =>
        Text.Pieces.Any(piece => piece.Calls is not null && piece.Node is { } node && node == values);

    internal static LineOrigin? Of(LinePartner partner, bool isWellMatched, ImmutableHashSet<SourceFile> packed)
    {
        var origin = partner.Line.Origin;
        if (!partner.IsUnique || origin.Place is not { } place || origin.IsUnknown || partner.Fit == LineFit.None)
            return null;
        var isCertain = isWellMatched && partner.Fit is (LineFit.Equal or LineFit.Known);
        return new LineOrigin(
            place,
            partner.Line.Rope,
            isWellMatched && partner.Fit == LineFit.Equal,
            isCertain ? Confidence.Certain : Confidence.Likely
        )
        {
            Packed = packed,
            Calls = origin.Calls,
        };
    }
}
