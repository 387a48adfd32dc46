using KrakenLint.JsonPaths;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

public sealed class JsonPathTests
{
    private const string Store = """
        shop:
          shelf:
            - {kind: essay, writer: Ada Moor, name: On Ports, cost: 7.95}
            - {kind: novel, writer: Ben Reef, name: The Tide, cost: 12.99}
            - {kind: novel, writer: Cleo Sand, name: Low Water, code: 1-23, cost: 8.99}
            - {kind: novel, writer: Dan Shoal, name: High Water, code: 4-56, cost: 22.99}
          boat:
            colour: red
            cost: 399
        """;

    [Theory]
    [InlineData("$.shop.shelf[*].writer", "Ada Moor|Ben Reef|Cleo Sand|Dan Shoal")]
    [InlineData("$..writer", "Ada Moor|Ben Reef|Cleo Sand|Dan Shoal")]
    [InlineData("$.shop..cost", "7.95|12.99|8.99|22.99|399")]
    [InlineData("$..shelf[2].name", "Low Water")]
    [InlineData("$..shelf[-1].name", "High Water")]
    [InlineData("$..shelf[0,1].name", "On Ports|The Tide")]
    [InlineData("$..shelf[:2].name", "On Ports|The Tide")]
    [InlineData("$..shelf[::-1].name", "High Water|Low Water|The Tide|On Ports")]
    [InlineData("$..shelf[?@.code].name", "Low Water|High Water")]
    [InlineData("$..shelf[?!@.code].name", "On Ports|The Tide")]
    [InlineData("$..shelf[?@.cost<10].name", "On Ports|Low Water")]
    [InlineData("$..shelf[?@.cost > 8 && @.kind == 'novel'].name", "The Tide|Low Water|High Water")]
    [InlineData("$..shelf[?(@.cost < 8 || @.cost > 20)].name", "On Ports|High Water")]
    [InlineData("$..shelf[?@.cost == $.shop.shelf[1].cost].name", "The Tide")]
    [InlineData("$..shelf[?match(@.code, '[0-9]-23')].name", "Low Water")]
    [InlineData("$..shelf[?search(@.name, 'Water')].cost", "8.99|22.99")]
    [InlineData("$..shelf[?length(@.writer) == 9].name", "Low Water|High Water")]
    [InlineData("$.shop[?count(@.*) == 2].colour", "red")]
    [InlineData("$.shop[?value(@..colour) == 'red'].cost", "399")]
    [InlineData("$.shop.boat['colour','cost']", "red|399")]
    [InlineData("$.nowhere", "")]
    public void Nodes_are_selected_in_the_order_of_the_standard(string path, string expected)
    {
        var root = YamlText.Root(Store);

        Assert.True(JsonPath.TryParse(path, out var parsed, out _));

        Assert.Equal(expected, string.Join('|', parsed.Select(root, root).Texts()));
    }

    // What is looked for everywhere is looked for in the bytes first, which know of no spelling.
    [Theory]
    [InlineData("$..port", "\"po\\x72t\": 1", "1")]
    [InlineData("$..port", "'port': 1", "1")]
    [InlineData("$..[\"it's\"]", "'it''s': 1", "1")]
    [InlineData("$..['a b']", "? a\n  b\n: 1", "1")]
    [InlineData("$..port", "? |-\n  port\n: 1", "1")]
    [InlineData("$.b..port", "a: &x {port: 1}\nb: {c: *x}", "1")]
    [InlineData("$.b..port", "a: &x {port: 1}\nb: {<<: *x}", "1")]
    [InlineData("$..['port','host']", "a: {host: 2}", "2")]
    [InlineData("$..['port','host']", "a: {host: 2, port: 1}", "1|2")]
    [InlineData("$..[?search(@, 'no value|%!')]", "a: '<no\n  value>'", "<no value>")]
    [InlineData("$..[?search(@, 'no value|%!')]", "a: \"<no\\x20value>\"", "<no value>")]
    [InlineData("$..[?search(@, 'no value|%!')]", "a: >-\n  <no\n  value>", "<no value>")]
    [InlineData("$..[?!search(@, 'no value|%!')]", "a: b", "b")]
    [InlineData("$..[?search(@.b, 'b')]", "a: {b: b}", "{b: b}")]
    [InlineData("$..[?search(@, 'r.d')]", "a: red", "red")]
    [InlineData("$..port", "a: b", "")]
    public void What_stands_anywhere_is_found_however_it_is_spelled(string path, string yaml, string expected)
    {
        var root = YamlText.Root(yaml);

        Assert.Equal(expected, string.Join('|', YamlText.Path(path).Select(root, root).Texts()));
    }

    [Fact]
    public void Descendants_come_after_the_children_of_the_node_above_them()
    {
        var root = YamlText.Root("{a: [1, [2]], b: 3}");

        Assert.Equal(["[1, [2]]", "3", "1", "[2]", "2"], YamlText.Path("$..*").Select(root, root).Texts());
    }

    [Fact]
    public void A_path_of_a_rule_starts_at_the_current_node()
    {
        var root = YamlText.Root("spec: {ports: [{port: 80}, {port: 443}], some-key: x}");
        var spec = root["spec"]!.Value;

        Assert.Equal(["80", "443"], YamlText.Path("ports[*].port").Select(root, spec).Texts());
        Assert.Equal(["80", "443"], YamlText.Path("@.ports[*].port").Select(root, spec).Texts());
        Assert.Equal(["80", "443"], YamlText.Path("$.spec.ports[*].port").Select(root, spec).Texts());
        Assert.Equal(["x"], YamlText.Path("some-key").Select(root, spec).Texts());
        Assert.Equal(["x"], YamlText.Path("['some-key']").Select(root, spec).Texts());
        Assert.Equal(["80", "443"], YamlText.Path("..port").Select(root, spec).Texts());
        Assert.Equal(["[{port: 80}, {port: 443}]", "x"], YamlText.Path("*").Select(root, spec).Texts());
        Assert.Equal(["{port: 80}"], YamlText.Path("ports[?@.port == 80]").Select(root, spec).Texts());
        Assert.Equal(
            ["{ports: [{port: 80}, {port: 443}], some-key: x}"],
            YamlText.Path("@").Select(root, spec).Texts()
        );
    }

    [Fact]
    public void A_name_with_a_hyphen_needs_quotes_in_the_strict_form()
    {
        Assert.False(JsonPath.TryParse("$.some-key", out _, out var error));

        Assert.Equal(6, error.Index);
    }

    [Theory]
    [InlineData("$", true)]
    [InlineData("a.b['c'][0][-1]", true)]
    [InlineData("a[*]", false)]
    [InlineData("a[0,1]", false)]
    [InlineData("a[0:1]", false)]
    [InlineData("a..b", false)]
    [InlineData("a[?@.b]", false)]
    public void A_path_of_names_and_indexes_is_singular(string path, bool expected) =>
        Assert.Equal(expected, YamlText.Path(path).IsSingular);

    [Fact]
    public void A_singular_path_knows_its_steps() =>
        Assert.Equal(
            [new PathStep("a-b", 0), new PathStep("c/d", 0), new PathStep(null, -1)],
            YamlText.Path("a-b['c/d'][-1]").Steps
        );

    [Theory]
    [InlineData("spec.ports[1].name", "web", "web", 4)]
    [InlineData("spec.ports[2].name", null, "[{port: 80}, {name: web}]", 2)]
    [InlineData("spec.ports[0].name", null, "{port: 80}", 3)]
    [InlineData("spec.selector.app", null, "", 2)]
    [InlineData("spec.type.x", null, "NodePort", 2)]
    [InlineData("status.x", null, null, 0)]
    [InlineData("spec.selector", "", "", 2)]
    public void Following_a_path_tells_how_far_it_led(string path, string? found, string? deepest, int steps)
    {
        var root = YamlText.Root(
            """
            spec:
              ports: [{port: 80}, {name: web}]
              selector:
              type: NodePort
            """
        );

        var way = YamlText.Path(path).Follow(root);

        Assert.Equal(found, way.Found?.Text);
        Assert.Equal(deepest ?? root.Span.Text, way.Deepest.Span.Text);
        Assert.Equal(steps, way.StepsTaken);
    }

    [Fact]
    public void Only_singular_paths_can_be_followed()
    {
        var root = YamlText.Root("a: 1");

        Assert.Throws<InvalidOperationException>(() => YamlText.Path("*").Follow(root));
    }

    [Fact]
    public void Following_a_path_allocates_nothing()
    {
        var root = YamlText.Root("{'x': 1, \"y\": 2, metadata: {labels: {}, annotations: {'a/b': c}}}");
        var path = YamlText.Path("metadata.annotations['a/b']");
        Assert.Equal("c", path.Follow(root).Found?.Text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
            path.Follow(root);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("$[?@.n == 1.0]", "1|0x1|1e0|0b1")]
    [InlineData("$[?@.n == true]", "yes|on")]
    [InlineData("$[?@.n == null]", "~")]
    [InlineData("$[?@.n == '1']", "1")]
    [InlineData("$[?@.n >= 1000]", "1_000|.inf")]
    [InlineData("$[?@.n == 8]", "0o10|010")]
    [InlineData("$[?@.n == 177]", "0xB1")]
    public void Values_compare_as_kubernetes_decodes_them(string path, string expected)
    {
        var root = YamlText.Root(
            """
            - n: 1
            - n: "1"
            - n: 0x1
            - n: 1e0
            - n: 0b1
            - n: yes
            - n: on
            - n: "on"
            - n: ~
            - n: 1_000
            - n: 1e400
            - n: .inf
            - n: .nan
            - n: 0o10
            - n: 010
            - n: 0xB1
            """
        );

        var actual = YamlText.Path(path).Select(root, root).Select(item => item["n"]!.Value);

        Assert.Equal(expected, string.Join('|', actual.Texts()));
    }

    [Fact]
    public void Keys_that_are_no_strings_match_their_text()
    {
        var root = YamlText.Root("{80: a, true: b, 1.5: c}");

        Assert.Equal(["a"], YamlText.Path("['80']").Select(root, root).Texts());
        Assert.Equal(["b"], YamlText.Path("$.true").Select(root, root).Texts());
        Assert.Equal(["c"], YamlText.Path("['1.5']").Select(root, root).Texts());
    }

    [Fact]
    public void Aliases_and_merges_are_seen_through()
    {
        var root = YamlText.Root(
            """
            base: &base {cpu: 1, memory: 2}
            a: {<<: *base, memory: 3}
            b: *base
            """
        );

        Assert.Equal(["1", "1", "1"], YamlText.Path("..cpu").Select(root, root).Texts());
        Assert.Equal(["3", "1"], YamlText.Path("a.*").Select(root, root).Texts());
        Assert.Equal(["*base"], YamlText.Path("a.cpu").Select(root, root).Select(node => node.ViaSpan?.Text));
        Assert.Equal(2, YamlText.Path("$[?@ == $.base]").Select(root, root).Count);
    }

    [Fact]
    public void Strings_are_ordered_by_code_points()
    {
        var root = YamlText.Root("[\"\\uFFFD\", \"\\U0001F600\", a]");

        Assert.Equal(["\U0001F600"], YamlText.Path("[?@ > '\uFFFD']").Select(root, root).Texts());
        Assert.Equal(["\uFFFD", "a"], YamlText.Path("[?@ < '\U0001F600']").Select(root, root).Texts());
    }
}
