using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.Graph.Routes;

namespace KrakenLint.Tests.Graph;

public sealed class TraefikRuleTests
{
    /// <summary>"(a || b) and (x || y)" means every pair, in order, however it is spaced.</summary>
    [Property]
    public bool Alternatives_on_both_sides_are_multiplied(byte hosts, byte paths, bool isSpaced)
    {
        var (or, and) = isSpaced ? (" || ", " && ") : ("||", "&&");
        var left = Enumerable.Range(0, hosts % 8 + 1).Select(number => $"h{number}").ToArray();
        var right = Enumerable.Range(0, paths % 8 + 1).Select(number => $"/p{number}").ToArray();
        var rule =
            $"({string.Join(or, left.Select(host => $"Host(`{host}`)"))}){and}"
            + $"({string.Join(or, right.Select(path => $"PathPrefix(`{path}`)"))})";
        return TraefikRule
            .Parse(rule)
            .SequenceEqual(left.SelectMany(host => right.Select(path => new TraefikMatch(host, path, "PathPrefix"))));
    }

    [Property]
    public bool Any_text_has_an_answer(string? text) => !TraefikRule.Parse(text ?? "").IsEmpty;

    /// <summary>Texts of the language's own tokens reach further into the reader than arbitrary ones.</summary>
    [Property]
    public FsCheck.Property Any_tokens_have_an_answer() =>
        Prop.ForAll(
            Gen.Elements("Host", "Path", "(", ")", "`a`", "`", ",", "||", "&&", "!", " ", "\"b\"")
                .ListOf()
                .ToArbitrary(),
            tokens => !TraefikRule.Parse(string.Concat(tokens)).IsEmpty
        );

    [Fact]
    public void More_alternatives_than_anybody_writes_are_one_route_for_everything() =>
        Assert.Equal(
            [TraefikMatch.Everything],
            TraefikRule.Parse(string.Join("||", Enumerable.Range(0, 101).Select(number => $"Host(`h{number}`)")))
        );
}
