using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>Reads the condition of a filter and checks its types (RFC 9535, sections 2.3.5 and 2.4).</summary>
internal sealed class JsonPathFilterParser(JsonPathCursor cursor, JsonPathParser queries)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    public JsonPathCondition? ReadCondition() =>
        ReadParts(
            "||",
            () => ReadParts("&&", ReadBasic, parts => new JsonPathCondition.All(parts)),
            parts => new JsonPathCondition.Any(parts)
        );

    private JsonPathCondition? ReadParts(
        string separator,
        Func<JsonPathCondition?> read,
        Func<ImmutableArray<JsonPathCondition>, JsonPathCondition> join
    )
    {
        var parts = ImmutableArray.CreateBuilder<JsonPathCondition>();
        while (true)
        {
            if (read() is not { } part)
                return null;
            parts.Add(part);
            var end = cursor.At;
            cursor.SkipBlanks();
            if (!cursor.Take(separator))
            {
                cursor.At = end;
                return parts.Count == 1 ? part : join(parts.ToImmutable());
            }
            cursor.SkipBlanks();
        }
    }

    private JsonPathCondition? ReadBasic()
    {
        var isNegated = cursor.Take("!");
        if (isNegated)
            cursor.SkipBlanks();
        var condition = cursor.Next == '(' ? ReadParenthesis() : ReadTestOrComparison(isNegated);
        return condition is not null && isNegated ? new JsonPathCondition.Not(condition) : condition;
    }

    private JsonPathCondition? ReadParenthesis()
    {
        if (!cursor.Enter())
            return null;
        cursor.At++;
        cursor.SkipBlanks();
        var condition = ReadCondition();
        cursor.SkipBlanks();
        if (condition is not null && !cursor.Take(")"))
            cursor.Fail("expected && or || or )");
        cursor.Leave();
        return cursor.Error is null ? condition : null;
    }

    private JsonPathCondition? ReadTestOrComparison(bool isNegated)
    {
        var start = cursor.At;
        if (ReadOperand() is not { } left)
            return null;
        var end = cursor.At;
        cursor.SkipBlanks();
        var comparison = Array.Find(Operators, cursor.Take);
        if (comparison is null)
        {
            cursor.At = end;
            return TestOf(left, start);
        }
        if (isNegated)
        {
            cursor.Fail(end, "expected the comparison behind ! in parentheses");
            return null;
        }
        cursor.SkipBlanks();
        var second = cursor.At;
        if (!IsComparable(left, start) || ReadOperand() is not { } right || !IsComparable(right, second))
            return null;
        return new JsonPathCondition.Comparison(left, comparison, right);
    }

    private JsonPathCondition? TestOf(JsonPathOperand operand, int start)
    {
        switch (operand)
        {
            case JsonPathOperand.Query query:
                return new JsonPathCondition.Exists(query.Path);
            case JsonPathOperand.Call { Function.Result: JsonPathFunctionType.Logical } call:
                return new JsonPathCondition.Test(call);
            case JsonPathOperand.Call call:
                cursor.Fail($"expected a comparison: {call.Function.Name}() gives a value");
                return null;
            default:
                cursor.Fail($"expected a comparison with the literal at index {start}");
                return null;
        }
    }

    private bool IsComparable(JsonPathOperand operand, int start)
    {
        switch (operand)
        {
            case JsonPathOperand.Query { Path.IsSingular: false }:
                cursor.Fail(start, "expected a path of names and indexes only: others may name several nodes");
                return false;
            case JsonPathOperand.Call { Function.Result: JsonPathFunctionType.Logical } call:
                cursor.Fail(start, $"expected a value: {call.Function.Name}() holds or not, and cannot be compared");
                return false;
            default:
                return true;
        }
    }

    private JsonPathOperand? ReadOperand()
    {
        switch (cursor.Next)
        {
            case '@' or '$':
                return queries.ReadQuery() is { } query ? new JsonPathOperand.Query(query) : null;
            case '\'' or '"':
                return JsonPathString.Take(cursor) is { } text ? Literal(JsonPathValue.Of(text)) : null;
            case '-' or (>= '0' and <= '9'):
                return cursor.TakeNumber() is { } number && JsonPathValue.NumberOf(number) is { } value
                    ? Literal(value)
                    : null;
            default:
                return ReadWord();
        }
    }

    private JsonPathOperand? ReadWord()
    {
        var start = cursor.At;
        var word = cursor.TakeWord();
        if (cursor.Next == '(' && word.Length > 0)
            return ReadCall(word, start);
        switch (word)
        {
            case "true" or "false":
                return Literal(JsonPathValue.Of(word == "true"));
            case "null":
                return Literal(JsonPathValue.Null);
            default:
                cursor.Fail(start, "expected @, $, a literal, a function or (");
                return null;
        }
    }

    private JsonPathOperand.Call? ReadCall(string name, int start)
    {
        if (JsonPathFunction.Find(name) is not { } function)
        {
            var known = string.Join(", ", JsonPathFunction.Table.Select(row => row.Name));
            cursor.Fail(start, $"expected one of the functions {known}");
            return null;
        }
        if (!cursor.Enter())
            return null;
        cursor.At++;
        var arguments = ImmutableArray.CreateBuilder<JsonPathOperand>();
        foreach (var parameter in function.Parameters)
        {
            cursor.SkipBlanks();
            if (ReadArgument(function, parameter) is not { } argument)
                return null;
            arguments.Add(argument);
            cursor.SkipBlanks();
            var isLast = arguments.Count == function.Parameters.Length;
            if (cursor.Take(isLast ? ")" : ","))
                continue;
            cursor.Fail(isLast ? $"expected ) behind the last argument of {name}()" : $"expected , and an argument");
            return null;
        }
        cursor.Leave();
        return new JsonPathOperand.Call(function, arguments.ToImmutable());
    }

    private JsonPathOperand? ReadArgument(JsonPathFunction function, JsonPathFunctionType parameter)
    {
        var start = cursor.At;
        if (ReadOperand() is not { } argument)
            return null;
        if (parameter == JsonPathFunctionType.Nodes)
        {
            if (argument is JsonPathOperand.Query)
                return argument;
            cursor.Fail(start, $"expected a path as the argument of {function.Name}()");
            return null;
        }
        if (!IsComparable(argument, start))
            return null;
        if (
            parameter != JsonPathFunctionType.Pattern
            || argument is not JsonPathOperand.Literal { Value: { Type: YamlType.String, Text: var pattern } }
        )
            return argument;
        var written = new JsonPathOperand.Pattern(pattern, function.IsWhole);
        if (!cursor.IsRelative || written.Regex is not null)
            return written;
        cursor.Fail(start, "expected an I-Regexp (RFC 9485): no \\d, \\w, lookaround, groups with names or lazy *?");
        return null;
    }

    private static JsonPathOperand.Literal Literal(JsonPathValue value) => new(value);
}
