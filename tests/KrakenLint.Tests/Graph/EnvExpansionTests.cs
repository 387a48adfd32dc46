using System.Globalization;

namespace KrakenLint.Tests.Graph;

public sealed class EnvExpansionTests
{
    private const string Head =
        "apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: c\n      env:\n";

    [Fact]
    public void A_value_that_doubles_with_each_variable_is_not_followed_without_end()
    {
        var variables = Enumerable
            .Range(1, 200)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"        - {{ name: A{number}, value: \"$(A{number - 1})$(A{number - 1})\" }}\n"
                )
            );
        var manifest = $"{Head}        - {{ name: A0, value: x }}\n{string.Concat(variables)}";
        Assert.Empty(RuleRun.Of("check: { not: { env: A200, matches: x } }", manifest).Lines());
        Assert.Single(RuleRun.Of("check: { not: { env: A3, equals: xxxxxxxx } }", manifest).Lint().Findings);
    }

    [Fact]
    public void References_that_never_end_are_read_once()
    {
        var value = string.Concat(Enumerable.Repeat("$(", 500_000));
        var manifest = $"{Head}        - {{ name: A, value: \"{value}\" }}\n";
        Assert.Single(RuleRun.Of("check: { not: { env: A, startsWith: $ } }", manifest).Lint().Findings);
    }

    [Theory]
    [InlineData("$(A)", "a")]
    [InlineData("x$(A)y$(A)", "xaya")]
    [InlineData("$$(A)", "$(A)")]
    [InlineData("$(GONE)", "$(GONE)")]
    [InlineData("$(A", "$(A")]
    [InlineData("$", "$")]
    [InlineData("$x$", "$x$")]
    [InlineData("$(LATER)", "$(LATER)")]
    [InlineData("$(NESTED)", "$(A)")]
    public void References_are_replaced_as_Kubernetes_does(string value, string expected)
    {
        var manifest =
            $"{Head}        - {{ name: A, value: a }}\n        - {{ name: NESTED, value: \"$$(A)\" }}\n"
            + $"        - {{ name: V, value: \"{value}\" }}\n        - {{ name: LATER, value: b }}\n";
        Assert.Empty(RuleRun.Of($"check: {{ env: V, equals: \"{expected}\" }}", manifest).Lines());
    }
}
