using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>What a function takes or gives (RFC 9535, section 2.4.1).</summary>
internal enum JsonPathFunctionType
{
    Value,
    Logical,
    Nodes,
    Pattern,
}

/// <summary>A function of filters; the table is all there are.</summary>
internal sealed record JsonPathFunction(
    string Name,
    ImmutableArray<JsonPathFunctionType> Parameters,
    JsonPathFunctionType Result,
    Func<ImmutableArray<JsonPathOperand>, YamlNode, JsonPathWalk, JsonPathValue> Evaluate
)
{
    public static readonly ImmutableArray<JsonPathFunction> Table =
    [
        new("length", [JsonPathFunctionType.Value], JsonPathFunctionType.Value, Length),
        new("count", [JsonPathFunctionType.Nodes], JsonPathFunctionType.Value, Count),
        new("value", [JsonPathFunctionType.Nodes], JsonPathFunctionType.Value, Value),
        new("match", [JsonPathFunctionType.Value, JsonPathFunctionType.Pattern], JsonPathFunctionType.Logical, Match),
        new("search", [JsonPathFunctionType.Value, JsonPathFunctionType.Pattern], JsonPathFunctionType.Logical, Search),
    ];

    public static JsonPathFunction? Find(string name) => Table.FirstOrDefault(function => function.Name == name);

    /// <summary>True where a pattern of this function must match all of a text.</summary>
    public bool IsWhole => Name == "match";

    private static JsonPathValue Length(ImmutableArray<JsonPathOperand> arguments, YamlNode current, JsonPathWalk walk)
    {
        var value = arguments[0].ValueOf(current, walk);
        if (value.Collection is { } collection)
            return JsonPathValue.Of(walk.Children(collection).Count);
        // Characters, not UTF-16 units.
        return value.Type == YamlType.String
            ? JsonPathValue.Of(value.Text.EnumerateRunes().Count())
            : JsonPathValue.Nothing;
    }

    private static JsonPathValue Count(
        ImmutableArray<JsonPathOperand> arguments,
        YamlNode current,
        JsonPathWalk walk
    ) => JsonPathValue.Of(NodesOf(arguments[0], current, walk).Count);

    private static JsonPathValue Value(
        ImmutableArray<JsonPathOperand> arguments,
        YamlNode current,
        JsonPathWalk walk
    ) => NodesOf(arguments[0], current, walk) is [var only] ? JsonPathValue.Of(only, walk) : JsonPathValue.Nothing;

    private static JsonPathValue Match(
        ImmutableArray<JsonPathOperand> arguments,
        YamlNode current,
        JsonPathWalk walk
    ) => IsMatch(arguments, current, walk, isWhole: true);

    private static JsonPathValue Search(
        ImmutableArray<JsonPathOperand> arguments,
        YamlNode current,
        JsonPathWalk walk
    ) => IsMatch(arguments, current, walk, isWhole: false);

    private static JsonPathValue IsMatch(
        ImmutableArray<JsonPathOperand> arguments,
        YamlNode current,
        JsonPathWalk walk,
        bool isWhole
    )
    {
        var text = arguments[0].ValueOf(current, walk);
        if (text.Type != YamlType.String)
            return JsonPathValue.Of(false);
        var regex = arguments[1] is JsonPathOperand.Pattern written
            ? written.Regex
            : walk.PatternOf(arguments[1].ValueOf(current, walk), isWhole);
        return JsonPathValue.Of(regex is not null && regex.IsMatch(text.Text));
    }

    private static List<YamlNode> NodesOf(JsonPathOperand argument, YamlNode current, JsonPathWalk walk) =>
        argument is JsonPathOperand.Query query ? query.Select(current, walk) : [];
}
