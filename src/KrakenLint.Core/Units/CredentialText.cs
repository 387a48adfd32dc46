using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>
/// Finds credentials by the words around them: assignments (<c>password=x</c>, <c>"token": "x"</c>), options
/// (<c>--requirepass x</c>, <c>-p x</c>), headers, and connection strings without a scheme.
/// </summary>
internal static partial class CredentialText
{
    private const int LongestMark = 40;

    /// <summary>Adds what is assigned to a name of a credential.</summary>
    /// <param name="isProse">True for what people write, where the name of a file assigns nothing.</param>
    public static void AddAssignedTo(List<Range> found, string text, bool isProse)
    {
        if (AssignmentPattern().IsMatch(text))
            AddAssigned(found, text, isProse);
    }

    /// <summary>Adds all the rest, which is the same in every text.</summary>
    public static void AddOthersTo(List<Range> found, string text)
    {
        if (ElementPattern().IsMatch(text))
            AddElements(found, text);
        if (PairPattern().IsMatch(text))
            AddPairs(found, text);
        if (TurnedPairPattern().IsMatch(text))
            AddTurnedPairs(found, text);
        if (OptionPattern().IsMatch(text))
            AddAfterOptions(found, text);
        Credentials.AddTo(found, text, AttachedPattern());
        if (WordPattern().IsMatch(text))
            AddAfterWords(found, text);
        Credentials.AddTo(found, text, BearerPattern());
        Credentials.AddTo(found, text, HostPattern());
        Credentials.AddTo(found, text, MarkedPattern());
    }

    private static void AddAssigned(List<Range> found, string text, bool isProse)
    {
        var read = 0;
        foreach (Match match in AssignmentPattern().Matches(text))
        {
            // What stands inside of a value is hidden with it.
            if (match.Index < read)
                continue;
            var key = match.Groups["key"].Value;
            var isLoose = match.Groups["space"].Length > 0 || match.Groups["sign"].Value != ":";
            var start = match.Index + match.Length;
            // "vault-secrets:1.2" and "token-service:8080" are an image and an address.
            if (!isLoose && (key.Contains('/', StringComparison.Ordinal) || VersionPattern().IsMatch(text, start)))
                continue;
            // "secret.yaml: holds no document"
            if (isProse && FilePattern().IsMatch(key))
                continue;
            var isMarked = CredentialKeys.Has(key);
            if (!isMarked && !CredentialKeys.HasRandom(key, ValueAt(text, start)))
                continue;
            if (CredentialValue.At(text, start, !isProse && IsFirst(text, match.Index)) is not { } value)
                continue;
            read = value.End.Value;
            found.Add(value);
        }
    }

    private static void AddElements(List<Range> found, string text)
    {
        foreach (Match match in ElementPattern().Matches(text))
        {
            if (CredentialKeys.Has(match.Groups["key"].Value))
                found.Add(Of(match.Groups["value"]));
        }
    }

    // True where nothing but marks of lists and comments stands before it on its line.
    private static bool IsFirst(string text, int at)
    {
        var start = Math.Max(0, at - LongestMark);
        return LineStartPattern().IsMatch(start == 0 ? text[..at] : $"?{text[start..at]}");
    }

    private static string ValueAt(string text, int start)
    {
        var from = Math.Min(text.Length, start);
        while (from < text.Length && text[from] is '"' or '\'' or '\\')
            from++;
        return RandomPattern().Match(text, from).Value;
    }

    // "name: DB_PASSWORD, value: x", in either order.
    private static void AddPairs(List<Range> found, string text)
    {
        foreach (Match match in PairPattern().Matches(text))
        {
            if (CredentialKeys.Has(match.Groups["key"].Value) && ValueOf(text, match) is { } value)
                found.Add(value);
        }
    }

    private static void AddTurnedPairs(List<Range> found, string text)
    {
        foreach (Match match in TurnedPairPattern().Matches(text))
        {
            if (CredentialKeys.Has(match.Groups["key"].Value) && match.Groups["value"] is { Length: > 0 } value)
                found.Add(Of(value));
        }
    }

    private static Range? ValueOf(string text, Match match) =>
        CredentialValue.At(text, match.Index + match.Length, isFirst: false);

    private static void AddAfterOptions(List<Range> found, string text)
    {
        var read = 0;
        foreach (Match match in OptionPattern().Matches(text))
        {
            if (match.Index < read)
                continue;
            var (option, start) = (match.Groups["key"].Value, match.Index + match.Length);
            var isMarked = CredentialKeys.Has(option);
            if (!isMarked && !ShortOptions.Takes(text, match.Index, option, start))
                continue;
            // "--token --verbose": the next option is no value.
            if (match.Groups["sign"].Value != "=" && start < text.Length && text[start] == '-')
                continue;
            if (CredentialValue.OfOption(text, match.Index, start) is not { } value)
                continue;
            read = value.End.Value;
            found.Add(value);
        }
    }

    // "requirepass x", "IDENTIFIED BY 'x'", "Authorization: Bearer x", "user on >x", "user:x@tcp(host)/db".
    private static void AddAfterWords(List<Range> found, string text)
    {
        var read = 0;
        foreach (Match match in WordPattern().Matches(text))
        {
            if (match.Index < read || ValueOf(text, match) is not { } value)
                continue;
            read = value.End.Value;
            found.Add(value);
        }
    }

    private static Range Of(Group group) => group.Index..(group.Index + group.Length);

    [GeneratedRegex(
        """(?<![\w./$-])(?<key>[\w./-]{2,80})(\\{0,7}["'])?(?<before>[ \t]{0,8})(?<sign>=>|:=|[:=](?!//))(?<space>[ \t]{0,8})""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AssignmentPattern();

    [GeneratedRegex(@"<(?<key>[\w.-]{2,80})>(?<value>[^<]{1,2000})</", RegexOptions.ExplicitCapture)]
    private static partial Regex ElementPattern();

    [GeneratedRegex(
        """(^|[\n\r])[ \t#>|-]*(export[ \t]+)?\\{0,7}["']?$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex LineStartPattern();

    [GeneratedRegex(
        @"\G(v?\d+(\.\d+)+[\w.-]*|\d{1,5}|latest|stable|main)(?![\w.-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex VersionPattern();

    [GeneratedRegex(
        @"/|\.(ya?ml|json|tpl|txt|md|sh|tgz)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"\G[\w+/=-]{0,200}", RegexOptions.CultureInvariant)]
    private static partial Regex RandomPattern();

    [GeneratedRegex(
        """(?<![\w-])["']?(name|key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<key>[\w./-]{2,80})["']?([ \t]{0,4},[ \t]{0,4}|[ \t]{1,4})["']?value["']?[ \t]{0,4}[:=][ \t]{0,4}""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex PairPattern();

    [GeneratedRegex(
        """(?<![\w-])["']?value["']?[ \t]{0,4}[:=][ \t]{0,4}(?<value>"[^"]{1,200}"|'[^']{1,200}'|[^\s,"'}]{1,200}),[ \t]{0,4}["']?(name|key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<key>[\w./-]{2,80})""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex TurnedPairPattern();

    [GeneratedRegex(
        """(?<![\w-])--?(?<key>[A-Za-z][\w.-]{0,80})["']?([ \t]{0,8}(?<sign>[=:,])[ \t]{0,8}|[ \t]{1,8})(?=[^\s=])""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex OptionPattern();

    // "mysql -pX" and "curl -u user:x".
    [GeneratedRegex(
        """(mysql|mariadb|mysqldump|mysqladmin|sshpass)(["']?,?[ \t]+["']?[^\s|;&]{1,80}){0,8}?(["']?,?[ \t]+["']?|["'],["'])-p(?<value>[^\s"';|&$][^\s"';|&]{0,200})|(?<![\w-])(-u|--user)[ \t=,"']{0,8}[\w.@-]{1,64}:(?<value>[^\s"'$][^\s"']{0,200})|redis-cli(["']?,?[ \t]+["']?[^\s|;&]{1,80}){0,8}?(["']?,?[ \t]+["']?|["'],["'])-a(?<value>[^\s"';|&$][^\s"';|&]{0,200})|(?<![\w-])--keys[ \t=,"']{1,6}[\w.-]{1,80}:[ \t]{0,4}(?<value>[^\s"']{1,200})|(echo|printf)([ \t]+(-\w+|["']?%s["']?)){0,4}[ \t]+["']?(?<value>[^\s"'|$%-][^\s"'|]{0,200})["']?[ \t]{0,4}\|[^|;&\n]{0,120}--password-stdin|(?<![\w-])define\([ \t]{0,4}["'][\w.-]{0,40}(?i:passw|secret|token)[\w.-]{0,40}["'][ \t]{0,4},[ \t]{0,4}["'](?<value>[^"']{1,200})""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AttachedPattern();

    [GeneratedRegex(
        """(?<![\w-])((requirepass|masterauth)[ \t=:",]{1,8}|identified[ \t]+(with[ \t]+\w+[ \t]+)?by[ \t]+(password[ \t]+)?(?=["'])|with[ \t]+(encrypted[ \t]+)?password[ \t]+(?=["'])|login[ \t]+\S{1,64}[ \t]+password[ \t]+|user[ \t]+\S{1,64}[ \t]+on[ \t]+>|sentinel[ \t]+auth-pass[ \t]+\S{1,64}[ \t]+|sentinel-pass[ \t]+|(?-i:AUTH)[ \t]+(default[ \t]+)?(?=\S{4})|cookie:[ \t]{0,4}[\w.-]{1,64}=)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex WordPattern();

    [GeneratedRegex(
        """(?<=authorization\\{0,7}["']?[ \t]{0,4}[:= ,][ \t]{0,4}\\{0,7}["']?(bearer|basic|token|apikey)[ \t]{1,4})(?<value>[^\s"'\\$]{1,2000})|(?<![\w-])bearer[ \t]{1,4}(?<value>(?=[\w.~+/=-]{0,200}[0-9])[\w.~+/=-]{6,2000})""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex BearerPattern();

    [GeneratedRegex(
        """(?<=^|[\s"'(]|(^|[\s"'])[\w.-]{1,60}=)(?!(mailto|sips?|xmpp|acct|npm|git|ssh):)[\w.+-]{1,64}:(?!//)(?<value>[^\s"'$][^\s"']{0,255}?)@(?!sha\d{3}:)((tcp|udp|unix)\(|\[?[A-Za-z][\w.-]*(?![\w.@-]))|thin:[\w.-]{1,64}/(?<value>[^\s"'@]{1,255})@""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex HostPattern();

    // What only its neighbours tell: a rule of Redis (">x"), LiveKit's "keys: { name: x }", an address that was encoded.
    [GeneratedRegex(
        """(?<![\w-])on([ \t]+[~&%+@*|][\w:*@|~&%+-]{0,64}){0,12}[ \t]+[>](?<value>[^\s"'/&>][^\s"']{0,200})|(?<![\w-])keys["']?:([ \t]{0,4}\{[ \t]{0,4}|[ \t]{0,4}\r?\n[ \t]{1,40})["']?[\w.-]{1,80}["']?:[ \t]{0,4}["']?(?<value>[^\s"',{}\[\]]{1,200})|(?i:%3A%2F%2F[\w.-]{0,64}%3A)(?<value>[^\s"']{1,200}?)%40|(?<![\w./-])mc(li)?["',]{0,3}[ \t]+(["']?-[^\s]{1,80}[ \t]+){0,4}["']?(alias["',]{0,3}[ \t]+["']?set|config["',]{0,3}[ \t]+["']?host["',]{0,3}[ \t]+["']?add)(["',]{0,3}[ \t]+["']?[^\s"']{1,200}){3}?["',]{0,3}[ \t]+["']?(?<value>[^\s"'$-][^\s"']{0,200})|(?<=api\.telegram\.org/(file/)?bot)(?<value>[0-9]{3,}:[\w-]{8,100})|(?<![0-9.:/@-])(?<value>[0-9]{8,10}:(?=[0-9_-]{0,99}[A-Za-z])[A-Za-z0-9_-]{34,64})(?![\w:/.-])""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex MarkedPattern();
}
