using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Decoding;

/// <summary>Keys that the decoder refuses, renames, or takes for one and the same.</summary>
internal static class KeyProblems
{
    /// <summary>The code of problems that say that a key gets another name.</summary>
    public const string ChangedCode = "changed-key";

    private const string TwiceCode = "duplicate-key";

    private const int MostMerged = 200;

    public static void Find(YamlNode mapping, List<Problem> problems)
    {
        Dictionary<string, YamlNode>? first = null;
        foreach (var pair in mapping.OwnPairs)
        {
            if (YamlPairs.IsMerge(pair.Key))
            {
                FindMerge(mapping, pair, problems);
                continue;
            }
            if (ScalarText.IsSurelyText(pair.Key) && first is null)
                continue;
            if (DecodedKey.NameOf(pair.Key) is not { } name)
            {
                problems.Add(Refused(pair));
                continue;
            }
            if (pair.Key.Style == YamlStyle.Plain && name != pair.Key.Text)
                problems.Add(new Problem(ChangedCode, pair.Key.Span, Changed(pair.Key, name)));
            // Names can only meet where one of them was written otherwise.
            first ??= Names(mapping);
            if (first.TryGetValue(name, out var other) && other != pair.Key && IsOtherwise(other, pair.Key))
                problems.Add(Twice(pair.Key, other, name));
        }
    }

    private static Dictionary<string, YamlNode> Names(YamlNode mapping)
    {
        var names = new Dictionary<string, YamlNode>();
        foreach (var pair in mapping.OwnPairs)
        {
            if (DecodedKey.NameOf(pair.Key) is { } name && !YamlPairs.IsMerge(pair.Key))
                names.TryAdd(name, pair.Key);
        }
        return names;
    }

    private static bool IsOtherwise(YamlNode first, YamlNode second) => first.Text != second.Text;

    private static Problem Twice(YamlNode key, YamlNode first, string name)
    {
        var what = $"keys \"{first.Text}\" and \"{key.Text}\" are one key \"{name}\" to Helm and kubectl, which keep";
        var kept = first.Type == key.Type ? "the last" : "one of them, now this and now that";
        return new Problem(TwiceCode, key.Span, $"{what} {kept}; expected quotes around them", first.Span);
    }

    private static string Changed(YamlNode key, string name)
    {
        var what = key.Type == YamlType.Boolean ? "a boolean" : "a number";
        return $"key \"{key.Text}\" is {what} to Helm and kubectl, which name it \"{name}\"; expected quotes around it";
    }

    private static Problem Refused(YamlPair pair)
    {
        var key = pair.Key;
        if (!key.IsScalar)
            return Decoder.Refusal(
                key.Span.FirstLine,
                $"{(key.IsMapping ? "a mapping" : "a list")} stands here as a key, which Helm and kubectl refuse; expected a text"
            );
        if (key.Type != YamlType.Null)
            return Decoder.Refusal(
                key.Span,
                $"the key {key.Text} is a number too large for Helm and kubectl, which refuse it; expected quotes around it"
            );
        var rest = new SourceSpan(key.Tree.File, key.FullSpan.Start, key.Tree.End);
        var place = key.FullSpan is { Length: > 0 } full ? full : SyntaxProblem.Narrow(rest, key.Tree.Start);
        var written = key.Text.Length == 0 ? "an empty key is" : $"the key \"{key.Text}\" is";
        return Decoder.Refusal(
            place,
            $"{written} null to Helm and kubectl, which refuse it; expected a text in quotes"
        );
    }

    private static void FindMerge(YamlNode mapping, YamlPair pair, List<Problem> problems)
    {
        var sources = Sources(pair.Value).ToArray();
        if (sources.FirstOrDefault(source => !source.IsMapping) is { Tree: not null } other)
        {
            var place = other.ViaSpan ?? (other.Span is { Length: > 0 } span ? span.FirstLine : pair.Key.Span);
            problems.Add(
                Decoder.Refusal(place, "\"<<\" takes mappings only, and Helm and kubectl refuse anything else here")
            );
            return;
        }
        // Through aliases a small text could ask for more comparisons than time allows.
        var merged = sources
            .SelectMany(source => source.OwnPairs)
            .Take(MostMerged)
            .Select(inherited => DecodedKey.NameOf(inherited.Key))
            .ToHashSet();
        foreach (var own in mapping.OwnPairs.TakeWhile(own => own.Key != pair.Key).Take(MostMerged))
        {
            if (DecodedKey.NameOf(own.Key) is { } name && merged.Contains(name) && !YamlPairs.IsMerge(own.Key))
                problems.Add(
                    new Problem(
                        TwiceCode,
                        own.Key.Span,
                        $"key \"{name}\" comes once more with the \"<<\" behind it, which wins for Helm and kubectl; expected \"<<\" first"
                    )
                );
        }
    }

    // A list may only be written out; an alias names one mapping.
    private static IEnumerable<YamlNode> Sources(YamlNode value) =>
        value.IsSequence && value.ViaIndex < 0 ? value.Items : [value];
}
