using KrakenLint.Helm.Charts;

namespace KrakenLint.Tests.Helm;

public sealed class FileGlobTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("*", "")]
    [InlineData("*.bak", "a.bak")]
    [InlineData("a*b*c", "axbxbxc")]
    [InlineData("templates/.?*", "templates/.a")]
    [InlineData("*/b", "a/b")]
    [InlineData("[a-c]?", "bz")]
    [InlineData("[^a-c]", "d")]
    [InlineData("[]a]", "]")]
    [InlineData("[\\]]", "]")]
    [InlineData("\\*", "*")]
    public void It_matches(string pattern, string name) => Assert.True(FileGlob.Matches(pattern, name));

    [Theory]
    [InlineData("a", "ab")]
    [InlineData("ab", "a")]
    [InlineData("*", "a/b")]
    [InlineData("?", "/")]
    [InlineData("[^a]", "/")]
    [InlineData("templates/.?*", "templates/.")]
    [InlineData("a*c", "a/c")]
    [InlineData("[a-c]", "d")]
    [InlineData("[a", "a")]
    [InlineData("\\*", "a")]
    public void It_does_not_match(string pattern, string name) => Assert.False(FileGlob.Matches(pattern, name));

    [Theory]
    [InlineData("docs/", "docs", true, true)]
    [InlineData("docs/", "docs", false, false)]
    [InlineData("docs/", "a/docs", true, true)]
    [InlineData("/docs", "a/docs", true, false)]
    [InlineData("a/b", "a/b", false, true)]
    [InlineData("a/b", "c/a/b", false, false)]
    [InlineData("# a", "# a", false, false)]
    [InlineData("\uFEFFa", "a", false, true)]
    [InlineData("!a", "b", false, true)]
    [InlineData("!a", "a", false, false)]
    [InlineData("!a/", "a", false, true)]
    [InlineData("a\r\nb\r\n", "b", false, true)]
    [InlineData("", "templates/.a.yaml", false, true)]
    [InlineData("", ".a.yaml", false, false)]
    public void Helm_leaves_out(string file, string path, bool isFolder, bool expected) =>
        Assert.Equal(expected, HelmIgnore.Of(file).Ignores(path, isFolder));
}
