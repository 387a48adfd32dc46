using System.Text;

namespace KrakenLint.Tests.Runbooks;

/// <summary>What lines of a shell say to kubectl.</summary>
/// <param name="Space">What stands behind <c>-n</c>; null for none.</param>
/// <param name="Targets">Resources as <c>kind/name</c>.</param>
internal sealed record KubectlCall(string Line, string? Space, IReadOnlyList<string> Targets)
{
    private static readonly string[] Verbs = ["get", "describe", "logs", "exec", "port-forward", "rollout", "debug"];

    private static readonly string[] WithValue = ["-n", "-l", "-c", "-o", "--sort-by", "--field-selector"];

    public static IEnumerable<KubectlCall> In(string text)
    {
        foreach (var line in text.Split('\n').Where(line => !line.StartsWith('#')))
        {
            foreach (var call in Split(line).Where(words => words is ["kubectl", var verb, ..] && Verbs.Contains(verb)))
                yield return Of(line, call);
        }
    }

    private static KubectlCall Of(string line, List<string> words)
    {
        string? space = null;
        var plain = new List<string>();
        for (var at = words[1] == "rollout" ? 3 : 2; at < words.Count && words[at] is not ("--" or "-"); at++)
        {
            if (words[at] == "-n")
                space = words.ElementAtOrDefault(at + 1);
            if (WithValue.Contains(words[at]))
                at++;
            else if (!words[at].StartsWith('-'))
                plain.Add(words[at]);
        }
        var targets = plain.Where(word => word.Contains('/', StringComparison.Ordinal)).ToList();
        if (targets.Count == 0 && words[1] is "get" or "describe" && plain is [var kind, var name])
            targets.Add($"{kind}/{name}");
        return new KubectlCall(line, space, targets);
    }

    // Words of simple commands, cut where another one begins.
    private static IEnumerable<List<string>> Split(string line)
    {
        var call = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        foreach (var letter in $"{line} ;")
        {
            if (quote != '\0')
            {
                if (letter == quote)
                    quote = '\0';
                else
                    word.Append(letter);
            }
            else if (letter is '\'' or '"')
                (quote, isWord) = (letter, true);
            else if (letter is ' ' or '|' or ';' or '&' or '(' or ')' or '<' or '>' or '{' or '}')
            {
                if (isWord || word.Length > 0)
                    call.Add(word.ToString());
                word.Clear();
                isWord = false;
                if (letter != ' ')
                {
                    yield return call;
                    call = [];
                }
            }
            else
                word.Append(letter);
        }
    }
}
