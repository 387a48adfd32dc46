using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>What the parser's words for an error mean to people: what is wrong, and what was expected.</summary>
internal static partial class SyntaxSentences
{
    private const string Prefix = "YAML does not parse";

    /// <summary>What is said where nothing more is known.</summary>
    public const string Unknown = $"{Prefix} here";

    /// <summary>A row for each kind of error: the first whose words occur in what the parser says is taken.</summary>
    private static readonly ImmutableArray<(string Words, string Wrong, string Expected)> Rows =
    [
        (
            "expected <document",
            "the document is complete before this, and what follows would be lost",
            "\"---\" between two documents"
        ),
        (
            "Mapping values are not allowed",
            "\": \" makes a mapping where only text can stand",
            "quotes around the text, or the key indented as its neighbours are"
        ),
        (
            "did not find expected key",
            "this line is no part of the mapping above it",
            "\"key: value\", indented as the other keys are"
        ),
        ("could not find expected ':'", "a key has no \":\" behind it", "\"key: value\""),
        (
            "did not find expected '-'",
            "this line is no part of the list above it",
            "\"- \" before an item, indented as the other items are"
        ),
        ("expected ',' or '}'", "what stands in braces does not go on here", "\",\" or \"}\""),
        ("expected ',' or ']'", "what stands in brackets does not go on here", "\",\" or \"]\""),
        ("did not find expected node content", "no value can begin here", "a value, in quotes where it is text"),
        ("did not find expected token", "no value can begin here", "a value, in quotes where it is text"),
        ("cannot start any token", "no value can begin with this character", "quotes around the text"),
        ("Mapping keys are not allowed", "\"? \" begins a key where none can stand", "quotes around the text"),
        (
            "Block sequence entries are not allowed",
            "\"- \" begins a list where none can stand",
            "it on a line of its own, or quotes around the text"
        ),
        ("found unexpected document indicator", "quoted text has no end in its document", "the closing quote"),
        ("a quoted scalar, found unexpected end", "quoted text has no end", "the closing quote"),
        (
            "unknown escape character",
            "this escape has no meaning between double quotes",
            "\"\\\\\" for a backslash, or single quotes around the text"
        ),
        ("expected hexadecimal", "an escape has too few digits", "two behind \\x, four behind \\u, eight behind \\U"),
        ("invalid Unicode", "an escape stands for no character", "one that does"),
        ("double-quoted scalar, found wrong indentation", "quoted text goes on too far to the left", "deeper lines"),
        ("after '>' indicator", "a comment touches the \"|\" or \">\" before it", "a space before \"#\""),
        (
            "a block scalar, did not find expected comment",
            "text stands on the line of \"|\" or \">\"",
            "it on the next line"
        ),
        ("indentation indicator equal to 0", "no text can be indented by 0", "a digit from 1 to 9"),
        (
            "extra spaces in first line",
            "an empty line is indented deeper than the text below it",
            "no spaces on empty lines"
        ),
        (
            "more spaces in lines above",
            "an empty line is indented deeper than the text below it",
            "no spaces on empty lines"
        ),
        (
            "found invalid mapping",
            "\": \" makes a mapping where only text can stand",
            "quotes around the text, or the key indented as its neighbours are"
        ),
        ("comment between adjacent", "a comment stands in the middle of a text", "quotes around the text"),
        ("invalid comment after", "a comment touches what stands before it", "a space before \"#\""),
        ("after '...' marker", "text stands behind \"...\"", "a line of its own"),
        ("tab character that violate", "a tab stands where only spaces may indent", "spaces"),
        ("Anchor before sequence entry", "an anchor stands before \"- \"", "it on the line above"),
        ("more than one anchor", "a value has two anchors", "one"),
        (
            "undefined tag handle",
            "a tag begins with a name that nobody has declared",
            "quotes where \"!\" begins a text"
        ),
        (" anchor ", "an anchor or alias has no name", "letters and digits, or quotes where \"&\" or \"*\" begins a text"),
        ("Anchor", "an anchor or alias has no name", "letters and digits, or quotes where \"&\" or \"*\" begins a text"),
        ("directive", "a directive is none that can be read", "%YAML 1.2, or quotes where \"%\" begins a text"),
        ("incompatible YAML", "the document asks for another version of YAML", "%YAML 1.1 or 1.2"),
        ("tag", "a tag cannot be read", "quotes where \"!\" begins a text"),
        ("Tag", "a tag cannot be read", "quotes where \"!\" begins a text"),
        ("only an alias", "a document is nothing but an alias", "what it stands for"),
    ];

    /// <param name="message">In the parser's words.</param>
    /// <param name="rest">From the place of the error to the end of the text.</param>
    public static string Of(string message, SourceSpan rest)
    {
        var before = rest.File.Bytes[rest.File.Line(rest.StartPosition.Line).Start..rest.Start].TrimEnd(" \t"u8);
        if (message.Contains("did not find expected key", StringComparison.Ordinal) && before is [.., (byte)'"' or (byte)'\''])
            return $"{Prefix}: text stands behind a closing quote; expected the quote at the end, and one in the text doubled or behind a backslash";
        if (message.Contains("found invalid mapping", StringComparison.Ordinal) && IsBelowTightColon(rest))
            return $"{Prefix}: the line above is no \"key: value\", and the mapping cannot go on; expected a space behind its \":\"";
        foreach (var (words, wrong, expected) in Rows)
        {
            if (message.Contains(words, StringComparison.Ordinal))
                return $"{Prefix}: {wrong}; expected {expected}";
        }
        return Unknown;
    }

    /// <summary>True for what the parser also says where a bracket or brace is not closed.</summary>
    public static bool MayBeOpen(string message) =>
        message.Contains("expected node content", StringComparison.Ordinal)
        || message.Contains("expected ',' or", StringComparison.Ordinal);

    /// <param name="bracket">One that nothing closes.</param>
    public static string OfOpen(SourceSpan bracket)
    {
        var isList = bracket.File.Bytes[bracket.Start] == '[';
        return $"{Prefix}: the {(isList ? "bracket" : "brace")} is not closed; expected \"{(isList ? ']' : '}')}\" behind the last item";
    }

    private static bool IsBelowTightColon(SourceSpan rest) =>
        rest.StartPosition.Line is > 1 and var line && TightPattern().IsMatch(rest.File.Line(line - 1).Text);

    [GeneratedRegex(@"^[\s-]*[\w./-]+:[^\s:/][^:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex TightPattern();
}
