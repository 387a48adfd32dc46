using System.Collections.Immutable;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;

namespace KrakenLint.Rules.Files;

/// <summary>The tables of keys of fixes, made of those of edits, conversions and subjects.</summary>
public static class FixShapes
{
    private static readonly ValueShape Reference = ValueShape.Of("reference");

    private static readonly ValueShape Value = new ValueShape.Either([
        new ValueShape.Scalar(),
        Reference,
        ValueShape.Of("fix-found"),
        ValueShape.Of("fix-converted"),
    ]);

    /// <summary>What an edit may change; without any, the node that the finding underlines.</summary>
    private static readonly ImmutableArray<ShapeKey> Targets =
    [
        .. SubjectReader
            .All.Where(row => row.Name is "path" or "annotation" or "label" or "env" or "pod" or "podMeta")
            .Select(row => new ShapeKey(row.Name, row.Summary, ValueShape.AnyText)),
    ];

    private static readonly ShapeKey To = new("to", "what to write", Value, IsRequired: true);

    public static MappingShape Fix { get; } =
        new(
            "fix",
            "a fix",
            [
                new(
                    "safety",
                    "safe: it restores what the author evidently wrote; unsafe: it changes behaviour",
                    ValueShape.OneOf(FixReader.SafetyWords),
                    IsRequired: true
                ),
                new("when", "it is made where this holds", ValueShape.Of("condition")),
                new(
                    "edits",
                    "what it changes",
                    new ValueShape.List(ValueShape.Of("edit"), MayBeEmpty: false),
                    IsRequired: true
                ),
                new(
                    "brings",
                    "ids of rules that may find something less grave once it is made, which is told",
                    new ValueShape.List(new ValueShape.Text("^[A-Z]{2,8}[0-9]{1,6}$"), MayBeEmpty: false)
                ),
            ]
        );

    public static ImmutableArray<MappingShape> All { get; } =
    [
        Fix,
        new("edit", "an edit", [.. FixReader.Edits.Select(row => new ShapeKey(row.Name, row.Summary, ShapeOf(row)))])
        {
            IsOfOneKey = true,
        },
        .. FixReader.Edits.Select(row => new MappingShape(NameOf(row), row.Name, KeysOf(row))),
        new(
            "fix-found",
            "what the check found out",
            [new("found", "what the check found out", ValueShape.OneOf(MessageTemplate.Details), IsRequired: true)]
        ),
        new(
            "fix-converted",
            "the present value in another form",
            [
                new(
                    "convert",
                    "how the present value becomes one that is understood",
                    new ValueShape.Either([ValueShape.OneOf(Words), ValueShape.Of("conversion")]),
                    IsRequired: true
                ),
                new(
                    "atLeast",
                    "what the result must reach",
                    new ValueShape.Either([new ValueShape.Scalar(), Reference])
                ),
            ]
        ),
        new(
            "conversion",
            "a conversion",
            [
                .. FixValueReader
                    .Conversions.Where(row => row.TakesArgument)
                    .Select(row => new ShapeKey(row.Name, row.Summary, ArgumentOf(row))),
            ]
        )
        {
            IsOfOneKey = true,
        },
    ];

    private static IEnumerable<string> Words =>
        FixValueReader.Conversions.Where(row => !row.TakesArgument).Select(row => row.Name);

    private static string NameOf(EditKind row) => $"edit-{row.Name}";

    private static ValueShape ShapeOf(EditKind row) => ValueShape.Of(NameOf(row));

    private static ImmutableArray<ShapeKey> KeysOf(EditKind row) =>
        row.Keys switch
        {
            EditKeys.Value => [.. Targets, To],
            EditKeys.Entries =>
            [
                .. Targets,
                new("entries", "the keys to insert with their values", new ValueShape.Map(Value), IsRequired: true),
            ],
            EditKeys.Entry =>
            [
                .. Targets,
                new("entry", "true: the list item that the value is part of", new ValueShape.Flag()),
            ],
            _ => Targets,
        };

    private static ValueShape ArgumentOf(ConversionKind row) =>
        row.TakesText
            ? ValueShape.AnyText
            : new ValueShape.Either([
                new ValueShape.List(new ValueShape.Either([ValueShape.AnyText, Reference]), MayBeEmpty: false),
                Reference,
            ]);
}
