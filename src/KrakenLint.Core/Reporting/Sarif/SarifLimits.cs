using System.Globalization;
using System.IO.Compression;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Reporting.Sarif;

/// <summary>What code scanning takes: whatever is beyond makes it refuse the whole log, so it is left out and said.</summary>
/// <remarks>https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support</remarks>
internal static class SarifLimits
{
    private const int MostResults = 25_000;

    /// <summary>The first location is the finding's own.</summary>
    private const int MostRelated = 999;

    // 10 MB with gzip are taken; the programs that upload compress a little better or worse than we do.
    private const int MostBytes = 9_500_000;

    public static IEnumerable<RelatedLocation> Linked(Finding finding) => finding.Related.Take(MostRelated);

    public static Report Fit(Report report) => Fit(report, MostBytes);

    /// <param name="mostBytes">How large the log may be with gzip.</param>
    public static Report Fit(Report report, int mostBytes)
    {
        if (report.SarifProfile != SarifProfile.GitHub)
            return report;
        var count = report.Result.Findings.Length;
        var fitting = count > MostResults ? report with { MostResults = MostResults } : report;
        for (var most = Math.Min(count, MostResults); most > 0; )
        {
            var (size, written) = SizeOf(fitting, mostBytes);
            if (size is null)
                return fitting with { Written = written };
            // A little less than would do if all were of one size.
            most = Math.Min(most - 1, (int)(most * 0.97 * mostBytes / size.Value));
            fitting = report with { MostResults = Math.Max(most, 0) };
        }
        return fitting;
    }

    public static IEnumerable<string> Remarks(Report report)
    {
        if (report.SarifProfile != SarifProfile.GitHub)
            yield break;
        if (NoteOn(report) is { } cut)
            yield return $"SARIF: {cut.Text}";
        var outside = report.Result.Findings.Where(finding => finding.Span.File.RepositoryPath is null).ToArray();
        if (outside.Length > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"SARIF: {outside.Length} {(outside.Length == 1 ? "finding is" : "findings are")} on files outside the repository, which a pull request cannot show: {Names(outside)}"
            );
    }

    /// <summary>What was cut, or null.</summary>
    public static InputNote? NoteOn(Report report)
    {
        var count = report.Result.Findings.Length;
        return report.MostResults is { } most && most < count
            ? new InputNote(
                "results-cut",
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count - most} of {count} findings are left out, the least severe and last ones: code scanning takes {MostResults} results and 10 MB at most"
                ),
                IsFailure: false
            )
            : null;
    }

    private static string Names(IEnumerable<Finding> findings)
    {
        var names = findings.Select(finding => finding.Span.File.Path).Distinct().ToArray();
        return names.Length == 1 ? names[0] : $"{names[0]} and {names.Length - 1} more";
    }

    /// <returns>The size with gzip where it is too large, else null; the log where it was small as it is.</returns>
    private static (long? Size, ByteChunks? Written) SizeOf(Report report, int mostBytes)
    {
        // What is small enough as it is need not be compressed.
        var plain = new ByteChunks(mostBytes);
        SarifFormat.Write(report, plain);
        if (plain.IsWhole)
            return (null, plain);
        using var packed = new CountingStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new StreamWriter(stream, Encoding.ASCII, bufferSize: 1 << 16))
            SarifFormat.Row.Write(report, writer);
        return (packed.Written > mostBytes ? packed.Written : null, null);
    }
}
