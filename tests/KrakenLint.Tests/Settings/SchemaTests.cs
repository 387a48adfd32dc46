using System.Text.Json;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Graph;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Settings;

/// <summary>Tables of keys, their readers and the JSON Schemas say the same. That the schemas fit files is for <c>.ci/run</c>.</summary>
public sealed class SchemaTests
{
    private const string Head = "id: TST001\nname: probe\nsummary: A probe\n";

    public static TheoryData<string, string> Rules => DefinitionText.Read("broken-rules.yaml");

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_broken_rule_is_refused(string expected, string text) =>
        Assert.Contains(ProblemsOfRule(text), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void The_schema_in_the_repository_is_current()
    {
        using var written = new StringWriter();
        JsonSchema.Write("rule", written);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "rules", "rule.schema.json")), written.ToString());
    }

    [Fact]
    public void Rows_of_the_tables_stand_in_the_schema()
    {
        using var schema = Schema("rule");
        var definitions = schema.RootElement.GetProperty("$defs");
        var condition = definitions.GetProperty("condition").GetProperty("properties");
        Assert.All(ScalarOperators.All, row => Assert.True(condition.TryGetProperty(row.Name, out _), row.Name));
        Assert.All(SubjectReader.All, row => Assert.True(condition.TryGetProperty(row.Name, out _), row.Name));
        var each = definitions.GetProperty("each").GetProperty("properties");
        Assert.All(Views.All, row => Assert.True(each.TryGetProperty(row.Name, out _), row.Name));
        Assert.Equal(Edges.All.Select(edge => edge.Name), Words(definitions, "related", "by"));
        Assert.Equal(Facts.All.Select(fact => fact.Name), Words(definitions, "condition", "fact"));
        Assert.Equal(UnitKinds.All.Select(unit => unit.Name), Words(definitions, "condition", "unit"));
    }

    public static TheoryData<string> Names => [.. JsonSchema.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_schema_refers_to_is_there(string name)
    {
        using var schema = Schema(name);
        var defined = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(one => one.Name).ToHashSet();
        var text = schema.RootElement.GetRawText();
        var referred = text.Split("\"#/$defs/").Skip(1).Select(part => part[..part.IndexOf('"')]).ToHashSet();
        Assert.Equal(referred.Order(StringComparer.Ordinal), defined.Order(StringComparer.Ordinal));
    }

    // The message about an unknown key lists what the reader asked for.
    [Theory]
    [InlineData("rule", "severity: error\ncheck: { path: a, exists: true }\n~: 1")]
    [InlineData("case", "cases: [{ severity: error, check: { path: a, exists: true }, ~: 1 }]")]
    [InlineData("values", "values: { severity: error, check: { path: a, exists: true }, ~: 1 }")]
    [InlineData("help", "severity: error\ncheck: { path: a, exists: true }\nhelp: { why: x, ~: 1 }")]
    [InlineData(
        "example",
        "severity: error\ncheck: { path: a, exists: true }\nexamples: [{ title: t, good: x, ~: 1 }]"
    )]
    [InlineData(
        "example-config",
        "severity: error\ncheck: { path: a, exists: true }\nexamples: [{ title: t, good: x, config: { ~: 1 } }]"
    )]
    [InlineData("select", "severity: error\ncheck: { path: a, exists: true }\nselect: { ~: 1 }")]
    [InlineData("each", "severity: error\ncheck: { path: a, exists: true }\neach: { path: a, ~: 1 }")]
    [InlineData("condition", "severity: error\ncheck: { path: a, exists: true, ~: 1 }")]
    [InlineData("quantifier", "severity: error\ncheck: { every: { path: a, ~: 1 } }")]
    [InlineData("count", "severity: error\ncheck: { count: { path: a, ~: 1 } }")]
    [InlineData("unique", "severity: error\ncheck: { unique: { path: a, ~: 1 } }")]
    [InlineData("related", "severity: error\ncheck: { related: { by: calls, ~: 1 } }")]
    [InlineData("bounds", "severity: error\ncheck: { related: { by: calls, count: { ~: 1 } } }")]
    [InlineData("lookup", "severity: error\ncheck: { lookup: { kind: Service, name: a, ~: 1 } }")]
    [InlineData("url", "severity: error\ncheck: { path: a, url: { ~: 1 } }")]
    [InlineData("image", "severity: error\ncheck: { path: a, image: { ~: 1 } }")]
    [InlineData("tag", "severity: error\ncheck: { path: a, image: { tag: { ~: 1 } } }")]
    [InlineData("entries", "severity: error\ncheck: { path: a, exists: true }\neach: { entries: { in: data, ~: 1 } }")]
    [InlineData(
        "embedded",
        "severity: error\ncheck: { path: a, exists: true }\neach: { embedded: { in: data, ~: 1 } }"
    )]
    public void A_reader_of_rules_asks_for_the_keys_of_its_table(string shape, string text) =>
        AssertAsksFor(shape, ProblemsOfRule(Head + text.Replace("~", "qqqqqqqqqqqqqq", StringComparison.Ordinal)));

    [Theory]
    [InlineData("config", "~: 1")]
    [InlineData("rule-setting", "rules: { KRK201: { ~: 1 } }")]
    [InlineData("own-profile", "profiles: { a: { extends: kraken, ~: 1 } }")]
    [InlineData("external", "external: { ~: 1 }")]
    [InlineData("world", "world: { ~: 1 }")]
    [InlineData("socketio", "socketio: { ~: 1 }")]
    [InlineData("ingressController", "ingressController: { ~: 1 }")]
    [InlineData("chart", "charts: [{ path: a, ~: 1 }]")]
    [InlineData("ignore-entry", "ignore: [{ rule: a, reason: b, ~: 1 }]")]
    [InlineData("roles", "roles: { ~: 1 }")]
    [InlineData("evidence", "roles: { evidence: [{ ~: 1 }] }")]
    [InlineData("workload-role", "roles: { workloads: [{ ~: 1 }] }")]
    [InlineData("assigned-role", "roles: { assign: [{ ~: 1 }] }")]
    public void A_reader_of_configurations_asks_for_the_keys_of_its_table(string shape, string text)
    {
        var problems = new ProblemList();
        var file = SourceFile.FromText("c.yaml", text.Replace("~", "qqqqqqqqqqqqqq", StringComparison.Ordinal));
        var library = BuiltInRules.Load([], ConfigurationReader.Read(file, problems));
        AssertAsksFor(shape, [.. problems.ToImmutable().Concat(library.Problems).Select(problem => problem.Text)]);
    }

    private static void AssertAsksFor(string shape, string[] problems)
    {
        const string Before = "unknown key \"qqqqqqqqqqqqqq\"; expected one of ";
        var told = Assert.Single(problems, problem => problem.StartsWith(Before, StringComparison.Ordinal));
        var table = Assert.Single(RuleShapes.All, found => found.Name == shape);
        Assert.Equal(table.KeyNames.Order(StringComparer.Ordinal), told[Before.Length..].Split(", "));
    }

    private static string[] ProblemsOfRule(string text)
    {
        var problems = new ProblemList();
        var words = BuiltInRules.Load([]).Words;
        _ = RuleReader.Read(SourceFile.FromText("probe.yaml", text), words, problems);
        return [.. problems.ToImmutable().Select(problem => problem.Text)];
    }

    private static JsonDocument Schema(string name)
    {
        using var written = new StringWriter();
        JsonSchema.Write(name, written);
        return JsonDocument.Parse(written.ToString());
    }

    private static IEnumerable<string?> Words(JsonElement definitions, string shape, string key) =>
        definitions
            .GetProperty(shape)
            .GetProperty("properties")
            .GetProperty(key)
            .GetProperty("enum")
            .EnumerateArray()
            .Select(word => word.GetString());
}
