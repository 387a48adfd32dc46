using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Rules;

namespace KrakenLint.Reporting;

/// <summary>For whom SARIF is written: GitHub code scanning reads a part of it only.</summary>
public enum SarifProfile
{
    GitHub,
    Full,
}

/// <summary>What a format writes from.</summary>
/// <param name="Rules">All rules of the run, by id; results refer to them by index.</param>
/// <param name="ExitCode">The code that the process will end with.</param>
/// <param name="Version">The version of KrakenLint, such as <c>0.1.0</c>.</param>
/// <param name="UseColor">ANSI colour and underline, for terminals.</param>
public sealed record Report(
    LintResult Result,
    ImmutableArray<Rule> Rules,
    int ExitCode,
    string Version,
    SarifProfile SarifProfile = SarifProfile.GitHub,
    bool UseColor = false
)
{
    /// <summary>What tells several runs on one commit apart in code scanning; null for the program's name.</summary>
    public string? Category { get; init; }

    /// <summary>Where the pages that <c>krakenlint site</c> wrote can be read; null where nobody says.</summary>
    public Uri? Site { get; init; }

    /// <summary>True where people ask for all that there is to say of a finding.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>True where nobody sees standard error beside the report, as in a file.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The report in its format, where finding out whether it fits has written it; null where not.</summary>
    internal ByteChunks? Written { get; init; }

    /// <summary>How many findings a log may hold, the worst of them; null for all. See <see cref="Format.Fit"/>.</summary>
    public int? MostResults { get; init; }
}
