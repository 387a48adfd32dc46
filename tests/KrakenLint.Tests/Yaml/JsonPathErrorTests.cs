using KrakenLint.JsonPaths;

namespace KrakenLint.Tests.Yaml;

public sealed class JsonPathErrorTests
{
    [Fact]
    public void More_selectors_than_people_write_are_refused()
    {
        Assert.False(JsonPath.TryParse($"$[{string.Join(',', Enumerable.Repeat('*', 101))}]", out _, out var error));

        Assert.Equal(new JsonPathError(202, "expected at most 100 selectors in one pair of brackets"), error);
    }

    [Theory]
    [InlineData("", 0, "expected $, the root that every path begins with")]
    [InlineData("spec", 0, "expected $, the root that every path begins with")]
    [InlineData("$.", 2, "expected a name or *; other keys are written as ['key']")]
    [InlineData("$.a b", 3, "expected . or [ or the end of the path")]
    [InlineData("$[", 2, "expected a quoted name, an index, a slice, * or ? and a filter")]
    [InlineData("$[a]", 2, "expected a quoted name, an index, a slice, * or ? and a filter")]
    [InlineData("$[0", 3, "expected , or ]")]
    [InlineData("$[01]", 2, "expected an integer without leading zeros")]
    [InlineData("$[9007199254740992]", 2, "expected an integer between -9007199254740991 and 9007199254740991")]
    [InlineData("$['a", 4, "expected ' to close the string that begins at index 2")]
    [InlineData("$['\\x']", 4, "expected an escape: b, f, n, r, t, u and four hexadecimal digits, /, \\ or '")]
    [InlineData("$['\\u12']", 5, "expected four hexadecimal digits")]
    [InlineData("$['\\uD800']", 9, "expected \\u with the other half of a surrogate pair")]
    [InlineData("$[?]", 3, "expected @, $, a literal, a function or (")]
    [InlineData("$[?@.a == ]", 10, "expected @, $, a literal, a function or (")]
    [InlineData("$[?@.a = 1]", 7, "expected , or ]")]
    [InlineData("$[?@.* == 1]", 3, "expected a path of names and indexes only: others may name several nodes")]
    [InlineData("$[?1]", 4, "expected a comparison with the literal at index 3")]
    [InlineData("$[?!@.a == 1]", 7, "expected the comparison behind ! in parentheses")]
    [InlineData("$[?(@.a]", 7, "expected && or || or )")]
    [InlineData("$[?size(@) > 1]", 3, "expected one of the functions length, count, value, match, search")]
    [InlineData("$[?length(@)]", 12, "expected a comparison: length() gives a value")]
    [InlineData("$[?count(1) > 1]", 9, "expected a path as the argument of count()")]
    [InlineData("$[?match(@.a)]", 12, "expected , and an argument")]
    [InlineData("$[?length(@, @) > 1]", 11, "expected ) behind the last argument of length()")]
    [InlineData("$[?match(@, 'a') == true]", 3, "expected a value: match() holds or not, and cannot be compared")]
    [InlineData("$[?@ == 1.]", 10, "expected a digit; numbers are written as in JSON, without leading zeros")]
    public void An_error_says_where_and_what_was_expected(string text, int index, string expected)
    {
        Assert.False(JsonPath.TryParse(text, out var path, out var error));

        Assert.Null(path);
        Assert.Equal(new JsonPathError(index, expected), error);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(".a", 0)]
    [InlineData("-a", 0)]
    [InlineData("a/b", 1)]
    [InlineData("a.", 2)]
    [InlineData("a[?match(@, '\\\\d+')]", 12)]
    public void Errors_of_relative_paths_count_from_their_own_start(string text, int index)
    {
        Assert.False(JsonPath.TryParseRelative(text, out _, out var error));

        Assert.Equal(index, error.Index);
    }

    [Theory]
    [InlineData("[?@")]
    [InlineData("[?(")]
    [InlineData("[?!(")]
    [InlineData("[?length(")]
    [InlineData("[?count($[?")]
    public void Hostile_nesting_ends_in_an_error(string opening)
    {
        var text = "$" + string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.False(JsonPath.TryParse(text, out _, out var error));

        Assert.NotEmpty(error.Text);
    }

    [Fact]
    public void Hundred_thousand_open_brackets_name_the_limit()
    {
        var text = "$" + string.Concat(Enumerable.Repeat("[?@", 100_000));

        Assert.False(JsonPath.TryParse(text, out _, out var error));

        Assert.Equal("expected at most 100 brackets and parentheses inside one another", error.Text);
    }

    [Fact]
    public void A_long_chain_is_no_nesting()
    {
        var text = "$" + string.Concat(Enumerable.Repeat(".a", 100_000));
        var filter = "$[?" + string.Join(" && ", Enumerable.Repeat("@.a", 10_000)) + "]";

        Assert.True(JsonPath.TryParse(text, out _, out _));
        Assert.True(JsonPath.TryParse(filter, out _, out _));
    }
}
