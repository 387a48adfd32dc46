using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Suppression;

namespace KrakenLint.Cli;

/// <summary>Linting with <c>--add-ignore</c>: comments that accept what is found, in the files.</summary>
internal sealed class IgnoreStep(string reason)
{
    private readonly List<string> told = [];
    private (int Comments, int Files) made;

    /// <summary>What was written and what was not, for standard error.</summary>
    public IEnumerable<string> Remarks =>
        [.. told, $"accepted {Count(made.Comments, "finding")} in {Count(made.Files, "file")}"];

    public static IEnumerable<string> WrongOptions(LintRequest request)
    {
        if (request.AddIgnore is not { } reason)
            yield break;
        if (IgnoreComments.WhyNoReason(reason) is { } why)
            yield return $"--add-ignore: the reason {why}";
        if (request is { Fixes: true } or { ShowsFixes: true })
            yield return "--add-ignore accepts what is found and --fix or --diff repair it; expected one of them";
        if (request.Paths.Contains("-"))
            yield return "--add-ignore cannot change standard input";
    }

    /// <param name="result">What is found, without what is known.</param>
    /// <returns>A note for each file that could not be written.</returns>
    public IEnumerable<InputNote> Write(LintResult result)
    {
        var notes = new List<InputNote>();
        foreach (var findings in result.Findings.GroupBy(finding => finding.Span.File))
        {
            var file = findings.Key;
            if (
                (
                    file.FullPath is null || IsJson(file.Path)
                        ? "comments cannot be written into it"
                        : FixedFileWriter.WhyNot(file)
                ) is
                { } why
            )
            {
                told.AddRange(findings.Select(finding => Tell(finding, why)));
                continue;
            }
            var commented = IgnoreComments.Add(file, findings, reason, IgnoreComments.IsTemplate(result, file));
            told.AddRange(commented.Refused.Select(one => Tell(one.Finding, one.Why)));
            if (commented.After is not { } after)
                continue;
            if (FixedFileWriter.Write(new FixedFile(file, after)) is { } note)
                notes.Add(note);
            else
                made = (made.Comments + commented.Written.Length, made.Files + 1);
        }
        return notes;
    }

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string Tell(Finding finding, string why) =>
        $"{finding.Span}: {finding.Rule.Id} is not accepted: {why}";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
