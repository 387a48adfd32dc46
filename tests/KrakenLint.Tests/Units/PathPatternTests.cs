using KrakenLint.Units;

namespace KrakenLint.Tests.Units;

/// <summary>Which URLs a path of a route stands for; <c>…</c> for what it leaves open.</summary>
public sealed class PathPatternTests
{
    [Theory]
    [InlineData("/ws", "/ws")]
    [InlineData("/socket.io", "/socket.io")]
    [InlineData("/ws/*", "/ws/", "/ws")]
    [InlineData("/collab/ws(/|$)(.*)", "/collab/ws/…", "/collab/ws")]
    [InlineData("/call/?(.*)/websocket", "/call/…/websocket", "/call/websocket")]
    [InlineData("/(api|ws)/v[12]", "/api/v1", "/api/v2", "/ws/v1", "/ws/v2")]
    [InlineData("/ws(/.*)?", "/ws/…", "/ws")]
    [InlineData(@"^/hub/\d+/ws$", "/hub/…/ws")]
    [InlineData(@"/socket\.io/?", "/socket.io/", "/socket.io")]
    [InlineData("/.*ws", "/…ws")]
    [InlineData("/(?!ws/).*", "/…")]
    [InlineData("/(?:ws|news)[a-z]{2,3}", "/ws", "/news")]
    [InlineData("/ws)", "/ws")]
    [InlineData("/ws(", "/ws")]
    [InlineData("/[Ww]s", "/Ws", "/ws")]
    [InlineData("[", "…")]
    [InlineData(@"\", @"\")]
    public void A_path_stands_for_its_alternatives(string path, params string[] expected) =>
        Assert.Equal(expected, PathPattern.Examples(path).Select(url => url.Replace(PathPattern.Anything, '…')));

    [Fact]
    public void Alternatives_of_alternatives_end_soon() =>
        Assert.Equal(32, PathPattern.Examples(string.Concat(Enumerable.Repeat("(a|b|c)", 60))).Count);

    [Fact]
    public void Nested_groups_end_soon() =>
        Assert.Single(PathPattern.Examples(new string('(', 400) + "ws"), url => url.Length > 0);
}
