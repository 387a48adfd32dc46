using System.Collections.Immutable;
using KrakenLint.Runbooks;

namespace KrakenLint.Tests.Runbooks;

/// <summary>Names of strangers in commands, queries and YAML.</summary>
public sealed class FilledTextTests
{
    [Theory]
    [InlineData("get {name}", "chat-api", "get chat-api")]
    [InlineData("get {name}", "a b", "get 'a b'")]
    [InlineData("get {name}", "it's", @"get 'it'\''s'")]
    [InlineData("get {name}", "$(rm -rf ~)", "get '$(rm -rf ~)'")]
    [InlineData("get {name}", "`id`", "get '`id`'")]
    [InlineData("get https://{name}/x", "$(id)", "get https://'$(id)'/x")]
    // An option, and what cannot be seen, is not put in.
    [InlineData("get {name}", "--server=evil", "get NAME")]
    [InlineData("get {name}", "a\nb", "get NAME")]
    [InlineData("get {name}", "a\u001b[2J", "get NAME")]
    [InlineData("get {name}", "a\u202eb", "get NAME")]
    // Nothing but plain words within quotes, and in comments, which an interactive zsh does not know.
    [InlineData("sh -c 'get {name}'", "chat", "sh -c 'get chat'")]
    [InlineData("sh -c 'get {name}'", "a b", "sh -c 'get NAME'")]
    [InlineData("echo \"{name}\"", "$(id)", "echo \"NAME\"")]
    [InlineData("echo \"$(get \"{name}\")\" {name}", "$(id)", "echo \"$(get \"NAME\")\" NAME")]
    [InlineData("x=`get {name}`", "$(id)", "x=`get NAME`")]
    [InlineData("cat <<END\n{name}\nEND", "$(id)", "cat <<END\nNAME\nEND")]
    [InlineData("get # {name}", "$(id)", "get # NAME")]
    [InlineData("get # don't\nget {name}", "a b", "get # don't\nget 'a b'")]
    [InlineData(@"get \' {name}", "a b", @"get \' 'a b'")]
    [InlineData("get {namespace}", "unused", "get NAMESPACE")]
    [InlineData(
        "-o jsonpath='{range .items[*]}{.name}{end}' ${name}",
        "chat",
        "-o jsonpath='{range .items[*]}{.name}{end}' ${name}"
    )]
    public void A_value_is_one_word_of_a_shell(string text, string value, string expected) =>
        Assert.Equal(expected, Fill(text, TextLanguage.Shell, value));

    [Theory]
    [InlineData("chat", "up{pod=\"chat\"}")]
    [InlineData("x\"} or vector(1) #", "up{pod=\"x\\\"} or vector(1) #\"}")]
    [InlineData(@"a\", @"up{pod=""a\\""}")]
    [InlineData("a\nb", "up{pod=\"NAME\"}")]
    public void A_value_stays_within_quotes_of_PromQL(string value, string expected) =>
        Assert.Equal(expected, Fill("up{pod=\"{name}\"}", TextLanguage.PromQl, value));

    [Fact]
    public void What_is_missing_is_told()
    {
        var missing = new HashSet<string>();
        var text = FilledText.Fill(
            "get {redisHost} -n {clientNamespace}",
            TextLanguage.Shell,
            ImmutableDictionary<string, string>.Empty,
            missing
        );
        Assert.Equal("get REDIS-HOST -n NAMESPACE", text);
        Assert.Equal(["clientNamespace", "redisHost"], missing.Order(StringComparer.Ordinal));
    }

    private static string Fill(string text, TextLanguage language, string value) =>
        FilledText.Fill(text, language, ImmutableDictionary<string, string>.Empty.Add("name", value));
}
