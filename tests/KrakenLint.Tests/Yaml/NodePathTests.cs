using KrakenLint.JsonPaths;

namespace KrakenLint.Tests.Yaml;

public sealed class NodePathTests
{
    private const string Text = """
        base: &base {k: [1, 2]}
        spec:
          rules:
            - http:
                paths:
                  - path: /
                  - path: /ws
          some-key: 1
        metadata:
          annotations:
            nginx.ingress.kubernetes.io/affinity: cookie
            "it's\n": x
            8080: port
        copy: *base
        merged:
          <<: *base
          own: 1
        several:
          <<: [*base]
        """;

    [Theory]
    [InlineData("$", "")]
    [InlineData("spec.rules[0].http.paths[1].path", "spec.rules[0].http.paths[1].path")]
    [InlineData("spec.rules", "spec.rules")]
    [InlineData("spec.some-key", "spec.some-key")]
    [InlineData("metadata.annotations.*", "metadata.annotations['nginx.ingress.kubernetes.io/affinity']")]
    [InlineData("metadata.annotations['it\\'s\\n']", "metadata.annotations['it\\'s\\u000a']")]
    [InlineData("metadata.annotations['8080']", "metadata.annotations['8080']")]
    [InlineData("copy", "copy")]
    [InlineData("copy.k[1]", "copy.k[1]")]
    [InlineData("merged.k[0]", "merged.k[0]")]
    [InlineData("merged.own", "merged.own")]
    [InlineData("several.k", "several.k")]
    public void A_node_has_the_path_that_people_write(string path, string expected)
    {
        var root = YamlText.Root(Text);

        Assert.Equal(expected, NodePath.Of(YamlText.Path(path).Select(root, root)[0]));
    }

    [Fact]
    public void A_key_has_the_path_of_its_value()
    {
        var root = YamlText.Root("a: {'b/c': 1}");

        Assert.Equal("a['b/c']", NodePath.Of(root["a"]!.Value.Pairs.First().Key));
    }

    [Fact]
    public void A_path_leads_back_to_its_node()
    {
        var root = YamlText.Root(Text);
        foreach (var node in YamlText.Path("$..*").Select(root, root))
            Assert.Equal(node, YamlText.Path(NodePath.Of(node)).Follow(root).Found);
    }

    [Fact]
    public void Deep_nesting_is_no_recursion()
    {
        var root = YamlText.Root(new string('[', 900) + new string(']', 900));
        var deepest = YamlText.Path("$..*").Select(root, root)[^1];

        Assert.Equal(string.Concat(Enumerable.Repeat("[0]", 899)), NodePath.Of(deepest));
    }
}
