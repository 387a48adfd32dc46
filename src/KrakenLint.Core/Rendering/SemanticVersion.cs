using System.Globalization;
using System.Text.RegularExpressions;

namespace KrakenLint.Rendering;

/// <summary>Versions and constraints as <c>semverCompare</c> reads them (https://github.com/Masterminds/semver).</summary>
internal sealed partial record SemanticVersion(long Major, long Minor, long Patch, string Pre, string Build)
{
    [GeneratedRegex(
        @"\A\s*v?(?<major>\d{1,9})(?:\.(?<minor>\d{1,9}))?(?:\.(?<patch>\d{1,9}))?(?:-(?<pre>[0-9A-Za-z.-]+))?(?:\+(?<build>[0-9A-Za-z.-]+))?\s*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex VersionPattern();

    [GeneratedRegex(
        @"\s*(?<sign>=>|=<|>=|<=|!=|~>|[=<>~^]|)\s*v?(?<bound>[0-9xX*]+(?:\.[0-9xX*]+)?(?:\.[0-9xX*]+)?(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\s*,?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ConstraintPattern();

    public static SemanticVersion? Parse(string text)
    {
        if (text.Length > 200 || VersionPattern().Match(text) is not { Success: true } match)
            return null;
        long Number(string group) =>
            match.Groups[group].Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return new SemanticVersion(
            Number("major"),
            Number("minor"),
            Number("patch"),
            match.Groups["pre"].Value,
            match.Groups["build"].Value
        );
    }

    /// <returns>An object with the fields of Go's <c>semver.Version</c>, or unknown.</returns>
    public static Datum ToDatum(string text)
    {
        if (Parse(text) is not { } version)
            return UnknownDatum.Instance;
        return new ObjectDatum(
            version.ToString(),
            (name, _) =>
                name switch
                {
                    "Major" => new WholeDatum(version.Major),
                    "Minor" => new WholeDatum(version.Minor),
                    "Patch" => new WholeDatum(version.Patch),
                    "Prerelease" => TextDatum.Of(version.Pre),
                    "Metadata" => TextDatum.Of(version.Build),
                    "Original" => TextDatum.Of(text),
                    _ => null,
                }
        );
    }

    /// <summary>Null where the constraint or the version is none.</summary>
    public static bool? Satisfies(string constraint, string text)
    {
        if (Parse(text) is not { } version || constraint.Length > 500)
            return null;
        var any = false;
        foreach (var alternative in constraint.Split("||"))
        {
            if (SatisfiesAll(alternative, version) is not { } holds)
                return null;
            any |= holds;
        }
        return any;
    }

    private int CompareTo(SemanticVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : ComparePre(Pre, other.Pre);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}")
        + (Pre.Length > 0 ? $"-{Pre}" : "")
        + (Build.Length > 0 ? $"+{Build}" : "");

    private static bool? SatisfiesAll(string constraint, SemanticVersion version)
    {
        var parts = constraint.Split(" - ") is [var low, var high] ? $">={low},<={high}" : constraint;
        var all = true;
        var at = 0;
        while (at < parts.Length)
        {
            var match = ConstraintPattern().Match(parts, at);
            if (!match.Success || match.Index != at || match.Length == 0)
                return null;
            if (Satisfies(match.Groups["sign"].Value, match.Groups["bound"].Value, version) is not { } holds)
                return null;
            all &= holds;
            at += match.Length;
        }
        return all;
    }

    private static bool? Satisfies(string sign, string bound, SemanticVersion version)
    {
        var core = bound.Split('-', '+')[0].Split('.');
        var wild = Array.FindIndex(core, part => part is "x" or "X" or "*");
        var given = wild >= 0 ? wild : core.Length;
        var plain = given == 0 ? "0" : string.Join('.', core[..given]);
        if (Parse(given == core.Length ? bound : plain) is not { } limit)
            return null;
        // Without a pre-release of its own a constraint means released versions only.
        if (version.Pre.Length > 0 && limit.Pre.Length == 0)
            return sign == "!=";
        var order = version.CompareTo(limit);
        var isWithin = given == 0 || SamePrefix(version, limit, given);
        return sign switch
        {
            "" or "=" => given < 3 ? isWithin : order == 0,
            "!=" => given < 3 ? !isWithin : order != 0,
            ">" => given < 3 ? order > 0 && !isWithin : order > 0,
            "<" => order < 0,
            ">=" or "=>" => order >= 0,
            "<=" or "=<" => order <= 0 || (given < 3 && isWithin),
            "~" or "~>" => order >= 0 && SamePrefix(version, limit, Math.Min(given, 2)),
            _ => order >= 0
                && SamePrefix(
                    version,
                    limit,
                    limit.Major > 0 || given == 1 ? 1
                        : limit.Minor > 0 || given == 2 ? 2
                        : 3
                ),
        };
    }

    private static bool SamePrefix(SemanticVersion left, SemanticVersion right, int parts) =>
        (parts < 1 || left.Major == right.Major)
        && (parts < 2 || left.Minor == right.Minor)
        && (parts < 3 || left.Patch == right.Patch);

    private static int ComparePre(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return right.Length.CompareTo(left.Length);
        var (mine, theirs) = (left.Split('.'), right.Split('.'));
        foreach (var (a, b) in mine.Zip(theirs))
        {
            var areNumbers =
                long.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var x)
                & long.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var y);
            var order = areNumbers ? x.CompareTo(y) : string.CompareOrdinal(a, b);
            if (order != 0)
                return order;
        }
        return mine.Length.CompareTo(theirs.Length);
    }
}
