using KrakenLint.Findings;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class ClosingLineTests
{
    [Fact]
    public void Notes_are_counted_when_there_are_any() =>
        Assert.Equal(
            "14 documents in 3 files; 2 skipped; 6 errors, 4 warnings, 1 note",
            ClosingLine.For(SampleReport.WithNotes.Result)
        );

    [Fact]
    public void One_is_singular() =>
        Assert.Equal("1 document in 1 file; 0 skipped; no findings", ClosingLine.For(SampleReport.Clean.Result));

    [Fact]
    public void Errors_and_warnings_are_counted_when_there_is_any_finding()
    {
        var findings = SampleReport.WithFindings.Result.Findings;
        var result = new LintResult([findings[0]], [], new ReadCounts(0, 0, 1));
        Assert.Equal("0 documents in 0 files; 1 skipped; 1 error, 0 warnings", ClosingLine.For(result));
    }
}
