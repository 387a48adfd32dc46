using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Manifests;

/// <summary>Reads lines one after the other by their indentation, and tells of each which of it may be a secret's value.</summary>
/// <param name="isSecret">True where all that they hold is a secret's.</param>
internal sealed partial class LineOutline(SourceFile file, bool isSecret)
{
    private readonly record struct Level(int Indent, string Key, bool IsSecret, bool HasValue, bool IsMetadata);

    /// <summary>What a line begins with: a key with the place of its value, an item's dashes.</summary>
    private readonly record struct Head(string Line, int Dash, int Indent, string? Key, int Value)
    {
        public bool IsItem => Dash >= 0;

        public string Rest => Line[Value..];
    }

    /// <summary>Lines that are the arguments of a program, and what the last of them says of the next one.</summary>
    private sealed record Arguments(int Indent, string Program, string Option);

    private static readonly string[] Harmless =
    [
        "apiVersion",
        "kind",
        "metadata",
        "type",
        "immutable",
        "data",
        "stringData",
        "items",
    ];

    private readonly List<Level> levels = [];
    private bool? hasSecret;
    private bool isInKey;
    private char openQuote;
    private (string Text, int Indent)? name;
    private Arguments? list;

    /// <summary>True where the last line is about a secret, though it may only name what is filled in.</summary>
    public bool IsOfSecret { get; private set; }

    /// <returns>Where on the line the hidden part begins, in UTF-16 units; null where none does.</returns>
    public int? Read(int number)
    {
        IsOfSecret = false;
        var line = file.Line(number).Text;
        if (line == "---" || line.StartsWith("--- ", StringComparison.Ordinal))
        {
            levels.Clear();
            (hasSecret, openQuote, isInKey, name, list) = (null, '\0', false, null, null);
            return null;
        }
        hasSecret ??= isSecret || SecretKinds.Of(file).AreBeside(number);
        var indent = line.Length - line.AsSpan().TrimStart(" \t").Length;
        var wasInKey = isInKey;
        isInKey = TokenShapes.IsInKeyAfter(line) ?? isInKey;
        if (indent == line.Length)
            return null;
        if (wasInKey)
            return indent;
        if (openQuote != '\0')
        {
            openQuote = line.Contains(openQuote, StringComparison.Ordinal) ? '\0' : openQuote;
            return indent;
        }
        // A line end of old, which ends lines of YAML and none of ours.
        if (hasSecret == true && line.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var end)
            return end;
        if (line[indent] == '#')
            return hasSecret == true || IsAboveSecret(number) ? indent + 1 : null;
        var head = HeadOf(line, indent);
        while (
            levels is [.., var last]
            && (
                head.IsItem
                    ? last.Indent > head.Dash || (last.Indent == head.Dash && last.HasValue)
                    : last.Indent >= head.Indent
            )
        )
            levels.RemoveAt(levels.Count - 1);
        var hidden = head.Key is { } key ? ReadPair(head, key, number) : ReadText(head);
        var inner = InnerPattern().Match(line, head.Value);
        return hidden is null && inner.Success ? inner.Index : hidden;
    }

    private int? ReadPair(Head head, string key, int number)
    {
        var above = levels is [.., var last] ? last : default;
        var value = head.Rest;
        var isReference = Credentials.IsReference(key) && hasSecret != true;
        var isBelow =
            !isReference
            && (
                above.IsSecret
                || Credentials.IsKey(key)
                || (key == "keys" && value.Length == 0)
                || key == Sensitive.LastApplied
                || (key is "data" && hasSecret == true)
                || key is "stringData" or "binaryData"
                // An alias may make a secret of it elsewhere.
                || (value.StartsWith('&') && !value.Contains(' ', StringComparison.Ordinal))
            );
        var isHidden =
            isBelow
            || (value.StartsWith('&') && value.Contains(' ', StringComparison.Ordinal))
            || Credentials.IsRandom(key, value.Trim('"', '\''))
            || (key is "value" or "values" && IsNamedLikeSecret(head, number))
            || (hasSecret == true && !above.IsMetadata && !Harmless.Contains(key));
        levels.Add(new Level(head.Indent, key, isBelow, value.Length > 0, above.IsMetadata || key == "metadata"));
        if (key is "name" or "key" or "<<")
            name = (value.Trim('"', '\'', ' '), head.Indent);
        list = null;
        IsOfSecret = isHidden;
        if (!isHidden || CredentialValue.At(head.Line, head.Value, isFirst: true) is null)
            return null;
        if (value[0] is '"' or '\'' && value.IndexOf(value[0], 1) < 0)
            openQuote = value[0];
        return head.Value;
    }

    private int? ReadText(Head head)
    {
        var text = head.Rest.Trim(' ', '"', '\'', ',', '\\', '[', ']');
        var before = list is { } known && known.Indent == head.Indent ? known : new Arguments(head.Indent, text, "");
        list = before with { Option = text.StartsWith('-') ? text : "" };
        var isValue =
            before.Option.Length > 0
            && (
                (Credentials.IsKey(before.Option.TrimStart('-')) && !text.StartsWith('-'))
                || Credentials.IsPasswordAfter(before.Program, before.Option, text)
            );
        var isHidden =
            isValue
            || levels is [.., { IsSecret: true }]
            || (levels is [.., var around] && Credentials.IsRandom(around.Key, text))
            || (
                hasSecret == true && levels is not [.., { IsMetadata: true }] && text is not ("..." or "{" or "}" or "")
            );
        IsOfSecret = isHidden;
        // "{{- end }}" holds nothing of its own.
        return isHidden && !ActionPattern().IsMatch(head.Rest) ? head.Value : null;
    }

    // "name: DB_PASSWORD" stands above "value: x", or below it.
    private bool IsNamedLikeSecret(Head head, int number)
    {
        if (name is { } above && above.Indent == head.Indent && !head.IsItem)
            return MayName(above.Text);
        for (var next = number + 1; next <= Math.Min(number + 3, file.LineCount); next++)
        {
            var line = file.Line(next).Text;
            var below = HeadOf(line, line.Length - line.AsSpan().TrimStart(" \t").Length);
            if (below.IsItem || below.Indent != head.Indent)
                return false;
            if (below.Key is "name" or "key")
                return MayName(below.Rest.Trim('"', '\'', ' '));
        }
        return false;
    }

    // What an alias leads to nobody knows here.
    private static bool MayName(string text) => Credentials.IsKey(text) || text.StartsWith('*');

    private bool IsAboveSecret(int number)
    {
        if (number >= file.LineCount)
            return false;
        var next = file.Line(number + 1).Text;
        return HeadOf(next, next.Length - next.AsSpan().TrimStart(" \t").Length).Key is { } key
            && Credentials.IsKey(key);
    }

    private static Head HeadOf(string line, int indent)
    {
        var dash = -1;
        var at = indent;
        while (at < line.Length && line[at] == '-' && (at + 1 == line.Length || line[at + 1] == ' '))
        {
            dash = dash < 0 ? at : dash;
            at++;
            while (at < line.Length && line[at] == ' ')
                at++;
        }
        var key = KeyPattern().Match(line, at);
        return key.Success
            ? new Head(line, dash, at, key.Groups["key"].Value, at + key.Length)
            : new Head(line, dash, at, null, at);
    }

    [GeneratedRegex(
        """\G(export[ \t]+)?["']?(?<key>[\w./@$-]{1,120}|<<)["']?[ \t]{0,20}(:(?=[ \t]|$)|:=|=(?!=))[ \t]*""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex KeyPattern();

    // A Secret in one line, what an anchor stands at inside of one, what has its name by an alias, and a password behind
    // an option of an item.
    [GeneratedRegex(
        """["']kind\\{0,3}["'][ \t]{0,8}:[ \t]{0,8}\\{0,3}["']Secret|(?<=[\[{,:-][ \t]{0,8})&[\w-]{1,80}[ \t]+(?=[^\s&])|(?<=[{,][ \t]{0,8})["']?(name|key|<<)["']?[ \t]{0,8}:[ \t]{0,8}\*|(?<=[\[,][ \t]{0,8}["']?|^[ \t]*-[ \t]+["']?)-[ap](?=[^\s,"'\]]{0,80}([A-Z][a-z0-9]|[0-9][A-Za-z]|[a-z][A-Z0-9]))(?=[^\s,"'=\]]{6})|(?<=^[ \t]*template["']?:[ \t]{0,8})\{(?=.*\b(data|stringData)\b)|(?<=[{,][ \t]{0,8}template["']?:[ \t]{0,8})\{(?=.*\b(data|stringData)\b)|(?<=[{,][ \t]{0,8}stringData["']?:[ \t]{0,8})\{""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex InnerPattern();

    [GeneratedRegex("""^\{\{[^"'`]*\}\}[ \t]*$""", RegexOptions.CultureInvariant)]
    private static partial Regex ActionPattern();
}
