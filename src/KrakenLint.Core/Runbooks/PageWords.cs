using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KrakenLint.Runbooks;

/// <summary>Sentences of runbook files as words: what stands in back quotes is a command or a name, and so are values.</summary>
internal static partial class PageWords
{
    public static ImmutableArray<PageWord> Of(
        string text,
        ImmutableDictionary<string, string> values,
        ISet<string> missing
    )
    {
        var words = ImmutableArray.CreateBuilder<PageWord>();
        var at = 0;
        foreach (Match match in Parts().Matches(text))
        {
            Plain(text[at..match.Index]);
            at = match.Index + match.Length;
            var code = match.Groups["code"];
            words.Add(
                code.Success
                    ? new PageWord(FilledText.Fill(code.Value, TextLanguage.Shell, values, missing), WordKind.Code)
                    : Value(match.Groups["name"].Value, values, missing)
            );
        }
        Plain(text[at..]);
        return words.ToImmutable();

        void Plain(string piece)
        {
            if (piece.Length > 0)
                words.Add(new PageWord(piece, WordKind.Plain));
        }
    }

    public static ImmutableArray<PageWord> Plain(string text) => [new PageWord(text, WordKind.Plain)];

    private static PageWord Value(string name, ImmutableDictionary<string, string> values, ISet<string> missing)
    {
        if (values.TryGetValue(name, out var value))
            return new PageWord(value, WordKind.Code);
        missing.Add(name);
        return new PageWord(FilledText.StandIn(name), WordKind.Code);
    }

    [GeneratedRegex(@"`(?<code>[^`]+)`|\{(?!end\})(?<name>[a-z][A-Za-z]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
