using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;

namespace KrakenLint.Cli;

/// <summary>Linting with or without <c>--fix</c> and <c>--diff</c>.</summary>
internal sealed class FixStep(
    LintRequest request,
    BaselineStep baseline,
    Func<ImmutableArray<LintInput>, LintResult> lint
)
{
    private readonly List<FixResult> made = [];
    private readonly List<string> told = [];
    private (int Made, int Left, bool HasFailed) counted;

    /// <summary>What was fixed and what was not, for standard error.</summary>
    public ImmutableArray<string> Remarks => IsAsked ? [.. told, .. Counts()] : [];

    public static IEnumerable<string> WrongOptions(LintRequest request)
    {
        if (request is { Fixes: true, ShowsFixes: true })
            yield return "--fix changes files and --diff only shows the changes; expected one of them";
        if (request is { HasUnsafeFixes: true, Fixes: false, ShowsFixes: false })
            yield return "--unsafe-fixes says which fixes are made; expected --fix or --diff with it";
        if (request.Fixes && request.Paths.Contains("-"))
            yield return "--fix cannot change standard input; --diff prints the changes";
        if (request.ShowsFixes && request.Format.Name != "text")
            yield return $"--diff prints a patch instead of findings; expected no --format {request.Format.Name} with it";
    }

    /// <summary>True where fixes are shown only.</summary>
    public bool ChangesNothing => !request.Fixes;

    /// <summary>True where fixes are made or shown.</summary>
    public bool IsAsked => request is { Fixes: true } or { ShowsFixes: true };

    /// <returns>What is found: after <c>--fix</c> in the files as they are then, else in those that were given.</returns>
    public LintResult Run(ImmutableArray<LintInput> inputs)
    {
        var found = lint(inputs);
        if (!IsAsked)
            return found;
        var (result, notes) = Fix(inputs, found, lint);
        if (!request.Fixes)
            return found;
        if (notes.IsEmpty)
            return result.Result;
        // What could not be written is still to be reported as it was.
        var failed = notes.Select(note => note.Path).ToHashSet();
        var written = result.Files.Where(file => !failed.Contains(file.Before.Path)).ToDictionary(file => file.Before);
        var left = lint([
            .. inputs.Select(input =>
                written.TryGetValue(input.File, out var file) ? input with { File = file.After } : input
            ),
        ]);
        return left with { Notes = [.. notes, .. left.Notes] };
    }

    /// <summary>Changes files, or works out how.</summary>
    /// <param name="lintChanged">Lints files in the place of the inputs.</param>
    /// <returns>What was made, and a note for each file that could not be written.</returns>
    public (FixResult Result, ImmutableArray<InputNote> Notes) Fix(
        ImmutableArray<LintInput> inputs,
        LintResult found,
        Func<ImmutableArray<LintInput>, LintResult> lintChanged
    )
    {
        var options = new FixOptions(request.HasUnsafeFixes, request.Fixes ? FixedFileWriter.WhyNot : _ => null)
        {
            IsShown = request.ShowsFixes,
            IsWanted = finding => !baseline.Knows(finding),
        };
        var result = FixRun.Run(inputs, found, lintChanged, options);
        made.Add(result);
        ImmutableArray<InputNote> notes = request.Fixes
            ? [.. result.Files.Select(FixedFileWriter.Write).OfType<InputNote>()]
            : [];
        told.AddRange(Tell(result));
        counted = (
            counted.Made + result.Made,
            counted.Left + LeftOf(request.Fixes ? result.Result : found),
            counted.HasFailed || !notes.IsEmpty
        );
        return (result, notes);
    }

    public void WritePatch(TextWriter output)
    {
        foreach (var file in made.SelectMany(result => result.Files))
            UnifiedDiff.Write(file, output);
    }

    private static IEnumerable<string> Tell(FixResult result)
    {
        foreach (var (finding, reason) in result.Refused)
            yield return $"{finding.Span}: {finding.Rule.Id} is not fixed: {reason}";
        foreach (var finding in result.Brought)
            yield return $"{finding.Span}: fixing brings {finding.Rule.Id}: {finding.Message}";
    }

    // Once for all parts of the run.
    private IEnumerable<string> Counts()
    {
        var findings = Count(counted.Made, "fix", "fixes");
        var files = Count(
            made.SelectMany(result => result.Files).Select(file => file.Before.Path).Distinct().Count(),
            "file",
            "files"
        );
        if (!counted.HasFailed)
            yield return request.Fixes ? $"made {findings} in {files}" : $"{findings} in {files} could be made";
        if (counted.Left > 0 && !request.HasUnsafeFixes)
            yield return $"{Count(counted.Left, "more fix changes", "more fixes change")} behaviour; --unsafe-fixes makes them too";
    }

    private int LeftOf(LintResult result) =>
        result.Findings.Count(finding =>
            finding.Fix is { Safety: Rules.FixSafety.Unsafe } fix
            && !baseline.Knows(finding)
            && EditPlanner.Plan(fix).Refusal is null
        );

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
