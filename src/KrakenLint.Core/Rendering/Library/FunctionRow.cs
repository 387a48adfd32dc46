using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>One function that templates may call.</summary>
/// <param name="Name">As templates write it; <c>must…</c> twins need no row of their own, unless Helm replaced the other one.</param>
/// <param name="Least">With fewer arguments the call is an error.</param>
/// <param name="Call">What it does; arguments are never unknown unless <paramref name="TakesUnknown"/> says so.</param>
internal sealed record FunctionRow(string Name, int Least, Func<Given, Datum> Call, bool TakesUnknown = false);

/// <summary>What a function is given: values, and the budget that pays for what it walks over and makes.</summary>
internal readonly record struct Given(ImmutableArray<Datum> Values, Budget Budget)
{
    public int Length => Values.Length;

    public Datum this[int at] => Values[at];

    public ImmutableArray<Datum> Slice(int start, int length) => Values.Slice(start, length);

    public Rope Rope(Index at) => Values[at].Rope(Budget);

    public string Text(Index at) => Rope(at).Text;
}

/// <summary>Reading arguments and writing results, as sprig converts between types.</summary>
internal static class Arguments
{
    public static Datum Unknown => UnknownDatum.Instance;

    /// <summary>sprig's <c>strval</c>.</summary>
    public static Rope Rope(this Datum value, Budget budget) =>
        value switch
        {
            TextDatum text => text.Rope,
            UnknownDatum => Rendering.Rope.Unknown,
            _ => GoText.Inner(value, budget),
        };

    public static string Text(this Datum value, Budget budget) => value.Rope(budget).Text;

    public static Datum ToDatum(this Rope rope) => new TextDatum(rope) { Node = rope.HasUnknown ? null : rope.Node };

    public static Datum ToDatum(this string text) => TextDatum.Of(text);

    public static Datum ToDatum(this bool value) => new BoolDatum(value);

    public static Datum ToDatum(this long value) => new WholeDatum(value);

    public static Datum ToDatum(this IEnumerable<Datum> items) => new ListDatum([.. items]);

    /// <summary>Items of a list; null for anything else.</summary>
    public static ImmutableArray<Datum>? Items(this Datum value) =>
        value switch
        {
            ListDatum list => list.Items,
            NilDatum => [],
            _ => null,
        };

    /// <summary>sprig's <c>toInt64</c>: what is no number is 0.</summary>
    public static long Whole(this Datum value) =>
        value switch
        {
            WholeDatum whole => whole.Value,
            FloatDatum { Value: > -9e18 and < 9e18 } number => (long)number.Value,
            BoolDatum { Value: true } => 1,
            TextDatum text => Templates.GoConstant.Number(WithoutZeros(text.Text))?.Whole ?? 0,
            _ => 0,
        };

    // "3.0" is a whole number to sprig, "3.5" is none.
    private static string WithoutZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <summary>sprig's <c>toFloat64</c>.</summary>
    public static double Number(this Datum value) =>
        value switch
        {
            FloatDatum number => number.Value,
            TextDatum text => Templates.GoConstant.Number(text.Text)?.Value ?? 0,
            _ => value.Whole(),
        };

    /// <summary>Whether a search may look into the value: something unknown in it would make the answer one.</summary>
    public static bool IsKnown(this Datum value) => value is not (UnknownDatum or TextDatum { Rope.HasUnknown: true });
}
