using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>What a line of a template does for the structure of what it prints.</summary>
internal enum TemplateLineKind
{
    /// <summary>Blank, a comment, or actions that print nothing where they stand.</summary>
    Nothing,

    /// <summary>The mark between documents.</summary>
    Mark,

    Content,
}

/// <summary>One line of a template.</summary>
/// <param name="Indent">Columns before what it prints.</param>
/// <param name="Text">Without the comment at its end.</param>
/// <param name="Comment">Where its YAML comment begins, in UTF-16 units; -1 where it has none.</param>
internal sealed partial record TemplateLine(
    SourceSpan Span,
    TemplateLineKind Kind,
    int Indent,
    string Text,
    int Comment
)
{
    /// <summary>True where what follows below, further to the right, belongs to it.</summary>
    public bool OpensBlock => OpeningPattern().IsMatch(Text);

    public bool IsItem => IsItemText(Text.TrimStart());

    /// <summary>True where a manifest usually begins.</summary>
    public bool BeginsManifest => Indent == 0 && FirstKeys().IsMatch(Text);

    /// <param name="isBodyOf">True for a line inside a block scalar, where <c>#</c> is text, given its indentation.</param>
    public static TemplateLine Of(SourceSpan span, bool isInsideAction, Func<int, bool> isBodyOf)
    {
        var text = span.Text;
        var indent = text.Length - text.TrimStart(' ').Length;
        if (isInsideAction || text.Trim().Length == 0)
            return new TemplateLine(span, TemplateLineKind.Nothing, indent, "", -1);
        var comment = isBodyOf(indent) ? -1 : CommentIn(text);
        var said = CommentPattern().Replace(comment < 0 ? text : text[..comment], "").TrimEnd();
        if (said.Length == 0)
            return new TemplateLine(span, TemplateLineKind.Nothing, indent, "", comment);
        if (said.StartsWith("---", StringComparison.Ordinal))
            return new TemplateLine(span, TemplateLineKind.Mark, 0, said, comment);
        var printed = ActionPattern().Replace(said, "");
        if (printed.Trim().Length > 0)
            return new TemplateLine(span, TemplateLineKind.Content, indent, said, comment);
        var actions = ActionPattern().Matches(said);
        if (actions.All(action => SilentPattern().IsMatch(action.Value)))
            return new TemplateLine(span, TemplateLineKind.Nothing, indent, "", comment);
        // What is printed with "nindent 4" stands at column 4, wherever the action does.
        var shift = IndentPattern().Matches(said);
        var column = shift.Count > 0 && int.TryParse(shift[^1].Groups["columns"].Value, out var given) ? given : indent;
        return new TemplateLine(span, TemplateLineKind.Content, column, said, comment);
    }

    // A "#" begins a comment behind white space, outside of quotes and actions.
    private static int CommentIn(string text)
    {
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            if (string.CompareOrdinal(text, at, "{{", 0, 2) == 0)
                at = text.IndexOf("}}", at, StringComparison.Ordinal) is >= 0 and var end ? end + 1 : text.Length;
            else if (quote != '\0')
                quote = text[at] == quote ? '\0' : quote;
            else if (text[at] is '"' or '\'' && (at == 0 || text[at - 1] is ' ' or '[' or '{' or ',' or '('))
                quote = text[at];
            else if (text[at] == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1])))
                return at;
        }
        return -1;
    }

    private static bool IsItemText(string text) => text.StartsWith("- ", StringComparison.Ordinal) || text == "-";

    [GeneratedRegex(@"\{\{.*?(\}\}|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ActionPattern();

    [GeneratedRegex(@"\{\{-?\s*/\*.*?\*/\s*-?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(
        @"^\{\{-?\s*(/\*|(if|else|end|with|range|define|block|break|continue|fail)\b|\$\w*\s*:?=)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SilentPattern();

    [GeneratedRegex(@"\bn?indent\s+(?<columns>\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex IndentPattern();

    [GeneratedRegex(
        @"(^|\s|:)-$|:(\s+[&!]\S+)*(\s+[|>][+\-0-9]*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OpeningPattern();

    [GeneratedRegex(@"^(apiVersion|kind|metadata)\s*:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstKeys();
}
