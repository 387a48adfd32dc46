using System.Collections.Frozen;
using System.Collections.Immutable;

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
    }
        .SelectMany(rows => rows)
        .ToFrozenDictionary(row => row.Name);

    public static Datum Call(string name, ImmutableArray<Datum> arguments)
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
        return row.TakesUnknown || arguments.All(argument => argument.IsKnown())
            ? row.Call(arguments)
            : UnknownDatum.Instance;
    }
}
