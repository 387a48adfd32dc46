using KrakenLint.Rendering.Library;

namespace KrakenLint.Rendering;

/// <summary>Whether two values are the same to Go.</summary>
internal static class Equality
{
    /// <summary>Go's <c>eq</c>, which gives up where the types of numbers differ.</summary>
    public static bool AreEqual(Datum left, Datum right, Budget budget) =>
        (left, right) is (WholeDatum or FloatDatum, WholeDatum or FloatDatum)
            ? left.Number().Equals(right.Number())
            : left.SameAs(right, budget);

    /// <summary>Go's <c>DeepEqual</c>: origins do not count, and no whole number equals a float.</summary>
    public static bool SameAs(this Datum left, Datum right, Budget budget) => AreSame(left, right, budget, 0);

    private static bool AreSame(Datum left, Datum right, Budget budget, int level)
    {
        budget.Visit(level);
        return (left, right) switch
        {
            (ListDatum a, ListDatum b) => a.Items.Length == b.Items.Length
                && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second, budget, level + 1)),
            (MapDatum a, MapDatum b) => ReferenceEquals(a, b)
                || (
                    a.Count == b.Count
                    && a.Entries.All(entry =>
                        b[entry.Key] is { } other && AreSame(entry.Value, other, budget, level + 1)
                    )
                ),
            (WholeDatum a, WholeDatum b) => a.Value == b.Value,
            (FloatDatum a, FloatDatum b) => a.Value.Equals(b.Value),
            (NilDatum, NilDatum) => true,
            (BoolDatum a, BoolDatum b) => a.Value == b.Value,
            (TextDatum a, TextDatum b) => Text(a, b, budget),
            _ => false,
        };
    }

    private static bool Text(TextDatum left, TextDatum right, Budget budget)
    {
        budget.SpendText(left.Text.Length);
        return left.Text == right.Text;
    }
}
