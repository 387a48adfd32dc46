using System.Collections.Frozen;
using KrakenLint.Rendering.Library;

namespace KrakenLint.Rendering;

/// <summary>
/// Every function that needs nothing but its arguments. What stands in none of the tables (random text, certificates, the
/// clock) has an unknown result.
/// </summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, FunctionRow> ByName = new[]
    {
        TextFunctions.Rows,
        WordFunctions.Rows,
        PathFunctions.Rows,
        ListFunctions.Rows,
        MapFunctions.Rows,
        LogicFunctions.Rows,
        EncodingFunctions.Rows,
        RegexFunctions.Rows,
        UrlFunctions.Rows,
    }
        .SelectMany(rows => rows)
        .ToFrozenDictionary(row => row.Name);

    /// <summary>All rows.</summary>
    public static IEnumerable<FunctionRow> All => ByName.Values;

    public static Datum Call(string name, Given arguments)
    {
        var plain =
            name.Length > 4 && name.StartsWith("must", StringComparison.Ordinal)
                ? char.ToLowerInvariant(name[4]) + name[5..]
                : name;
        if (
            (!ByName.TryGetValue(name, out var row) && !ByName.TryGetValue(plain, out row))
            || arguments.Length < row.Least
        )
            return UnknownDatum.Instance;
        arguments.Budget.Spend(arguments.Values);
        return row.TakesUnknown || arguments.Values.All(argument => argument.IsKnown())
            ? arguments.Budget.Charged(row.Call(arguments))
            : UnknownDatum.Instance;
    }
}
