using KrakenLint.Conditions;
using KrakenLint.Findings.Proposals;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Inserts pairs between braces, in JSON's way where the keys around are JSON's.</summary>
internal static class FlowInsertion
{
    /// <summary>Behind the last pair, on a line of its own where that pair has one.</summary>
    public static EditPlan IntoMapping(NodeEdit.Insert insert)
    {
        var (tree, file) = (insert.Parent.Tree, insert.Parent.Tree.File);
        var value = LastChild(tree, insert.Parent.Index);
        var key = tree.KeyOf(value);
        var end = tree[value].End;
        if (end == tree[value].Start || !HasBraces(insert.Parent))
            return EditPlan.Refused("the last value between the braces is empty");
        var start = TextLayout.LineStart(file, tree[key].Start);
        var margin = file.Bytes[start..tree[key].Start];
        var hasOwnLine = !margin.ContainsAnyExcept((byte)' ', (byte)'\t') && !margin.IsEmpty;
        var separator = hasOwnLine ? $",{TextLayout.Break(file, end)}{file.Slice(start, tree[key].Start)}" : ", ";
        var pairs = Write(insert.Pairs, 0, FlowStyle.IsJson(insert.Parent));
        var rest = new SourceSpan(file, end, TextLayout.LineEnd(file, end)).Text.TrimStart();
        if (!hasOwnLine || !rest.TrimStart(',', ' ').StartsWith('#'))
            return EditPlan.Of(Insertion(file, end, string.Concat(pairs.Select(pair => separator + pair))));
        // The comment stays beside its value.
        var text = separator[1..] + string.Join(separator, pairs);
        var atLineEnd = Insertion(file, TextLayout.LineEnd(file, end), rest.StartsWith(',') ? $"{text}," : text);
        return rest.StartsWith(',') ? EditPlan.Of(atLineEnd) : EditPlan.Of(Insertion(file, end, ","), atLineEnd);
    }

    /// <summary>In the place of <c>{}</c> or <c>null</c> between other braces.</summary>
    public static EditPlan IntoNothing(NodeEdit.Insert insert)
    {
        var hasNoColon = insert.Parent.Key is { } key && TextLayout.BehindColon(insert.Parent.Tree, key.Index) is null;
        if (insert.Parent.Span.Length == 0 || insert.Parent.Data.HasProperties || hasNoColon)
            return EditPlan.Refused("there is no mapping to insert into");
        var isJson = FlowStyle.IsJson(insert.Parent);
        return EditPlan.Of(new TextEdit(insert.Parent.Span, Braces(Write(insert.Pairs, 0, isJson), isJson)));
    }

    public static string Key(string text, bool isInFlow, bool isJson) =>
        ScalarWriter.Write(ScalarValue.OfText(text), YamlStyle.Plain, isInFlow, isJson);

    private static IEnumerable<string> Write(IEnumerable<NewPair> pairs, int depth, bool isJson) =>
        pairs
            .GroupBy(pair => pair.Path[depth])
            .Select(group =>
            {
                var first = group.First();
                var value =
                    first.Path.Length == depth + 1
                        ? ScalarWriter.Write(first.Value, YamlStyle.Plain, isInFlow: true, isJson)
                        : Braces(Write(group, depth + 1, isJson), isJson);
                return $"{Key(group.Key, isInFlow: true, isJson)}: {value}";
            });

    private static string Braces(IEnumerable<string> pairs, bool isJson)
    {
        var inner = string.Join(", ", pairs);
        return isJson ? $"{{{inner}}}" : $"{{ {inner} }}";
    }

    private static TextEdit Insertion(SourceFile file, int at, string text) => new(new SourceSpan(file, at, at), text);

    // "[a: b]" holds a mapping without braces.
    private static bool HasBraces(YamlNode mapping) => mapping.Tree.File.Bytes[mapping.Span.Start] == (byte)'{';

    private static int LastChild(YamlTree tree, int parent)
    {
        var last = parent + 1;
        while (tree.After(last) < tree.After(parent))
            last = tree.After(last);
        return last;
    }
}
