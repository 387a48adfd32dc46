using System.Collections.Immutable;
using KrakenLint.Units;

namespace KrakenLint.Conditions;

/// <summary>How a text is read as something that has an order.</summary>
/// <param name="Expected">What the text must be, for messages: "a whole number of seconds".</param>
/// <param name="Compare">The order of two texts as a number below, at or above 0; null where one does not parse.</param>
/// <param name="Parses">Whether a text can be read in this unit.</param>
public sealed record UnitKind(
    string Name,
    string Expected,
    Func<string, bool> Parses,
    Func<string, string, int?> Compare
);

/// <summary>The table of units.</summary>
public static class UnitKinds
{
    public static ImmutableArray<UnitKind> All { get; } =
    [
        Of("number", "a number", Quantity.Number),
        Of("seconds", "a whole number of seconds without a unit", Quantity.Seconds),
        Of("bytes", "a quantity of bytes such as 512Mi", Quantity.Resource),
        Of("cpu", "a quantity of CPUs such as 250m", Quantity.Resource),
        new("version", "a version such as 1.12.6", text => VersionNumber.TryParse(text, out _), CompareVersions),
        Of("intOrPercent", "a number or a percentage", Quantity.IntOrPercent),
    ];

    public static UnitKind Number => All[0];

    public static UnitKind? Find(string name) => All.FirstOrDefault(unit => unit.Name == name);

    private static UnitKind Of(string name, string expected, Func<string, decimal?> parse) =>
        new(
            name,
            expected,
            text => parse(text) is not null,
            (left, right) => parse(left) is { } a && parse(right) is { } b ? a.CompareTo(b) : null
        );

    private static int? CompareVersions(string left, string right) =>
        VersionNumber.TryParse(left, out var a) && VersionNumber.TryParse(right, out var b)
            ? a.Value.CompareTo(b.Value)
            : null;
}
