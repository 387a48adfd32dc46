using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>One kind of edit.</summary>
/// <param name="Name">The key in <c>edits</c>.</param>
/// <param name="Keys">What it says beside its target.</param>
public sealed record EditKind(
    string Name,
    string Summary,
    EditKeys Keys,
    Func<MappingReader, Subject?, ReadContext, FixEdit?> Read
);

/// <summary>What an edit says beside its target.</summary>
public enum EditKeys
{
    None,

    /// <summary><c>to</c>.</summary>
    Value,

    /// <summary><c>entries</c>.</summary>
    Entries,

    /// <summary><c>entry</c>.</summary>
    Entry,
}

/// <summary>Reads <c>fix</c>: one way to repair, or a list of them.</summary>
public static class FixReader
{
    private static readonly (string Word, FixSafety Safety)[] Safeties =
    [
        ("safe", FixSafety.Safe),
        ("unsafe", FixSafety.Unsafe),
    ];

    /// <summary>The table of edits.</summary>
    public static ImmutableArray<EditKind> Edits { get; } =
    [
        new(
            "set",
            "writes a value",
            EditKeys.Value,
            (mapping, subject, context) => ReadValue(mapping, subject, context, replaces: true)
        ),
        new(
            "insert",
            "writes a value where there is none",
            EditKeys.Value,
            (mapping, subject, context) => ReadValue(mapping, subject, context, replaces: false)
        ),
        new("block", "inserts those of several keys that a mapping lacks", EditKeys.Entries, ReadBlock),
        new(
            "remove",
            "removes a key, an item, or with entry: true the list item that a value is part of",
            EditKeys.Entry,
            ReadRemove
        ),
        new("rename", "gives a key another name", EditKeys.Value, ReadRename),
        new("quote", "puts quotes around a scalar", EditKeys.None, (_, subject, _) => new FixEdit.Quote(subject)),
    ];

    public static IEnumerable<string> SafetyWords => Safeties.Select(row => row.Word);

    internal static ImmutableArray<RuleFix> Read(MappingReader owner, ReadContext context)
    {
        if (owner.Optional("fix") is not { } node)
            return [];
        var nodes = node.IsSequence ? node.Items.ToArray() : [node];
        if (nodes.Length == 0)
            context.Problems.Add(node, "\"fix\" is empty; expected safety and edits");
        return [.. nodes.Select(one => ReadOne(one, context)).OfType<RuleFix>()];
    }

    private static RuleFix? ReadOne(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, FixShapes.Fix, context.Problems) is not { } mapping)
            return null;
        var words = SafetyWords.ToArray();
        mapping.Required("safety", $"{MappingReader.OneOf(words)}: whether it may be made without asking");
        var safety = mapping.OptionalWord("safety", words);
        var when = mapping.Optional("when") is { } condition ? ConditionReader.Read(condition, context) : null;
        mapping.Required("edits", "a list of edits");
        var edits = mapping.OptionalItems("edits").Select(edit => ReadEdit(edit, context)).OfType<FixEdit>();
        var fix = new RuleFix(Safeties.FirstOrDefault(row => row.Word == safety).Safety, when, [.. edits])
        {
            Brings = [.. mapping.OptionalItems("brings").Select(id => IdOf(id, context)).OfType<string>()],
        };
        if (mapping.Node["edits"] is { IsSequence: true, IsEmptyCollection: true } empty)
            context.Problems.Add(empty, "\"edits\" is empty; expected at least one edit");
        mapping.Finish();
        return fix;
    }

    private static string? IdOf(YamlNode node, ReadContext context)
    {
        if (node.IsScalar && RuleReader.IsId(node.Text))
            return node.Text;
        context.Problems.Add(node, $"{MappingReader.Describe(node)} is no id of a rule; expected one such as KRK118");
        return null;
    }

    private static FixEdit? ReadEdit(YamlNode node, ReadContext context)
    {
        var names = Edits.Select(row => row.Name).ToArray();
        if (node.OwnPairs.ToArray() is not [var pair])
        {
            context.Problems.Add(node, $"expected one edit ({MappingReader.OneOf(names)}) with what it changes");
            return null;
        }
        if (Edits.FirstOrDefault(row => row.Name == pair.Key.Text) is not { } kind)
        {
            var hint = Nearest.Hint(pair.Key.Text, names);
            context.Problems.Add(
                pair.Key,
                $"unknown edit \"{pair.Key.Text}\"; expected {MappingReader.OneOf(names)}{hint}"
            );
            return null;
        }
        if (MappingReader.For(pair.Value, $"\"{kind.Name}\"", context.Problems) is not { } mapping)
            return null;
        var subject = ReadSubject(mapping, context);
        var edit = kind.Read(mapping, subject, subject is null ? context : context with { Subject = subject });
        mapping.Finish();
        return edit;
    }

    // Without a subject of its own an edit changes the node that the finding underlines.
    private static Subject? ReadSubject(MappingReader mapping, ReadContext context)
    {
        var subject = SubjectReader.Read(mapping, context);
        if (ReferenceEquals(subject, context.Subject))
            return null;
        if (!EditTarget.CanFind(subject))
            context.Problems.Add(
                mapping.Node,
                "an edit changes a place in a file: expected path, annotation, label, env, pod or podMeta"
            );
        return subject;
    }

    private static FixEdit? ReadValue(MappingReader mapping, Subject? subject, ReadContext context, bool replaces)
    {
        if (mapping.Required("to", "what to write") is not { } node)
            return null;
        if (FixValueReader.Read(node, subject?.IsTextual ?? false, context) is not { } value)
            return null;
        return replaces ? new FixEdit.Set(subject, value) : new FixEdit.Insert(subject, value);
    }

    private static FixEdit.Block ReadBlock(MappingReader mapping, Subject? subject, ReadContext context)
    {
        mapping.Required("entries", "the keys to insert with their values");
        var isTextual = IsMapOfTexts(subject);
        var entries = ImmutableArray.CreateBuilder<(string, FixValue)>();
        foreach (var pair in mapping.OptionalPairs("entries"))
        {
            if (FixValueReader.Read(pair.Value, isTextual, context) is { } value)
                entries.Add((pair.Key.Text, value));
        }
        return new FixEdit.Block(subject, entries.ToImmutable());
    }

    // Kubernetes knows annotations and labels as text only.
    private static bool IsMapOfTexts(Subject? subject) =>
        subject is Subject.Path { JsonPath.Steps: [.., { Name: "annotations" or "labels" }] };

    private static FixEdit.Remove ReadRemove(MappingReader mapping, Subject? subject, ReadContext context) =>
        new(subject, mapping.OptionalFlag("entry"));

    private static FixEdit.Rename? ReadRename(MappingReader mapping, Subject? subject, ReadContext context) =>
        mapping.Required("to", "the new key") is { } node
        && FixValueReader.Read(node, isTextual: true, context) is { } value
            ? new FixEdit.Rename(subject, value)
            : null;
}
