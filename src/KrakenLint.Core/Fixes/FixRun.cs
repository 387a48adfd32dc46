using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Fixes;

/// <summary>
/// Makes fixes pass by pass until none is left that can be made. Whatever a pass makes is linted before it counts: each
/// finding that was to go must be gone, and no other may have come. So a second run finds nothing to do.
/// </summary>
public static class FixRun
{
    /// <param name="inputs">The files of the run.</param>
    /// <param name="found">What linting them found.</param>
    /// <param name="lint">Lints files in the place of the inputs.</param>
    public static FixResult Run(
        ImmutableArray<LintInput> inputs,
        LintResult found,
        Func<ImmutableArray<LintInput>, LintResult> lint,
        FixOptions options
    )
    {
        var (current, result) = (inputs, found);
        var made = new List<Finding>();
        // Each pass leaves fewer findings than the one before, or less grave ones.
        while (true)
        {
            var pass = new FixPass(current, result, lint, options);
            pass.Run();
            if (pass.Made.IsEmpty)
                return new FixResult(Changed(inputs, current, found), result, made.Count, pass.Refused)
                {
                    Brought = FixCheck.Brought(found, result, made),
                };
            made.AddRange(pass.Made);
            (current, result) = (pass.Inputs, pass.Result);
        }
    }

    private static ImmutableArray<FixedFile> Changed(
        ImmutableArray<LintInput> before,
        ImmutableArray<LintInput> after,
        LintResult found
    ) =>
        [
            .. before
                .Zip(after, (old, current) => new FixedFile(old.File, current.File) { HiddenIn = found.HiddenIn })
                .Where(file => !ReferenceEquals(file.Before, file.After)),
        ];
}
