using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>A message with names in braces, checked when the rule is read.</summary>
public sealed partial record MessageTemplate(string Text)
{
    // What values add to a message.
    private const int Usual = 64;

    private static readonly SearchValues<char> OfNames = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
    );

    /// <summary>Names that every finding has.</summary>
    public static ImmutableArray<string> Common { get; } =
    ["kind", "name", "namespace", "value", "subject", "expected", "reason", "key", "container", "at"];

    /// <summary>Names that <c>related</c>, <c>lookup</c> and <c>count</c> add, beside the attributes of references.</summary>
    internal static ImmutableArray<string> Details { get; } =
    ["target", "near", "hint", "count", "other.name", "other.kind", "other.path", "other.service"];

    public static MessageTemplate? Read(YamlNode node, IEnumerable<string> parameters, ProblemList problems)
    {
        if (node is not { IsScalar: true, Type: YamlType.String })
        {
            problems.Add(node, $"\"message\" must be a string, found {MappingReader.Describe(node)}");
            return null;
        }
        var known = Common
            .Concat(Details)
            .Concat(Edges.All.SelectMany(edge => edge.Attributes))
            .Concat(Views.All.SelectMany(view => view.Fields))
            .Concat(Facts.All.Select(fact => fact.Name))
            .Concat(SettingKinds.Names.Where(name => name.Contains('.', StringComparison.Ordinal)))
            .Concat(parameters)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        foreach (var name in NamesIn(node.Text).Where(name => !known.Contains(name)))
            problems.Add(node, $"unknown name {{{name}}} in the message{HintOrList(name, known)}");
        return new MessageTemplate(node.Text.Trim());
    }

    /// <summary>
    /// The message with its names replaced; a name without a value reads as nothing, and at the end the mark before it goes
    /// too: "not known; {reason}".
    /// </summary>
    public string Fill(Func<string, string?> valueOf)
    {
        var filled = new StringBuilder(Text.Length + Usual);
        var at = 0;
        for (var open = 0; (open = Text.IndexOf('{', open)) >= 0; )
        {
            if (NameAt(open + 1) is not { } name)
            {
                open++;
                continue;
            }
            filled.Append(Text, at, open - at).Append(valueOf(name));
            at = open = open + name.Length + 2;
        }
        var end = filled.Append(Text, at, Text.Length - at).Length;
        while (end > 0 && filled[end - 1] is ' ' or ';' or ',')
            end--;
        return filled.ToString(0, end);
    }

    // The same as the pattern's.
    private string? NameAt(int start)
    {
        var name = Text.AsSpan(start);
        var length = name.IndexOfAnyExcept(OfNames);
        return length > 0 && name[length] == '}' && char.IsAsciiLetter(name[0]) ? name[..length].ToString() : null;
    }

    // The list is long; who misspelt one name need not read it.
    private static string HintOrList(string name, string[] known) =>
        Nearest.Hint(name, known) is { Length: > 0 } hint ? hint : $"; known are {MappingReader.OneOf(known)}";

    private static IEnumerable<string> NamesIn(string text) =>
        PlaceholderPattern().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(
        @"\{(?<name>[A-Za-z][A-Za-z0-9._-]*)\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex PlaceholderPattern();
}
