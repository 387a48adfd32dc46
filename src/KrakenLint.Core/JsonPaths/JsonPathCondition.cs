using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.JsonPaths;

/// <summary>What a filter asks of a node (RFC 9535, section 2.3.5).</summary>
internal abstract record JsonPathCondition
{
    private JsonPathCondition() { }

    public abstract bool Holds(YamlNode current, JsonPathWalk walk);

    /// <summary>False where a text shows that it holds for nothing in it; true says nothing.</summary>
    /// <param name="text">YAML without escapes, aliases and merge keys.</param>
    public virtual bool MayHold(ReadOnlySpan<byte> text) => true;

    internal sealed record Any(ImmutableArray<JsonPathCondition> Parts) : JsonPathCondition
    {
        public override bool Holds(YamlNode current, JsonPathWalk walk) => Parts.Any(part => part.Holds(current, walk));
    }

    internal sealed record All(ImmutableArray<JsonPathCondition> Parts) : JsonPathCondition
    {
        public override bool Holds(YamlNode current, JsonPathWalk walk) => Parts.All(part => part.Holds(current, walk));
    }

    internal sealed record Not(JsonPathCondition Inner) : JsonPathCondition
    {
        public override bool Holds(YamlNode current, JsonPathWalk walk) => !Inner.Holds(current, walk);
    }

    internal sealed record Exists(JsonPathQuery Query) : JsonPathCondition
    {
        public override bool Holds(YamlNode current, JsonPathWalk walk) =>
            Query.IsSingular ? walk.Follow(Query, current) is not null : walk.Select(Query, current).Count > 0;
    }

    internal sealed record Test(JsonPathOperand.Call Call) : JsonPathCondition
    {
        // Of the node itself only: what a path leads to may lie elsewhere.
        private TextHint Hint =>
            field ??= Call.Arguments
                is [
                    JsonPathOperand.Query { Path: { IsAbsolute: false, Segments: [] } },
                    JsonPathOperand.Pattern pattern,
                ]
                ? TextHint.Of(PatternLiteral.Of(pattern.Text))
                : TextHint.None;

        public override bool MayHold(ReadOnlySpan<byte> text) => Hint.MayBeIn(text);

        public override bool Holds(YamlNode current, JsonPathWalk walk) =>
            (!current.IsScalar || Hint.MayBeIn(current)) && Call.ValueOf(current, walk).IsTrue;
    }

    internal sealed record Comparison(JsonPathOperand Left, string Operator, JsonPathOperand Right) : JsonPathCondition
    {
        public override bool Holds(YamlNode current, JsonPathWalk walk)
        {
            var left = Left.ValueOf(current, walk);
            var right = Right.ValueOf(current, walk);
            return Operator switch
            {
                "==" => JsonPathComparer.AreEqual(left, right, walk),
                "!=" => !JsonPathComparer.AreEqual(left, right, walk),
                "<" => JsonPathComparer.IsLess(left, right),
                ">" => JsonPathComparer.IsLess(right, left),
                "<=" => JsonPathComparer.IsLess(left, right) || JsonPathComparer.AreEqual(left, right, walk),
                _ => JsonPathComparer.IsLess(right, left) || JsonPathComparer.AreEqual(left, right, walk),
            };
        }
    }
}
