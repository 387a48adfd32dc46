using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Settings;

namespace KrakenLint.Conditions.Syntax;

/// <summary>The tables of keys of conditions, made of those of subjects, operators, views, facts, units and references.</summary>
public static class ConditionShapes
{
    private static readonly ValueShape Condition = ValueShape.Of("condition");
    private static readonly ValueShape Conditions = new ValueShape.List(Condition, MayBeEmpty: false);
    private static readonly ValueShape Reference = ValueShape.Of("reference");
    private static readonly ValueShape Operand = new ValueShape.Either([new ValueShape.Scalar(), Reference]);
    private static readonly ValueShape TextOperand = new ValueShape.Either([ValueShape.AnyText, Reference]);
    private static readonly ValueShape Presence = ValueShape.OneOf(["present", "absent"]);
    private static readonly ValueShape Quantified = new ValueShape.Either([ValueShape.Of("quantifier"), Condition]);
    private static readonly ShapeKey Where = new("where", "a condition on each item", Condition);

    private static readonly ImmutableArray<ShapeKey> Sources =
    [
        new("path", "a JSONPath below the item", ValueShape.AnyText),
        .. Views.All.Select(view => new ShapeKey(view.Name, view.Summary, ShapeOf(view))),
    ];

    private static readonly ImmutableArray<ShapeKey> Tests =
    [
        .. ScalarOperators.All.Select(row => new ShapeKey(row.Name, row.Summary, ShapeOf(row.Operand))),
        new("unit", "how the ordered tests read both sides", ValueShape.OneOf(UnitKinds.All.Select(unit => unit.Name))),
        new("exists", "whether the subject is there; null counts as absent", new ValueShape.Flag()),
        new("empty", "whether the subject is absent, null, \"\", {} or []", new ValueShape.Flag()),
        new("length", "how long a text is, in characters, or a list or mapping, in items", ValueShape.Of("length")),
        new("url", "what a URL must be like", ValueShape.Of("url")),
        new("image", "what a reference to a container image must be like", ValueShape.Of("image")),
        new("knownKey", "the text is a key of this table", ValueShape.AnyText),
        new("validFor", "the value is what this table says that its key takes", ValueShape.AnyText),
    ];

    private static readonly ShapeKey Places = new(
        "in",
        "whose pairs",
        new ValueShape.OneOrMany(ValueShape.OneOf(EntryView.Places))
    );

    private static readonly ShapeKey KeyGlob = new("key", "a glob of keys", ValueShape.AnyText);

    private static readonly ImmutableArray<ShapeKey> Bounds =
    [
        new("equals", "exactly so many", ValueShape.Number),
        new("atLeast", "so many or more", ValueShape.Number),
        new("atMost", "so many or fewer", ValueShape.Number),
    ];

    public static ImmutableArray<MappingShape> All { get; } =
    [
        new(
            "condition",
            "a condition",
            [
                .. SubjectReader.All.Select(row => new ShapeKey(row.Name, row.Summary, ShapeOf(row))),
                .. Tests,
                new("default", "what is assumed where the subject is absent or null", new ValueShape.Scalar()),
                new(
                    "absent",
                    "pass: the condition holds where the subject is absent or null",
                    ValueShape.OneOf(["pass"])
                ),
                new("all", "all of these hold", Conditions),
                new("any", "one of these holds", Conditions),
                new("not", "this does not hold", Condition),
                new("role", "the resource has this role", ValueShape.AnyText),
                new(
                    "split",
                    "what divides a text into parts; every, some or none then judges the parts",
                    ValueShape.AnyText
                ),
                new("every", "each item satisfies the condition", Quantified),
                new("some", "one item or more satisfies the condition", Quantified),
                new("none", "no item satisfies the condition", Quantified),
                new("count", "how many items there are", ValueShape.Of("count")),
                new("unique", "no two items have the same value", ValueShape.Of("unique")),
                new("related", "a reference from or to the resource", ValueShape.Of("related")),
                new("lookup", "a resource that the rule names itself", ValueShape.Of("lookup")),
            ]
        )
        {
            IsNeverEmpty = true,
        },
        new("each", "each", Sources) { IsNeverEmpty = true },
        new(
            "quantifier",
            "a quantifier",
            [.. Sources, .. Tests, Where, new("not", "what no item that counts satisfies", Condition)]
        )
        {
            NeedsOneOf =
            [
                [.. Sources.Select(key => key.Name)],
            ],
        },
        new("count", "a quantifier", [.. Sources, Where, .. Bounds])
        {
            NeedsOneOf =
            [
                [.. Sources.Select(key => key.Name)],
            ],
        },
        new("unique", "a quantifier", [.. Sources, Where])
        {
            NeedsOneOf =
            [
                [.. Sources.Select(key => key.Name)],
            ],
        },
        new("bounds", "count", Bounds),
        new("entries", "entries", [Places with { IsRequired = true }, KeyGlob]),
        new(
            "embedded",
            "embedded",
            [
                new("at", "the path of the scalar that holds a document", ValueShape.AnyText),
                Places,
                KeyGlob,
                new(
                    "as",
                    "how the document is written",
                    ValueShape.OneOf(
                        Views
                            .All.Where(view => view.Argument.Shape is ViewShape.Embedded)
                            .SelectMany(view => view.Argument.Words)
                    )
                ),
            ]
        )
        {
            NeedsOneOf =
            [
                ["at", "in"],
            ],
        },
        new(
            "related",
            "related",
            [
                new(
                    "by",
                    $"the kind of reference: {string.Join("; ", Edges.All.Select(edge => $"{edge.Name}: {edge.Summary}"))}",
                    ValueShape.OneOf(Edges.All.Select(edge => edge.Name)),
                    IsRequired: true
                ),
                new(
                    "to",
                    "a kind or a role at the other end of references that the resource makes",
                    ValueShape.AnyText
                ),
                new("from", "a kind or a role at the other end of references to the resource", ValueShape.AnyText),
                new("where", "a condition on the resource, or route, at the other end", Condition),
                new("edge", "a condition on the reference's attributes", Condition),
                new(
                    "state",
                    "what became of the reference; found by default",
                    new ValueShape.OneOrMany(ValueShape.OneOf(RelationReader.StateNames))
                ),
                new(
                    "near",
                    "of what is missing: whether something of almost that name is there",
                    new ValueShape.Flag()
                ),
                new(
                    "meant",
                    "of what is missing: the role whose only resource was probably meant, where no name is near",
                    ValueShape.AnyText
                ),
                new("count", "how many there are; one or more by default", ValueShape.Of("bounds")),
            ]
        )
        {
            Excluding = [("from", "to")],
        },
        new(
            "lookup",
            "lookup",
            [
                new("kind", "the kind to look for", ValueShape.AnyText, IsRequired: true),
                new("name", "its name, or where that stands", TextOperand, IsRequired: true),
                new("namespace", "its namespace, where it is not the resource's own", TextOperand),
                new("where", "a condition on what is found", Condition),
                new("found", "whether it must be there", new ValueShape.Flag()),
            ]
        ),
        new(
            "url",
            "url",
            [
                new("scheme", "allowed schemes", ValueShape.Texts),
                new(
                    "host",
                    "external: browsers can reach it; internal: inside the cluster only",
                    ValueShape.OneOf(["external", "internal"])
                ),
                new("port", "the port", new ValueShape.Whole(1, 65535)),
                new("path", "the path", ValueShape.AnyText),
                new("userinfo", "whether a user name is there", Presence),
                new("password", "whether a password is there", Presence),
            ]
        ),
        new(
            "image",
            "image",
            [
                new("repository", "a glob of repositories", ValueShape.AnyText),
                new("tag", "tests of the tag", ValueShape.Of("tag")),
                new("pinned", "whether it has a digest, or a tag other than latest", new ValueShape.Flag()),
            ]
        ),
        new("tag", "tag", Tests),
        new(
            "length",
            "length",
            [new("min", "so many or more", ValueShape.Number), new("max", "so many or fewer", ValueShape.Number)]
        )
        {
            IsNeverEmpty = true,
        },
        new("reference", "a reference", [.. OperandReader.References]) { IsOfOneKey = true },
    ];

    public static MappingShape Of(string name) => All.First(shape => shape.Name == name);

    private static ValueShape ShapeOf(SubjectKind kind) =>
        kind.Name switch
        {
            "fact" => ValueShape.OneOf(Facts.All.Select(fact => fact.Name)),
            "setting" => ValueShape.OneOf(SettingKinds.Names),
            _ => ValueShape.AnyText,
        };

    private static ValueShape ShapeOf(OperandKind kind) =>
        kind switch
        {
            OperandKind.Values => new ValueShape.Either([
                new ValueShape.List(Operand, MayBeEmpty: false),
                new ValueShape.Scalar(),
                Reference,
            ]),
            // null is a word here, and needs no quotes.
            OperandKind.Type => new ValueShape.OneOrMany(
                new ValueShape.Either([ValueShape.OneOf(ScalarOperators.Types), new ValueShape.Nothing()])
            ),
            OperandKind.Style => new ValueShape.OneOrMany(ValueShape.OneOf(ScalarOperators.Styles)),
            OperandKind.Pattern or OperandKind.Text => TextOperand,
            _ => Operand,
        };

    private static ValueShape ShapeOf(ViewKind view) =>
        view.Argument.Shape switch
        {
            ViewShape.Entries => ValueShape.Of("entries"),
            ViewShape.Embedded => ValueShape.Of("embedded"),
            _ when view.Argument.Words.IsEmpty => ValueShape.AnyText,
            _ => ValueShape.OneOf(view.Argument.Words),
        };
}
