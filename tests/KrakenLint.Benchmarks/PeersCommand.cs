using System.Globalization;

namespace KrakenLint.Benchmarks;

/// <summary>
/// <c>peers PROGRAM [--check]</c>: whole processes in pairs, ours beside others, over inputs made of the samples; a row whose
/// other program is not there is left out. With <c>--check</c> only the rows with a recorded ratio are measured, by
/// processor time, and one that is worse by more than the machine's noise fails.
/// </summary>
/// <remarks>
/// <c>parse-yaml-go</c> is a program on PATH that decodes a file's documents into yaml.v3 nodes: src/PERFORMANCE.md has it.
/// </remarks>
internal static class PeersCommand
{
    private const double Noise = 1.3;
    private const int OneMegabyte = 1_000_000;

    // Few of what takes long; both can be divided by the turns that they take.
    private const int ShortRuns = 40;
    private const int LongRuns = 4;

    /// <param name="Recorded">The ratio of processor time when it was last looked at; null where another machine may well have another one.</param>
    private sealed record Row(string Work, Command Ours, Command Other, double? Recorded, int Runs = ShortRuns);

    /// <returns>0, or 1 where a row is worse than what is recorded.</returns>
    public static int Run(string program, bool checks)
    {
        var folder = Directory.CreateTempSubdirectory("krakenlint-ladder-");
        try
        {
            var rows = Rows(program, new Ladder("samples/rendered", folder.FullName), checks)
                .Where(row => row.Other.IsThere && (!checks || row.Recorded is not null));
            // Each is measured, also behind one that is worse.
            var measured = rows.Select(row => IsGood(row, checks)).ToArray();
            if (measured.Length == 0)
                Console.Error.WriteLine("no program to measure beside is on PATH; expected helm or parse-yaml-go");
            return measured.Length > 0 && Array.TrueForAll(measured, isGood => isGood) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Row> Rows(string program, Ladder ladder, bool checks)
    {
        var helm = new Command("helm", "version", "--short");
        var ten = ladder.Bundle(10 * OneMegabyte);
        yield return new("start-up, one file, text", Lint(program, ladder.One), helm, 0.46);
        yield return new("start-up, one file, SARIF", Lint(program, ladder.One, "sarif"), helm, 0.52);
        yield return new("10 MB, SARIF", Lint(program, ten, "sarif"), helm, 70, LongRuns);
        if (checks)
            yield break;
        var one = ladder.Bundle(OneMegabyte);
        yield return new("1 MB, SARIF", Lint(program, one, "sarif"), new("parse-yaml-go", one), null);
        yield return new("10 MB, SARIF", Lint(program, ten, "sarif"), new("parse-yaml-go", ten), null);
        yield return new("2,000 files, text", Lint(program, ladder.Tree(2_000)), helm, null);
        yield return new("1 MB, SARIF", Lint(program, one, "sarif"), new("yamllint", one), null);
        yield return new("1 MB, SARIF", Lint(program, one, "sarif"), new("monokle", "validate", one), null);
        yield return new(
            "one file, SARIF",
            Lint(program, ladder.One, "sarif"),
            new("spectral", "lint", ladder.One),
            null
        );
    }

    private static Command Lint(string program, string path, string format = "text") =>
        new(program, "lint", "--no-config", "--format", format, path);

    private static bool IsGood(Row row, bool checks)
    {
        var (ours, other, ratio) =
            checks && ChildTime.IsKnown
                ? Pairs.MeasureProcessor(row.Ours, row.Runs, row.Other)
                : Pairs.Measure(row.Ours, row.Other);
        var isGood = !checks || row.Recorded is not { } recorded || ratio <= recorded * Noise;
        var name =
            $"{Path.GetFileName(row.Other.Program)} {(row.Other.Arguments.Length > 1 ? row.Other.Arguments[0] : "")}";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Work, -26} {ours * 1000, 8:F1} ms   {name, -18} {other * 1000, 8:F1} ms   ratio {ratio, 6:F2}{(isGood ? "" : $"   WORSE than {row.Recorded:F2} by more than {Noise}")}"
            )
        );
        return isGood;
    }
}
