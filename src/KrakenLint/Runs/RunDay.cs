using System.Globalization;

namespace KrakenLint.Cli;

/// <summary>The day by which entries of the configuration expire: today in UTC, or that of SOURCE_DATE_EPOCH, so that a run can be repeated.</summary>
internal static class RunDay
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    /// <returns>Null, and a problem, where the variable holds no number of seconds since 1970.</returns>
    public static DateOnly? Read(ICollection<string> problems)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
            return DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        )
            return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
        problems.Add($"{Variable}: \"{text}\" is no time; expected seconds since 1970, such as 1767225600");
        return null;
    }
}
