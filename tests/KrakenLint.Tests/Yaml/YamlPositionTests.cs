using System.Text.Json;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>Positions against libyaml's marks: starts of all nodes, ends of scalars that are no block scalars.</summary>
public sealed class YamlPositionTests
{
    // Not comparable, node by node.
    private static readonly string[] OtherNodes =
    [
        "6XDY:0", // empty documents are left out, here and in the next five
        "6ZKB:0",
        "9DXL:0",
        "DK95:7", // refused
        "HM87:1", // [?x] is an empty key's value to libyaml, "?x" to YAML 1.2
        "MUS6:2",
        "MUS6:3",
        "MUS6:4",
        "PUW8:0",
    ];

    private static readonly string[] OtherPositions =
    [
        "652Z:0", // {?foo: …}: "foo" to libyaml, "?foo" to YAML 1.2
        "CT4Q:0", // [? key : …]: libyaml begins the pair at "?", we at its key
    ];

    [Fact]
    public void Nodes_stand_where_libyaml_says()
    {
        var path = OutsideCorpus.PathOf("suites", "positions-libyaml.json");
        using var oracle = JsonDocument.Parse(File.ReadAllBytes(path));
        var cases = oracle
            .RootElement.GetProperty("cases")
            .EnumerateObject()
            .Where(test => !test.Value.GetProperty("must_fail").GetBoolean())
            .Where(test => test.Value.GetProperty("events").ValueKind == JsonValueKind.Array)
            .ToDictionary(test => test.Name, test => Marks(test.Value));
        var texts = SuiteCase.All().ToDictionary(test => test.Id, test => test.Text);
        var actual = cases.Keys.ToDictionary(id => id, id => Places(texts[id]));

        var comparable = cases.Keys.Where(id => cases[id].Length == actual[id].Length).ToArray();

        Assert.Equal(OtherNodes, cases.Keys.Except(comparable).Order(StringComparer.Ordinal));
        Assert.Equal(OtherPositions, comparable.Where(id => !IsSame(cases[id], actual[id])));
        Assert.Equal((257, 248), (cases.Count, comparable.Length));
        Assert.Equal(1_430, comparable.Sum(id => cases[id].Length));
    }

    private static bool IsSame(Place[] expected, Place[] actual) =>
        expected
            .Zip(actual)
            .All(pair =>
                pair.First.Start == pair.Second.Start && (pair.Second.End is null || pair.First.End == pair.Second.End)
            );

    // A mark is [kind, line, column, end line, end column, value].
    private static Place[] Marks(JsonElement test) =>
        [
            .. test.GetProperty("events")
                .EnumerateArray()
                .Where(mark => mark[0].GetString() != "DocumentStart")
                .Select(mark => new Place(
                    new Position(mark[1].GetInt32(), mark[2].GetInt32()),
                    new Position(mark[3].GetInt32(), mark[4].GetInt32())
                )),
        ];

    private static Place[] Places(string text) =>
        [
            .. YamlText
                .Stream(text)
                .Documents.Select(document => document.Tree)
                .OfType<YamlTree>()
                .SelectMany(tree => Enumerable.Range(0, tree.Count).Select(index => PlaceOf(tree.File, tree[index]))),
        ];

    private static Place PlaceOf(SourceFile file, NodeData node) =>
        new(
            file.PositionAt(node.Start),
            node.Kind is YamlKind.Scalar or YamlKind.Alias && node.Style is not (YamlStyle.Literal or YamlStyle.Folded)
                ? file.PositionAt(node.End)
                : null
        );

    private sealed record Place(Position Start, Position? End);
}
