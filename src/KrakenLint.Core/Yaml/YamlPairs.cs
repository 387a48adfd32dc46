using System.Collections;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>A key and its value.</summary>
public readonly record struct YamlPair(YamlNode Key, YamlNode Value);

/// <summary>
/// The pairs of a mapping. Own keys come first; then those of <c>&lt;&lt;</c> (a mapping or a list of mappings), where an
/// earlier key hides a later one (https://yaml.org/type/merge.html).
/// </summary>
public readonly struct YamlPairs(YamlNode mapping, bool merge = true) : IEnumerable<YamlPair>
{
    private const string MergeKey = "<<";

    public Enumerator GetEnumerator() => new(mapping, merge);

    IEnumerator<YamlPair> IEnumerable<YamlPair>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static bool IsMerge(YamlNode key)
    {
        // Asked of every key; hardly any is that short.
        return MayMerge(key.Data)
            && key is { IsScalar: true, Style: YamlStyle.Plain, Tag: YamlTag.None }
            && ScalarText.Equals(key, MergeKey);
    }

    /// <summary>False where a key cannot be the merge key; true says nothing.</summary>
    internal static bool MayMerge(in NodeData key) =>
        key.End - key.Start == MergeKey.Length || key.HasProperties || key.Kind == YamlKind.Alias;

    // Each mapping is merged once: what comes a second time is hidden by its first, and through aliases a small text
    // could otherwise ask for more merges than time allows.
    private static IEnumerable<YamlPair> Merged(YamlNode mapping)
    {
        var seen = new HashSet<string>(new YamlPairs(mapping, merge: false).Select(pair => pair.Key.Text));
        var merged = new HashSet<int> { mapping.Index };
        var open = new Stack<YamlNode>();
        PushSources(mapping, open);
        while (open.TryPop(out var source))
        {
            if (!source.IsMapping || !merged.Add(source.Index))
                continue;
            foreach (var pair in new YamlPairs(source, merge: false))
            {
                if (!IsMerge(pair.Key) && seen.Add(pair.Key.Text))
                    yield return pair;
            }
            PushSources(source, open);
        }
    }

    // The last one first, so that the first is the next to be taken.
    private static void PushSources(YamlNode mapping, Stack<YamlNode> open)
    {
        var sources = new YamlPairs(mapping, merge: false)
            .Where(pair => IsMerge(pair.Key))
            .SelectMany(pair => pair.Value.IsSequence ? pair.Value.Items.ToArray() : [pair.Value]);
        foreach (var source in sources.Reverse())
            open.Push(source);
    }

    public struct Enumerator : IEnumerator<YamlPair>
    {
        private readonly YamlNode mapping;
        private readonly bool merge;
        private readonly int end;
        private int next;
        private bool hasMerge;
        private IEnumerator<YamlPair>? inherited;

        internal Enumerator(YamlNode mapping, bool merge)
        {
            this.mapping = mapping;
            this.merge = merge;
            next = mapping.Index + 1;
            end = mapping.IsMapping ? mapping.After : next;
        }

        public YamlPair Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (next < end)
            {
                var key = new YamlNode(mapping.Tree, next, mapping.ViaIndex);
                var value = mapping.Tree.After(next);
                next = mapping.Tree.After(value);
                if (merge && IsMerge(key))
                {
                    hasMerge = true;
                    continue;
                }
                Current = new YamlPair(key, new YamlNode(mapping.Tree, value, mapping.ViaIndex));
                return true;
            }
            if (!hasMerge)
                return false;
            inherited ??= Merged(mapping).GetEnumerator();
            if (!inherited.MoveNext())
                return false;
            Current = inherited.Current;
            return true;
        }

        public readonly void Reset() => throw new NotSupportedException();

        public readonly void Dispose() => inherited?.Dispose();
    }
}

/// <summary>The items of a sequence.</summary>
public readonly struct YamlItems(YamlNode sequence) : IEnumerable<YamlNode>
{
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this)
                count++;
            return count;
        }
    }

    public Enumerator GetEnumerator() => new(sequence);

    IEnumerator<YamlNode> IEnumerable<YamlNode>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator : IEnumerator<YamlNode>
    {
        private readonly YamlNode sequence;
        private readonly int end;
        private int next;

        internal Enumerator(YamlNode sequence)
        {
            this.sequence = sequence;
            next = sequence.Index + 1;
            end = sequence.IsSequence ? sequence.After : next;
        }

        public YamlNode Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (next >= end)
                return false;
            Current = new YamlNode(sequence.Tree, next, sequence.ViaIndex);
            next = sequence.Tree.After(next);
            return true;
        }

        public readonly void Reset() => throw new NotSupportedException();

        public readonly void Dispose() { }
    }
}
