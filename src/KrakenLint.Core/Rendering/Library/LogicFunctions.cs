using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>Comparisons, defaults, arithmetic, types.</summary>
internal static class LogicFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("not", 1, a => (!GoText.IsTrue(a[0])).ToDatum()),
        new("eq", 2, a => a[1..].Any(other => Equality.AreEqual(a[0], other, a.Budget)).ToDatum()),
        new("ne", 2, a => (!Equality.AreEqual(a[0], a[1], a.Budget)).ToDatum()),
        new("lt", 2, a => Compared(a, order => order < 0)),
        new("le", 2, a => Compared(a, order => order <= 0)),
        new("gt", 2, a => Compared(a, order => order > 0)),
        new("ge", 2, a => Compared(a, order => order >= 0)),
        new(
            "default",
            1,
            a =>
                // A default that is what the value says anyway leaves it the value's; but a mapping may be changed later.
                a.Length > 1
                && (GoText.IsTrue(a[1]) || (a[1] is { Node: not null } and not MapDatum && a[0].SameAs(a[1], a.Budget)))
                    ? a[1]
                : a[0] is var other && a.Length > 1 && !a[1].IsKnown() ? Arguments.Unknown
                : other,
            TakesUnknown: true
        ),
        new("empty", 1, a => (!GoText.IsTrue(a[0])).ToDatum()),
        new("coalesce", 0, a => a.Values.FirstOrDefault(GoText.IsTrue, NilDatum.Instance)),
        new("all", 0, a => a.Values.All(GoText.IsTrue).ToDatum()),
        new("any", 0, a => a.Values.Any(GoText.IsTrue).ToDatum()),
        new(
            "ternary",
            3,
            a => a[2] is UnknownDatum ? Arguments.Unknown : a[GoText.IsTrue(a[2]) ? 0 : 1],
            TakesUnknown: true
        ),
        new("kindOf", 1, a => GoText.KindOf(a[0]).ToDatum()),
        new("kindIs", 2, a => (GoText.KindOf(a[1]) == a.Text(0)).ToDatum()),
        new("typeOf", 1, a => GoText.TypeOf(a[0]).ToDatum()),
        new("typeIs", 2, a => (GoText.TypeOf(a[1]) == a.Text(0)).ToDatum()),
        new("typeIsLike", 2, a => (GoText.TypeOf(a[1]) == a.Text(0).TrimStart('*')).ToDatum()),
        new("deepEqual", 2, a => a[0].SameAs(a[1], a.Budget).ToDatum()),
        new(
            "required",
            2,
            a =>
                a[1] is NilDatum or TextDatum { Text: "", Rope.HasUnknown: false }
                    ? throw new RenderingStopped(a.Text(0))
                    : a[1],
            TakesUnknown: true
        ),
        new("fail", 1, a => throw new RenderingStopped(a.Text(0)), TakesUnknown: true),
        new("lookup", 4, _ => new MapDatum()),
        new("add", 0, a => Folded(a, (x, y) => x + y)),
        new("add1", 1, a => unchecked(a[0].Whole() + 1).ToDatum()),
        new("sub", 2, a => Folded(a, (x, y) => x - y)),
        new("mul", 1, a => Folded(a, (x, y) => x * y)),
        new("div", 2, a => a[1].Whole() is 0 or -1 ? Arguments.Unknown : (a[0].Whole() / a[1].Whole()).ToDatum()),
        new("mod", 2, a => a[1].Whole() is 0 or -1 ? Arguments.Unknown : (a[0].Whole() % a[1].Whole()).ToDatum()),
        new("max", 1, a => Extreme(a, Enumerable.MaxBy)),
        new("min", 1, a => Extreme(a, Enumerable.MinBy)),
        new("ceil", 1, a => new FloatDatum(Math.Ceiling(a[0].Number()))),
        new("floor", 1, a => new FloatDatum(Math.Floor(a[0].Number()))),
        new("addf", 1, a => new FloatDatum(a.Values.Sum(value => value.Number()))),
        new("subf", 2, a => new FloatDatum(a[0].Number() - a[1..].Sum(value => value.Number()))),
        new("mulf", 1, a => new FloatDatum(a.Values.Aggregate(1.0, (product, value) => product * value.Number()))),
        new("divf", 2, a => new FloatDatum(a[0].Number() / a[1].Number())),
        new(
            "round",
            2,
            a => new FloatDatum(
                Math.Round(a[0].Number(), (int)Math.Clamp(a[1].Whole(), 0, 15), MidpointRounding.AwayFromZero)
            )
        ),
        new("semver", 1, a => SemanticVersion.ToDatum(a.Text(0))),
        new(
            "semverCompare",
            2,
            a => SemanticVersion.Satisfies(a.Text(0), a.Text(1)) is { } holds ? holds.ToDatum() : Arguments.Unknown
        ),
    ];

    private static Datum Compared(Given values, Func<int, bool> holds) =>
        (values[0], values[1]) switch
        {
            (WholeDatum or FloatDatum, WholeDatum or FloatDatum) => holds(
                    values[0].Number().CompareTo(values[1].Number())
                )
                .ToDatum(),
            (TextDatum left, TextDatum right) => holds(string.CompareOrdinal(left.Text, right.Text)).ToDatum(),
            _ => Arguments.Unknown,
        };

    private static Datum Extreme(Given values, Func<IEnumerable<Datum>, Func<Datum, long>, Datum?> choose) =>
        choose(values.Values, value => value.Whole()) is { } best
            ? new WholeDatum(best.Whole()) { Node = best.Node }
            : Arguments.Unknown;

    private static Datum Folded(Given values, Func<long, long, long> step) =>
        values.Length == 0
            ? 0L.ToDatum()
            : values[1..].Aggregate(values[0].Whole(), (sum, value) => unchecked(step(sum, value.Whole()))).ToDatum();
}

/// <summary>A template that gave up, by <c>fail</c> or <c>required</c>, or that asked for more than a budget allows.</summary>
internal sealed class RenderingStopped(string message, bool isLimit = false) : Exception(message)
{
    /// <summary>True where it is this program that goes no further, and not Helm.</summary>
    public bool IsLimit => isLimit;
}
