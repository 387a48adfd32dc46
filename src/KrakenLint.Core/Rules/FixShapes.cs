using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Settings;

namespace KrakenLint.Rules;

/// <summary>The tables of keys of fixes, made of those of edits and conversions.</summary>
public static class FixShapes
{
    private static readonly ValueShape AnyOperand = new ValueShape.Either([
        new ValueShape.Scalar(),
        ValueShape.Of("reference"),
        ValueShape.Of("fix-value"),
    ]);

    private static readonly ShapeKey To = new("to", "what to write", AnyOperand, IsRequired: true);

    /// <summary>What a rule, or one of its cases, has under <c>fix</c>.</summary>
    public static ShapeKey Key { get; } =
        new(
            "fix",
            "how to repair what is found; of several ways the first that can be made is taken",
            new ValueShape.OneOrMany(ValueShape.Of("fix"))
        );

    public static ImmutableArray<MappingShape> All { get; } =
    [
        new(
            "fix",
            "a fix",
            [
                new(
                    "safety",
                    "safe: restores what the author evidently meant; unsafe: changes how the application behaves",
                    ValueShape.OneOf(["safe", "unsafe"]),
                    IsRequired: true
                ),
                new("when", "it can be made where this holds", ValueShape.Of("condition")),
                new(
                    "edits",
                    "what is changed, in order",
                    new ValueShape.List(ValueShape.Of("edit"), MayBeEmpty: false),
                    IsRequired: true
                ),
            ]
        ),
        new(
            "edit",
            "an edit",
            [
                .. FixReader.Edits.Select(edit => new ShapeKey(
                    edit.Name,
                    edit.Summary,
                    ValueShape.Of($"edit-{edit.Name}")
                )),
            ]
        )
        {
            IsOfOneKey = true,
        },
        .. FixReader.Edits.Select(ShapeOf),
        new(
            "fix-value",
            "\"to\"",
            [
                new("convert", "the value as it stands, put into a form that is understood", ConversionShape()),
                new("found", "a name that the check found out", ValueShape.OneOf(MessageTemplate.Details)),
                new("atLeast", "what is smaller is not written", AnyOperand),
            ]
        )
        {
            NeedsOneOf =
            [
                ["convert", "found"],
            ],
        },
        new(
            "conversion",
            "a conversion",
            [
                .. FixValueReader
                    .Conversions.Where(kind => kind.TakesArgument)
                    .Select(kind => new ShapeKey(
                        kind.Name,
                        kind.Summary,
                        new ValueShape.Either([ValueShape.Texts, ValueShape.Of("reference")])
                    )),
            ]
        )
        {
            IsOfOneKey = true,
        },
    ];

    public static MappingShape Of(string name) => All.First(shape => shape.Name == name);

    // Without a subject an edit changes the node that the finding underlines.
    private static MappingShape ShapeOf(EditKind edit) =>
        new(
            $"edit-{edit.Name}",
            $"\"{edit.Name}\"",
            [
                .. SubjectReader.All.Select(row => new ShapeKey(row.Name, row.Summary, ValueShape.AnyText)),
                .. edit.Name switch
                {
                    "set" or "insert" or "rename" => new[] { To },
                    "block" =>
                    [
                        new ShapeKey("entries", "the keys with their values", new ValueShape.Map(AnyOperand), true),
                    ],
                    "remove" =>
                    [
                        new ShapeKey("entry", "the list item that the value is part of", new ValueShape.Flag()),
                    ],
                    _ => [],
                },
            ]
        );

    private static ValueShape.Either ConversionShape() =>
        new([
            ValueShape.OneOf(FixValueReader.Conversions.Where(kind => !kind.TakesArgument).Select(kind => kind.Name)),
            ValueShape.Of("conversion"),
        ]);
}
