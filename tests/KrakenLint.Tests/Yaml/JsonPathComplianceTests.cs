using System.Text.Json;
using KrakenLint.JsonPaths;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Tests.Yaml;

/// <summary>Every test of the JSONPath compliance test suite; its documents are read as YAML.</summary>
public sealed class JsonPathComplianceTests
{
    [Fact]
    public void Every_test_of_the_compliance_suite_passes()
    {
        var path = OutsideCorpus.PathOf("suites", "jsonpath-cts", "cts.json");
        using var suite = JsonDocument.Parse(File.ReadAllBytes(path));
        var tests = suite.RootElement.GetProperty("tests").EnumerateArray().ToArray();

        var failures = tests.Select(Failure).Where(failure => failure is not null).ToArray();

        Assert.Equal([], failures);
        Assert.Equal(703, tests.Length);
        Assert.Equal(247, tests.Count(IsInvalid));
    }

    private static bool IsInvalid(JsonElement test) => test.TryGetProperty("invalid_selector", out _);

    private static string? Failure(JsonElement test)
    {
        var name = test.GetProperty("name").GetString();
        var selector = test.GetProperty("selector").GetString()!;
        var isValid = JsonPath.TryParse(selector, out var path, out var error);
        if (IsInvalid(test))
            return isValid ? $"{name}: {selector} is accepted" : null;
        if (path is null)
            return $"{name}: {selector} is refused at {error.Index}: {error.Text}";

        var root = Root(test.GetProperty("document").GetRawText());
        var actual = path.Select(root, root).ToArray();
        var wrongPath = actual.FirstOrDefault(node => Follow(NodePath.Of(node), root) != node);
        if (wrongPath != default)
            return $"{name}: {NodePath.Of(wrongPath)} is not the way to {wrongPath.Span.Text}";
        return
            Expected(test).Any(expected => IsSame(actual, expected))
            && ExpectedPaths(test).Any(paths => actual.SequenceEqual(paths.Select(step => Normalized(step, root))))
            ? null
            : $"{name}: {selector} gives {string.Join(" | ", actual.Select(node => node.Span.Text))}";
    }

    private static IEnumerable<JsonElement> Expected(JsonElement test) =>
        test.TryGetProperty("results", out var several) ? several.EnumerateArray() : [test.GetProperty("result")];

    private static IEnumerable<string[]> ExpectedPaths(JsonElement test)
    {
        var several = test.TryGetProperty("results_paths", out var paths)
            ? paths.EnumerateArray()
            : Enumerable.Repeat(test.GetProperty("result_paths"), 1);
        return several.Select(one => one.EnumerateArray().Select(path => path.GetString()!).ToArray());
    }

    private static YamlNode Normalized(string path, YamlNode root)
    {
        Assert.True(JsonPath.TryParse(path, out var normalized, out _), path);
        return normalized.Follow(root).Found!.Value;
    }

    private static YamlNode? Follow(string path, YamlNode root)
    {
        if (path.Length == 0)
            return root;
        Assert.True(JsonPath.TryParseRelative(path, out var parsed, out _), path);
        return parsed.Follow(root).Found;
    }

    private static bool IsSame(YamlNode[] actual, JsonElement expected)
    {
        var values = expected.EnumerateArray().ToArray();
        return actual.Length == values.Length && actual.Zip(values).All(pair => IsSame(pair.First, pair.Second));
    }

    private static bool IsSame(YamlNode node, JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => node.IsMapping
                && node.Pairs.Select(pair => pair.Key.Text)
                    .SequenceEqual(json.EnumerateObject().Select(property => property.Name))
                && node.Pairs.Zip(json.EnumerateObject()).All(pair => IsSame(pair.First.Value, pair.Second.Value)),
            JsonValueKind.Array => node.IsSequence && IsSame([.. node.Items], json),
            JsonValueKind.String => node.Type == YamlType.String && node.Text == json.GetString(),
            JsonValueKind.Number => KubernetesScalar.NumberOf(node.Text) == json.GetDecimal(),
            JsonValueKind.Null => node.IsNull,
            _ => node.Type == YamlType.Boolean && node.Text == json.GetRawText(),
        };

    private static YamlNode Root(string json)
    {
        var document = Assert.Single(YamlReader.Read(SourceFile.FromText("document.json", json)).Documents);
        Assert.False(document.IsBroken, string.Join("; ", document.Problems));
        return document.Tree!.Root;
    }
}
