using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.Conditions;
using KrakenLint.Tests.Yaml;
using KrakenLint.Text;

namespace KrakenLint.Tests.Conditions;

/// <summary>A look at a scalar in the file must not rule out what its text matches.</summary>
[Properties(
    Arbitrary = [typeof(PatternProperties)],
    MaxTest = 2_000,
    EndSize = 30,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class PatternProperties
{
    private static readonly string[] Tokens =
    [
        "redis",
        "rediss",
        "mysql",
        "://",
        "x:y@",
        ":@",
        "KEY",
        "k",
        "\u212A",
        "\u212Aey",
        "key",
        "\u00e9",
        "it's",
        "\\",
        "\"",
        "'",
        "# ",
        "- ",
        "{",
        ";",
        ": ",
        " ",
        "  ",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "1e+07",
        "proxy_set_header Upgrade",
        "Proxy_Set_Header  \"upgrade",
        "requirepass x",
    ];

    private static readonly Pattern[] Patterns =
    [
        .. new[]
        {
            "^(redis|mysql)s?://[^@/\\s]*:[^@/\\s]*@",
            "(?m)^[^#\\n]*(?<value>(mysql|rediss?)://[^/?#\\s:@]*:[^@]*@)",
            "(?im)(^|[{;])[ \\t]*proxy_set_header\\s+[\"']?Upgrade",
            "(?i)key",
            "it's",
            "requirepass x|masterauth",
            "^[0-9](\\.[0-9]+)?e[+-][0-9]{2,}$",
            "^(?i)KEY$|^redis|^it's",
            "^k\\S*$",
            "^\"",
            "^.*\\bx:y@$",
            "\\\\",
        }.Select(text => Pattern.Parse(text).Pattern ?? throw new InvalidOperationException(text)),
    ];

    /// <summary>A text of several lines, longer than those that are matched at once.</summary>
    public sealed record LongText(string Value);

    public static Arbitrary<LongText> Texts() =>
        Gen.Elements(Tokens)
            .ListOf()
            .Select(tokens => new LongText($"{string.Concat(tokens)}\n{new string('-', 250)}\n"))
            .ToArbitrary();

    [Property]
    public void In_a_text(LongText text)
    {
        foreach (var part in new[] { text.Value, text.Value.Split('\n')[0] })
        {
            var letters = LetterSet.Of(part);
            foreach (
                var pattern in Patterns.Where(pattern => pattern.RulesOut(part) || pattern.RulesOut(part, letters))
            )
                Assert.False(Matches(part, pattern), $"{pattern.Text}:\n{part}");
        }
    }

    [Property]
    public void In_a_literal_block(LongText text) => AssertLaw($"a: |\n{Indented(text.Value)}", '|');

    [Property]
    public void In_a_folded_block(LongText text) => AssertLaw($"a: >\n{Indented(text.Value)}", '>');

    [Property]
    public void In_single_quotes(LongText text) =>
        AssertLaw($"a: '{Indented(text.Value.Replace("'", "''", StringComparison.Ordinal))}'", '\'');

    [Property]
    public void In_double_quotes(LongText text) =>
        AssertLaw(
            $"a: \"{text.Value
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal)
                .Replace("\t", "\\t", StringComparison.Ordinal)
                .Replace("k", "\\x6b", StringComparison.Ordinal)}\"",
            '"'
        );

    private static string Indented(string text) => $"  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}";

    private static void AssertLaw(string yaml, char style)
    {
        // A first line of spaces may make a block that is none.
        if (YamlText.Document(yaml) is not { Problems.IsEmpty: true, Tree.Root: { IsMapping: true } root })
            return;
        if (root["a"] is not { IsScalar: true } scalar)
            return;
        foreach (var pattern in Patterns.Where(pattern => pattern.RulesOut(scalar)))
            Assert.False(Matches(scalar.Text, pattern), $"{style} {pattern.Text}:\n{yaml}");
    }

    private static bool Matches(string text, Pattern pattern) =>
        Regex.IsMatch(text, pattern.Text, RegexOptions.CultureInvariant);
}
