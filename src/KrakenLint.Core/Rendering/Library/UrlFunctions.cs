using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on URLs (https://masterminds.github.io/sprig/url.html); what is left of a text keeps its origin.</summary>
internal static class UrlFunctions
{
    private const string Marks = ":/?#[]@!$&'()*+,;=-._~";

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [new("urlParse", 1, a => Parts(a.Rope(0))), new("urlJoin", 1, Joined)];

    // Go's url.Parse.
    private static Datum Parts(Rope url)
    {
        // What is escaped, or none of a URL's letters, Go decodes or refuses.
        if (!url.Text.All(IsPlain))
            return Arguments.Unknown;
        var (address, fragment) = Divided(url, url.Text.IndexOf('#', StringComparison.Ordinal));
        var (before, query) = Divided(address, address.Text.IndexOf('?', StringComparison.Ordinal));
        var colon = LengthOfScheme(before.Text);
        var (scheme, rest) = colon < 0 ? (Rope.Empty, before) : Divided(before, colon);
        var (authority, path) = (Rope.Empty, rest);
        if (rest.Text.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.Text.IndexOf('/', 2);
            var end = slash < 0 ? rest.Text.Length : slash;
            (authority, path) = (rest.Slice(2, end - 2), rest.Slice(end, rest.Text.Length - end));
        }
        var isOpaque = colon >= 0 && rest.Text.Length > 0 && !rest.Text.StartsWith('/');
        var at = authority.Text.LastIndexOf('@');
        var (user, host) = at < 0 ? (Rope.Empty, authority) : Divided(authority, at);
        var map = new MapDatum();
        map.Set("scheme", scheme.Map(text => text.ToLowerInvariant()).ToDatum());
        map.Set("host", host.ToDatum());
        map.Set("hostname", NameOf(host).ToDatum());
        map.Set("path", (isOpaque ? Rope.Empty : path).ToDatum());
        map.Set("query", query.ToDatum());
        map.Set("opaque", (isOpaque ? rest : Rope.Empty).ToDatum());
        map.Set("fragment", fragment.ToDatum());
        map.Set("userinfo", user.ToDatum());
        return map;
    }

    // Go's URL.String.
    private static Datum Joined(Given arguments)
    {
        if (arguments[0] is not MapDatum map)
            return Arguments.Unknown;
        var (scheme, user, host) = (Part("scheme"), Part("userinfo"), Part("host"));
        var (path, query, fragment) = (Part("path"), Part("query"), Part("fragment"));
        Rope[] all = [scheme, user, host, path, query, fragment];
        if (Part("opaque").Text.Length > 0 || !all.All(part => part.Text.All(IsPlain)))
            return Arguments.Unknown;
        var output = new RopeBuilder(arguments.Budget);
        Add(scheme, "", ":");
        if (host.Text.Length > 0 || user.Text.Length > 0)
            output.Add("//");
        Add(user, "", "@");
        output.Add(host);
        Add(path, host.Text.Length > 0 && !path.Text.StartsWith('/') ? "/" : "", "");
        Add(query, "?", "");
        Add(fragment, "#", "");
        return output.ToRope().ToDatum();

        Rope Part(string key) => map[key]?.Rope(arguments.Budget) ?? Rope.Empty;

        void Add(Rope part, string before, string behind)
        {
            if (part.Text.Length == 0)
                return;
            output.Add(before);
            output.Add(part);
            output.Add(behind);
        }
    }

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal);

    /// <summary>What stands before and behind one letter; all and nothing where there is none.</summary>
    private static (Rope Before, Rope Behind) Divided(Rope rope, int at) =>
        at < 0 ? (rope, Rope.Empty) : (rope.Slice(0, at), rope.Slice(at + 1, rope.Text.Length - at - 1));

    private static int LengthOfScheme(string text)
    {
        var length = text.AsSpan().IndexOf(':');
        return length > 0 && char.IsAsciiLetter(text[0]) && text[..length].All(IsOfScheme) ? length : -1;
    }

    private static bool IsOfScheme(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.';

    private static Rope NameOf(Rope host)
    {
        var text = host.Text;
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            return host.Slice(1, end - 1);
        return text.LastIndexOf(':') is >= 0 and var colon ? host.Slice(0, colon) : host;
    }
}
