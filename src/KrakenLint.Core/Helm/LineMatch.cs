using System.Text;
using KrakenLint.Rendering;

namespace KrakenLint.Helm;

/// <summary>How well a line that was predicted explains one that was rendered.</summary>
internal enum LineFit
{
    None,

    /// <summary>The text that stands in the template fits; what actions print differs.</summary>
    Template,

    /// <summary>Everything that is known fits; the rest is unknown.</summary>
    Known,

    /// <summary>The same text.</summary>
    Equal,
}

/// <summary>A predicted line, ready to be compared.</summary>
internal sealed class PredictedLine(Rope rope)
{
    private readonly string text = rope.Text.TrimEnd();
    private readonly bool hasUnknown = rope.HasUnknown;
    private string[]? known;
    private string[]? ofTemplate;

    public Rope Rope => rope;

    public bool IsBlank => text.Length == 0 && !hasUnknown;

    /// <summary>Where the first character that is no white space comes from.</summary>
    public Piece Origin =>
        rope.Pieces.FirstOrDefault(piece => piece.IsUnknown || !string.IsNullOrWhiteSpace(piece.Text));

    public LineFit Fit(string rendered)
    {
        if (!hasUnknown)
            return text == rendered ? LineFit.Equal : Skeleton(rendered);
        known ??= Parts(rope, piece => piece.IsUnknown);
        return Fits(known, rendered) && HasWord(known) ? LineFit.Known : LineFit.None;
    }

    private LineFit Skeleton(string rendered)
    {
        ofTemplate ??= Parts(
            rope,
            piece => piece.Place is not { IsText: true } && !string.IsNullOrWhiteSpace(piece.Text) || piece.IsUnknown
        );
        return ofTemplate.Length > 1 && HasWord(ofTemplate) && Fits(ofTemplate, rendered)
            ? LineFit.Template
            : LineFit.None;
    }

    // Indentation alone, or a dash, would fit half of any file.
    private static bool HasWord(string[] parts) => parts[0].Any(char.IsLetterOrDigit);

    /// <summary>The texts between what may be anything; the first begins the line and the last ends it.</summary>
    private static string[] Parts(Rope rope, Func<Piece, bool> isAnything)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var piece in rope.Pieces)
        {
            if (!isAnything(piece))
            {
                part.Append(piece.Text);
                continue;
            }
            parts.Add(part.ToString());
            part.Clear();
        }
        parts.Add(part.ToString().TrimEnd());
        return [.. parts];
    }

    private static bool Fits(string[] parts, string rendered)
    {
        if (!rendered.StartsWith(parts[0].TrimEnd(), StringComparison.Ordinal))
            return false;
        var at = Math.Min(rendered.Length, parts[0].Length);
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var next = rendered.IndexOf(part, at, StringComparison.Ordinal);
            if (next < 0)
                return false;
            at = next + part.Length;
        }
        return parts.Length == 1
            || (rendered.Length - parts[^1].Length >= at && rendered.EndsWith(parts[^1], StringComparison.Ordinal));
    }
}
