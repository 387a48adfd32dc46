using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings.Proposals;

/// <summary>Turns what a rule says about repairs into changes of the nodes at hand.</summary>
internal sealed class FixResolver
{
    private readonly RawFinding raw;
    private readonly FixWords words = new();
    private readonly List<NodeEdit> edits = [];

    private FixResolver(RawFinding raw) => this.raw = raw;

    /// <returns>The first fix that applies and whose values are known; null where there is none.</returns>
    public static ProposedFix? Resolve(RawFinding raw)
    {
        foreach (var fix in raw.Case?.Fixes ?? [])
        {
            if (fix.When is { } when && !Evaluator.Evaluate(when, raw.Item, raw.Scope).IsTrue)
                continue;
            var resolver = new FixResolver(raw);
            if (fix.Edits.All(resolver.TryAdd) && resolver.edits.Count > 0)
                return new ProposedFix(
                    fix.Safety,
                    [.. resolver.edits],
                    resolver.words.ToString(),
                    resolver.words.HasSecret
                )
                {
                    Brings = fix.Brings,
                };
        }
        return null;
    }

    /// <returns>False where the edit cannot be made; true also where nothing is left to do.</returns>
    private bool TryAdd(FixEdit edit)
    {
        if (edit is FixEdit.Block block)
            return TryAddBlock(block);
        if (TargetOf(edit.Subject) is not { } target)
            return edit is FixEdit.Remove;
        return edit switch
        {
            FixEdit.Set set => TryAddValue(target, set.To, set.Subject is null, replaces: true),
            FixEdit.Insert insert => TryAddValue(target, insert.To, insert.Subject is null, replaces: false),
            FixEdit.Remove remove => TryRemove(target, remove),
            FixEdit.Rename rename => TryRename(target, rename),
            _ => TryQuote(target),
        };
    }

    private bool TryAddValue(EditTarget target, FixValue value, bool isBlamed, bool replaces)
    {
        var part = isBlamed ? raw.Outcome.Place.Part : null;
        if (!replaces && target.IsPresent && !IsNothing(target.Deepest))
            return true;
        if (new FixValues(raw).Of(value, target, part) is not { } written)
            return false;
        if (!target.IsPresent)
        {
            Insert(target.Deepest, new NewPair(target.Missing, written));
            words.Add($"add {target.Name}: ", written.Text, Credentials.IsKey(target.Name));
        }
        else if (target.Deepest is { IsScalar: true } node && node.Text == written.Text && node.Type == written.Type)
        {
            return true;
        }
        else
        {
            edits.Add(new NodeEdit.Set(target.Deepest, written));
            var what = target.Deepest == raw.Outcome.Place.Node ? "set to " : $"set {target.Name} to ";
            words.Add(what, written.Text, Disclosure.Hides(target.Deepest));
        }
        return true;
    }

    private bool TryAddBlock(FixEdit.Block block)
    {
        if (TargetOf(block.Subject) is not { } target)
            return false;
        var added = new List<string>();
        foreach (var (key, value) in block.Entries)
        {
            var present = target.IsPresent ? target.Deepest[key] : null;
            if (present is { } node && !IsNothing(node))
                continue;
            var at = present is { } empty
                ? EditTarget.At(empty, isTextual: true)
                : target with
                {
                    Missing = target.Missing.Add(key),
                };
            if (new FixValues(raw).Of(value, at, null) is not { } written)
                return false;
            if (present is { } old)
                edits.Add(new NodeEdit.Set(old, written));
            else
                Insert(target.Deepest, new NewPair(at.Missing, written));
            added.Add($"{key}: {written.Text}");
        }
        if (added.Count > 0)
            words.Add("add ", string.Join(", ", added), block.Entries.Any(entry => Credentials.IsKey(entry.Key)));
        return true;
    }

    private bool TryRemove(EditTarget target, FixEdit.Remove remove)
    {
        if (!target.IsPresent)
            return true;
        var node = target.Deepest;
        var isInList = node.Parent is { IsMapping: true, Parent.IsSequence: true };
        if (remove.WholeEntry && isInList && node.Parent is { } entry)
        {
            edits.Add(new NodeEdit.Remove(entry));
            words.Add($"remove {Resource.ScalarAt(entry, "name") ?? target.Name}");
            return true;
        }
        edits.Add(new NodeEdit.Remove(node));
        words.Add($"remove {target.Name}");
        return true;
    }

    private bool TryRename(EditTarget target, FixEdit.Rename rename)
    {
        if (!target.IsPresent || (target.Deepest.IsKey ? target.Deepest : target.Deepest.Key) is not { } key)
            return false;
        if (new FixValues(raw).Of(rename.To, EditTarget.At(key, isTextual: true), null) is not { } name)
            return false;
        edits.Add(new NodeEdit.Rename(key, name.Text));
        words.Add($"rename to {name.Text}");
        return true;
    }

    private bool TryQuote(EditTarget target)
    {
        if (!target.IsPresent || !target.Deepest.IsScalar || target.Deepest.IsNull)
            return false;
        if (target.Deepest.Type == YamlType.String)
            return true;
        edits.Add(new NodeEdit.Quote(target.Deepest));
        words.Add("quote the value");
        return true;
    }

    // Several keys of one mapping are one change, so that they keep their order.
    private void Insert(YamlNode parent, NewPair pair)
    {
        var same = edits.FindIndex(edit => edit is NodeEdit.Insert insert && insert.Parent == parent);
        if (same >= 0 && edits[same] is NodeEdit.Insert before)
            edits[same] = before with { Pairs = before.Pairs.Add(pair) };
        else
            edits.Add(new NodeEdit.Insert(parent, [pair]));
    }

    private EditTarget? TargetOf(Subject? subject)
    {
        if (subject is not null)
            return EditTarget.Find(subject, raw.Item, raw.Scope);
        var (reading, place) = (raw.Outcome.Reading, raw.Outcome.Place);
        // What is missing is underlined at what is there.
        return place.Node is { } node && (reading is null || reading.Node is not null)
            ? EditTarget.At(node, reading is { IsTextual: true })
            : null;
    }

    private static bool IsNothing(YamlNode node) => node.IsNull || (node.IsScalar && node.Text.Length == 0);
}
