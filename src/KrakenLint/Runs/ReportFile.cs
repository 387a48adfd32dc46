using System.Diagnostics.CodeAnalysis;
using KrakenLint.Reporting;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>One <c>--report FORMAT=FILE</c>: a report beside what standard output holds.</summary>
internal sealed record ReportFile(Format Format, string Path)
{
    /// <summary>What is wrong with the reports that a run is asked for, as far as that can be known before it.</summary>
    public static IEnumerable<string> WrongOptions(LintRequest request)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var inputs = request
            .Paths.Where(path => path is not ("-" or ""))
            .Select(System.IO.Path.GetFullPath)
            .ToHashSet();
        foreach (var word in request.Reports)
        {
            if (!TryParse(word, out var file, out var problem))
                yield return $"--report: {problem}";
            else if (file.WhyNot() is { } why)
                yield return $"--report: {why}";
            else if (!taken.Add(System.IO.Path.GetFullPath(file.Path)))
                yield return $"--report: \"{file.Path}\" is given twice; expected a file of its own for each report";
            else if (inputs.Contains(System.IO.Path.GetFullPath(file.Path)))
                yield return $"--report: \"{file.Path}\" is to be linted; expected another file";
        }
    }

    /// <summary>The formats of a run, that of standard output first.</summary>
    public static IEnumerable<Format> FormatsOf(LintRequest request) =>
        request
            .Reports.Select(word => TryParse(word, out var file, out _) ? file.Format : null)
            .OfType<Format>()
            .Prepend(request.Format)
            .Distinct();

    /// <returns>False where a report was not written; it is told why.</returns>
    public static bool WriteAll(LintRequest request, Report report, Streams streams)
    {
        var isComplete = true;
        foreach (var word in request.Reports)
        {
            if (!TryParse(word, out var file, out _) || file.Write(report) is not { } why)
                continue;
            streams.Tell($"{file.Path}: was not written: {why}");
            isComplete = false;
        }
        return isComplete;
    }

    private static bool TryParse(string word, [NotNullWhen(true)] out ReportFile? file, out string? problem)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? word : word[..at];
        var path = at < 0 ? "" : word[(at + 1)..];
        file = null;
        problem = null;
        if (path.Length == 0)
            problem = $"\"{word}\" is no report; expected FORMAT=FILE, such as sarif=krakenlint.sarif";
        else if (path == "-")
            problem = "standard output holds what --format says; expected the name of a file";
        else if (Formats.Find(name) is { } format)
            file = new ReportFile(format, path);
        else
            problem =
                $"\"{name}\" is no format; expected one of {MappingReader.OneOf(Names)}{Nearest.Hint(name, Names)}";
        return file is not null;
    }

    private static IEnumerable<string> Names => Formats.All.Select(format => format.Name);

    private string? WhyNot()
    {
        if (AtomicFile.WhyNot(Path) is not { } why)
            return null;
        return FileFacts.Of(Path).Kind.Length > 0
            ? $"\"{Path}\" is no ordinary file; --format says what standard output holds"
            : $"\"{Path}\" cannot be written: {why}";
    }

    /// <returns>Why it was not written; null where it was.</returns>
    private string? Write(Report report) =>
        AtomicFile.TryWrite(
            Path,
            output => Format.Write(Format.Fit(report with { UseColor = false, StandsAlone = true }), output)
        );
}
