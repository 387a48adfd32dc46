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
    private FixResult? made;

    /// <summary>What was fixed and what was not, for standard error.</summary>
    public ImmutableArray<string> Remarks { get; private set; } = [];

    public static IEnumerable<string> WrongOptions(LintRequest request)
    {
        if (request is { Fixes: true, ShowsFixes: true })
            yield return "--fix changes files and --diff only shows the changes; expected one of them";
        if (request is { HasUnsafeFixes: true, Fixes: false, ShowsFixes: false })
            yield return "--unsafe-fixes says which fixes are made; expected --fix or --diff with it";
        if (request is { Chart: not null, Fixes: true } or { Chart: not null, ShowsFixes: true })
            yield return "--fix and --diff change manifests that are edited as they are; with --chart the templates and values are to be changed by hand";
        if (request.Fixes && request.Paths.Contains("-"))
            yield return "--fix cannot change standard input; --diff prints the changes";
        if (request.ShowsFixes && request.Format.Name != "text")
            yield return $"--diff prints a patch instead of findings; expected no --format {request.Format.Name} with it";
    }

    /// <returns>What is found: after <c>--fix</c> in the files as they are then, else in those that were given.</returns>
    public LintResult Run(ImmutableArray<LintInput> inputs)
    {
        var found = lint(inputs);
        if (request is { Fixes: false, ShowsFixes: false })
            return found;
        var options = new FixOptions(request.HasUnsafeFixes, request.Fixes ? FixedFileWriter.WhyNot : _ => null)
        {
            IsShown = request.ShowsFixes,
            IsWanted = finding => !baseline.Knows(finding),
        };
        made = FixRun.Run(inputs, found, lint, options);
        var notes = request.Fixes ? made.Files.Select(FixedFileWriter.Write).OfType<InputNote>().ToArray() : [];
        Remarks = [.. Tell(made, found, notes.Length)];
        if (!request.Fixes)
            return found;
        if (notes.Length == 0)
            return made.Result;
        // What could not be written is still to be reported as it was.
        var failed = notes.Select(note => note.Path).ToHashSet();
        var written = made.Files.Where(file => !failed.Contains(file.Before.Path)).ToDictionary(file => file.Before);
        var result = lint([
            .. inputs.Select(input =>
                written.TryGetValue(input.File, out var file) ? input with { File = file.After } : input
            ),
        ]);
        return result with { Notes = [.. notes, .. result.Notes] };
    }

    public void WritePatch(TextWriter output)
    {
        foreach (var file in made?.Files ?? [])
            UnifiedDiff.Write(file, output);
    }

    private IEnumerable<string> Tell(FixResult result, LintResult found, int failures)
    {
        foreach (var (finding, reason) in result.Refused)
            yield return $"{finding.Span}: {finding.Rule.Id} is not fixed: {reason}";
        foreach (var finding in result.Brought)
            yield return $"{finding.Span}: fixing brings {finding.Rule.Id}: {finding.Message}";
        var findings = Count(result.Made, "fix", "fixes");
        var files = Count(result.Files.Length, "file", "files");
        if (failures == 0)
            yield return request.Fixes ? $"made {findings} in {files}" : $"{findings} in {files} could be made";
        var left = (request.Fixes ? result.Result : found).Findings.Count(finding =>
            finding.Fix is { Safety: Rules.FixSafety.Unsafe } fix
            && !baseline.Knows(finding)
            && EditPlanner.Plan(fix).Refusal is null
        );
        if (left > 0 && !request.HasUnsafeFixes)
            yield return $"{Count(left, "more fix changes", "more fixes change")} behaviour; --unsafe-fixes makes them too";
    }

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
