using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>One side of a comparison, or an argument of a function (RFC 9535, sections 2.3.5 and 2.4).</summary>
internal abstract record JsonPathOperand
{
    private JsonPathOperand() { }

    public abstract JsonPathValue ValueOf(YamlNode current, JsonPathWalk walk);

    internal sealed record Literal(JsonPathValue Value) : JsonPathOperand
    {
        public override JsonPathValue ValueOf(YamlNode current, JsonPathWalk walk) => Value;
    }

    internal sealed record Query(JsonPathQuery Path) : JsonPathOperand
    {
        public override JsonPathValue ValueOf(YamlNode current, JsonPathWalk walk) =>
            walk.Follow(Path, current) is { } node ? JsonPathValue.Of(node, walk) : JsonPathValue.Nothing;

        public List<YamlNode> Select(YamlNode current, JsonPathWalk walk) => walk.Select(Path, current);
    }

    /// <summary>A regular expression written in the path itself: translated once, when first needed.</summary>
    /// <param name="IsWhole">True where it must match all of a text.</param>
    internal sealed record Pattern(string Text, bool IsWhole) : JsonPathOperand
    {
        private readonly Lazy<Regex?> regex = new(() => IRegexp.Translate(Text, IsWhole));

        /// <summary>Null where the text is no I-Regexp.</summary>
        public Regex? Regex => regex.Value;

        public override JsonPathValue ValueOf(YamlNode current, JsonPathWalk walk) => JsonPathValue.Of(Text);
    }

    internal sealed record Call(JsonPathFunction Function, ImmutableArray<JsonPathOperand> Arguments) : JsonPathOperand
    {
        public override JsonPathValue ValueOf(YamlNode current, JsonPathWalk walk) =>
            Function.Evaluate(Arguments, current, walk);
    }
}
