using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KrakenLint.Units;

/// <summary>A version of up to three numbers, as image tags carry it: <c>v1.12.6</c>, <c>1.8</c>, <c>7.2.5-debian-12</c>.</summary>
public readonly record struct VersionNumber(int Major, int Minor, int Patch) : IComparable<VersionNumber>
{
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionNumber? version)
    {
        version = null;
        var plain = text.StartsWith('v') ? text[1..] : text;
        var end = plain.AsSpan().IndexOfAny('-', '+', '@');
        var parts = (end < 0 ? plain : plain[..end]).Split('.');
        if (parts.Length is 0 or > 3)
            return false;
        var numbers = new int[3];
        for (var index = 0; index < parts.Length; index++)
        {
            if (!int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[index]))
                return false;
        }
        version = new VersionNumber(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    public static bool operator <(VersionNumber left, VersionNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(VersionNumber left, VersionNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(VersionNumber left, VersionNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(VersionNumber left, VersionNumber right) => left.CompareTo(right) >= 0;

    public int CompareTo(VersionNumber other) =>
        (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
}
