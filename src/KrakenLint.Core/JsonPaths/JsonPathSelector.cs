using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.JsonPaths;

/// <summary>Picks children of a node (RFC 9535, section 2.3).</summary>
internal abstract record JsonPathSelector
{
    private JsonPathSelector() { }

    public abstract void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found);

    /// <summary>False where a text shows that nothing in it can be selected; true says nothing.</summary>
    /// <param name="text">YAML without escapes, aliases and merge keys.</param>
    public virtual bool MayFind(ReadOnlySpan<byte> text) => true;

    internal sealed record Name(string Key) : JsonPathSelector
    {
        private TextHint Hint => field ??= TextHint.Of([Key]);

        public override bool MayFind(ReadOnlySpan<byte> text) => Hint.MayBeIn(text);

        public override void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found)
        {
            if (walk.Child(node, new PathStep(Key, 0)) is { } child)
                found.Add(child);
        }
    }

    internal sealed record Item(int Position) : JsonPathSelector
    {
        public override void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found)
        {
            if (walk.Child(node, new PathStep(null, Position)) is { } child)
                found.Add(child);
        }
    }

    internal sealed record Wildcard : JsonPathSelector
    {
        public override void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found) =>
            walk.AddChildren(node, 1, found);
    }

    internal sealed record Filter(JsonPathCondition Condition) : JsonPathSelector
    {
        public override bool MayFind(ReadOnlySpan<byte> text) => Condition.MayHold(text);

        public override void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found)
        {
            foreach (var child in walk.Children(node))
            {
                if (Condition.Holds(child, walk))
                    found.Add(child);
            }
        }
    }

    internal sealed record Slice(int? Start, int? End, int Step) : JsonPathSelector
    {
        public override void Select(YamlNode node, JsonPathWalk walk, List<YamlNode> found)
        {
            if (Step == 0 || !node.IsSequence)
                return;
            var items = walk.Children(node);
            long count = items.Count;
            // Section 2.3.4.2.2: bounds count from the end where negative, and are cut to what there is.
            if (Step > 0)
            {
                var end = Math.Clamp(Normalized(End, count, count), 0, count);
                for (var at = Math.Clamp(Normalized(Start, 0, count), 0, count); at < end; at += Step)
                    found.Add(items[(int)at]);
                return;
            }
            var last = Math.Clamp(Normalized(End, -count - 1, count), -1, count - 1);
            for (var at = Math.Clamp(Normalized(Start, count - 1, count), -1, count - 1); at > last; at += Step)
                found.Add(items[(int)at]);
        }

        private static long Normalized(int? bound, long missing, long count)
        {
            var value = bound ?? missing;
            return value >= 0 ? value : count + value;
        }
    }
}
