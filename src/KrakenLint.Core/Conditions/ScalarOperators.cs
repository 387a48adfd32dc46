using System.Collections.Immutable;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Graph.Routes;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>What may stand behind an operator.</summary>
public enum OperandKind
{
    Value,
    Values,

    /// <summary>One value, or several of which each counts.</summary>
    ValueOrValues,
    Pattern,
    Text,
    Ordered,
    Type,
    Style,
}

/// <summary>One scalar test.</summary>
/// <param name="Name">The key in a condition.</param>
/// <param name="Summary">One line for the documentation.</param>
/// <param name="Describe">What it expects, as words.</param>
public sealed record ScalarOperator(
    string Name,
    string Summary,
    OperandKind Operand,
    Func<ImmutableArray<string>, UnitKind?, string> Describe,
    Func<Reading, TestInput, TestResult> Run
);

/// <summary>The table of scalar tests.</summary>
public static class ScalarOperators
{
    public static ImmutableArray<ScalarOperator> All { get; } =
    [
        new(
            "equals",
            "the value is exactly this",
            OperandKind.Value,
            One(""),
            (reading, input) => TestResult.Of(IsAnyOf(reading, input))
        ),
        new(
            "in",
            "the value is one of these",
            OperandKind.Values,
            OneOf,
            (reading, input) => TestResult.Of(IsAnyOf(reading, input))
        ),
        new(
            "matches",
            "some part of the text matches this regular expression",
            OperandKind.Pattern,
            One("to match ", "/"),
            (reading, input) =>
                TestResult.Of(
                    input.Pattern is { } pattern
                        && !reading.RulesOut(pattern)
                        && reading.Value is { } value
                        && pattern.IsMatch(value.Text)
                )
        ),
        new(
            "matchesUrl",
            "a URL that the path of a route matches, plain or as a regular expression, matches this one",
            OperandKind.Pattern,
            One("to lead to URLs like ", "/"),
            (reading, input) =>
                TestResult.Of(
                    input.Pattern is { } pattern
                        && reading.Value is { } value
                        && PathPattern.Examples(value.Text).Any(url => pattern.IsMatch(url))
                )
        ),
        new(
            "startsWith",
            "the text begins with this",
            OperandKind.Text,
            One("to start with "),
            (reading, input) =>
                TestResult.Of(
                    Text(reading, input, static (text, part) => text.StartsWith(part, StringComparison.Ordinal))
                )
        ),
        new(
            "endsWith",
            "the text ends with this",
            OperandKind.Text,
            One("to end with "),
            (reading, input) =>
                TestResult.Of(
                    Text(reading, input, static (text, part) => text.EndsWith(part, StringComparison.Ordinal))
                )
        ),
        new(
            "contains",
            "the text has this part, or the list this element",
            OperandKind.Value,
            One("to contain "),
            Contains
        ),
        new(
            "type",
            "what Kubernetes decodes the value to",
            OperandKind.Type,
            (values, unit) => OneOf([.. values.Select(Phrase.A)], unit),
            (reading, input) => TestResult.Of(IsAmong(TypeOf(reading), input))
        ),
        new(
            "style",
            "how the scalar is written: plain, quoted or block",
            OperandKind.Style,
            OneOf,
            (reading, input) => TestResult.Of(IsAmong(StyleOf(reading), input))
        ),
        new(
            "atLeast",
            "the value is this or more",
            OperandKind.Ordered,
            One("at least "),
            Ordered(order => order >= 0)
        ),
        new("atMost", "the value is this or less", OperandKind.Ordered, One("at most "), Ordered(order => order <= 0)),
        new(
            "lessThan",
            "the value is less than this",
            OperandKind.Ordered,
            One("less than "),
            Ordered(order => order < 0)
        ),
        new(
            "moreThan",
            "the value is more than this",
            OperandKind.Ordered,
            One("more than "),
            Ordered(order => order > 0)
        ),
        new(
            "coversHost",
            "the host, or a host of the list, is every one of these; a wildcard stands for one label",
            OperandKind.ValueOrValues,
            One("to cover "),
            Covers(HostName.Covers)
        ),
        new(
            "coversPath",
            "the path, or a path of the list, is a prefix of every one of these, segment by segment",
            OperandKind.ValueOrValues,
            One("to cover "),
            Covers(Route.Covers)
        ),
    ];

    public static ImmutableArray<string> Types { get; } = ["string", "number", "boolean", "null", "mapping", "list"];

    public static ImmutableArray<string> Styles { get; } = ["plain", "quoted", "block"];

    public static ScalarOperator? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    private static Func<ImmutableArray<string>, UnitKind?, string> One(string before, string around = "") =>
        (values, _) =>
            values is [var value, ..]
                ? $"{before}{around}{(value.Length == 0 ? "\"\"" : value)}{around}"
                : "a value that is not there";

    private static string OneOf(ImmutableArray<string> values, UnitKind? unit) =>
        values switch
        {
            [var only] => only,
            [.. var most, var last] => $"{string.Join(", ", most)} or {last}",
            _ => "a value that is not there",
        };

    private static bool IsAnyOf(Reading reading, TestInput input) =>
        reading.Value is { } value && input.HasAmongValues(value, reading.IsTextual);

    private static bool IsAmong(string word, TestInput input)
    {
        foreach (var value in input.Values)
        {
            if (value.Text == word)
                return true;
        }
        return false;
    }

    private static bool Text(Reading reading, TestInput input, Func<string, string, bool> test) =>
        reading.Value is { } value && input.First is { } part && test(value.Text, part.Text);

    private static TestResult Contains(Reading reading, TestInput input)
    {
        if (reading.Node is { IsSequence: true } list && input.First is { } element)
            return TestResult.Of(list.Items.Any(item => ScalarValue.Of(item)?.Is(element, asText: false) == true));
        if (input.First is { } whole && reading.RulesOut(whole.Text))
            return TestResult.Of(false);
        return TestResult.Of(
            Text(reading, input, static (text, part) => text.Contains(part, StringComparison.Ordinal))
        );
    }

    private static Func<Reading, TestInput, TestResult> Covers(Func<string, string, bool> covers) =>
        (reading, input) =>
        {
            var own = reading.Node is { IsSequence: true } list
                ? [.. list.Items.Where(item => item.IsScalar).Select(item => item.Text)]
                : new[] { reading.Value?.Text ?? "" };
            return TestResult.Of(
                input.Values.All(wanted => Array.Exists(own, covering => covers(covering, wanted.Text)))
            );
        };

    private static Func<Reading, TestInput, TestResult> Ordered(Func<int, bool> holds) =>
        (reading, input) =>
        {
            if (reading.Value is not { } value || input.First is not { } limit)
                return TestResult.Of(false);
            if (!input.Unit.Parses(value.Text))
                return new TestResult(false, $"not {input.Unit.Expected}");
            return TestResult.Of(input.Unit.Compare(value.Text, limit.Text) is { } order && holds(order));
        };

    private static string TypeOf(Reading reading) =>
        (
            reading.Node is { IsNull: false } node ? node.Type
            : reading.Value is { } value ? value.Type
            : YamlType.Null
        ) switch
        {
            YamlType.Integer or YamlType.Float => "number",
            YamlType.Boolean => "boolean",
            YamlType.Null => "null",
            YamlType.Mapping => "mapping",
            YamlType.Sequence => "list",
            _ => "string",
        };

    private static string StyleOf(Reading reading) =>
        reading.Node?.Style switch
        {
            YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted => "quoted",
            YamlStyle.Literal or YamlStyle.Folded => "block",
            _ => "plain",
        };
}
