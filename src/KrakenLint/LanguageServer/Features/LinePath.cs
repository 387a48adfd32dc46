using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>
/// Where a line stands, read from the indentation of those above it: this answers where the text does not parse, as it does not
/// while somebody types, and in templates.
/// </summary>
/// <param name="Around">The keys of the mappings around the line, the outermost first.</param>
/// <param name="Key">The key on the line, as far as it is written; unquoted.</param>
/// <param name="KeyStart">Where it begins on the line, 0-based in UTF-16 units.</param>
/// <param name="ValueStart">Where the value begins, behind the colon and the space; -1 where there is no colon.</param>
internal sealed partial record LinePath(ImmutableArray<string> Around, string Key, int KeyStart, int ValueStart)
{
    // Nobody writes deeper, and nobody waits for longer.
    private const int MostLines = 5000;

    public bool IsAnnotation =>
        Around is [.., var last] && last.EndsWith("annotations", StringComparison.OrdinalIgnoreCase);

    /// <param name="number">1-based.</param>
    public static LinePath At(SourceFile file, int number)
    {
        var text = file.Line(number).Text;
        var own = Head().Match(text);
        var key = own.Groups["key"];
        var around = new List<string>();
        var (limit, isItem) = own.Groups["dash"] is { Success: true } dash
            ? (dash.Index, true)
            : (key.Success ? key.Index : text.Length - text.AsSpan().TrimStart().Length, false);
        for (var line = number - 1; line >= Math.Max(1, number - MostLines) && (limit > 0 || isItem); line--)
        {
            var head = Head().Match(file.Line(line).Text);
            if (!head.Groups["key"].Success && !head.Groups["dash"].Success)
                continue;
            var at = head.Groups["key"];
            var hasParent =
                at.Success && head.Groups["colon"].Success && (at.Index < limit || (isItem && at.Index == limit));
            if (hasParent)
                around.Add(at.Value.Trim('"', '\''));
            if (hasParent)
                (limit, isItem) = (at.Index, false);
            // The item that the line stands in begins here: its list belongs to a key as far out, or farther.
            if (head.Groups["dash"] is { Success: true } first && first.Index < limit)
                (limit, isItem) = (first.Index, true);
        }
        around.Reverse();
        var colon = own.Groups["colon"];
        return new LinePath(
            [.. around],
            key.Value.Trim('"', '\''),
            key.Success ? key.Index : text.Length,
            colon.Success ? colon.Index + colon.Length : -1
        );
    }

    // Comments and template actions are no keys.
    [GeneratedRegex(
        @"^ *(?<dash>- +)?(?<key>""[^""]*""|'[^']*'|[^\s#{\[\]}&*!|>'""%@`:-][^\s:#{}]*|[A-Za-z0-9_./-]+(?=\s*(:|$)))?(?<colon>\s*:( +|$))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Head();
}
