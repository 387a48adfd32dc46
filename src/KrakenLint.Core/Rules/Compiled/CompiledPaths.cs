using KrakenLint.JsonPaths;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Compiled;

/// <summary>The rows of JSONPath.</summary>
internal static class CompiledPaths
{
    public static CompiledShape[] Rows =>
        [
            CompiledShape.Of(r => new JsonPath(r.Text(), r.One<JsonPathQuery>())),
            CompiledShape.Of(r => new JsonPathQuery(r.Flag(), r.Many<JsonPathSegment>())),
            CompiledShape.Of(r => new JsonPathSegment(r.Flag(), r.Many<JsonPathSelector>())),
            CompiledShape.Of(r => new JsonPathSelector.Name(r.Text())),
            CompiledShape.Of(r => new JsonPathSelector.Item(r.Number())),
            CompiledShape.Of(_ => new JsonPathSelector.Wildcard()),
            CompiledShape.Of(r => new JsonPathSelector.Filter(r.One<JsonPathCondition>())),
            CompiledShape.Of(r => new JsonPathSelector.Slice(r.MaybeNumber(), r.MaybeNumber(), r.Number())),
            CompiledShape.Of(r => new JsonPathCondition.Any(r.Many<JsonPathCondition>())),
            CompiledShape.Of(r => new JsonPathCondition.All(r.Many<JsonPathCondition>())),
            CompiledShape.Of(r => new JsonPathCondition.Not(r.One<JsonPathCondition>())),
            CompiledShape.Of(r => new JsonPathCondition.Exists(r.One<JsonPathQuery>())),
            CompiledShape.Of(r => new JsonPathCondition.Test(r.One<JsonPathOperand.Call>())),
            CompiledShape.Of(r => new JsonPathCondition.Comparison(
                r.One<JsonPathOperand>(),
                r.Text(),
                r.One<JsonPathOperand>()
            )),
            CompiledShape.Of(r => new JsonPathOperand.Literal(JsonPathValue.OfLiteral((YamlType)r.Number(), r.Text()))),
            CompiledShape.Of(r => new JsonPathOperand.Query(r.One<JsonPathQuery>())),
            CompiledShape.Of(r => new JsonPathOperand.Pattern(r.Text(), r.Flag())),
            CompiledShape.Of(r => new JsonPathOperand.Call(r.Row(JsonPathFunction.Find), r.Many<JsonPathOperand>())),
        ];
}
