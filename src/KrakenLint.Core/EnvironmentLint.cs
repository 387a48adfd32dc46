using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint;

/// <summary>
/// What meets in one cluster, linted together, once: a route of one release finds the Service of another. Each release takes
/// the part of it that is about its own text.
/// </summary>
/// <param name="inputs">Of all releases, each with its placement in this environment.</param>
/// <param name="lint">Lints them as one bundle.</param>
public sealed class EnvironmentLint(ImmutableArray<LintInput> inputs, Func<ImmutableArray<LintInput>, LintResult> lint)
{
    private readonly Lazy<LintResult> whole = new(() => lint(inputs));

    /// <returns>The inputs of a member themselves, where it still prints the same: what was found in them stands.</returns>
    public ImmutableArray<LintInput> Settled(Placement own, ImmutableArray<LintInput> now)
    {
        var before = inputs.Where(input => input.Placement == own).ToImmutableArray();
        return
            before.Length == now.Length
            && before.Zip(now).All(pair => pair.First.File.Bytes.SequenceEqual(pair.Second.File.Bytes))
            ? before
            : now;
    }

    /// <param name="own">Who of them asks.</param>
    /// <param name="now">What it prints; mostly what it did.</param>
    public LintResult Of(Placement own, ImmutableArray<LintInput> now)
    {
        var files = now.Select(input => input.File).ToHashSet();
        var before = inputs.Where(input => input.Placement == own).Select(input => input.File).ToHashSet();
        var result = files.SetEquals(before)
            ? whole.Value
            : lint([
                .. inputs.Where(input => !before.Contains(input.File)),
                .. now.Select(input => input with { Placement = own }),
            ]);
        var mine = result.Files.Where(file => files.Contains(file.File)).ToImmutableArray();
        var (notes, counts) = ReadNotes.Of(mine);
        // What is said of the whole is said with what comes first.
        var isFirst = inputs is [var first, ..] && before.Contains(first.File);
        return result with
        {
            Findings = [.. result.Findings.Where(finding => files.Contains(finding.Span.File)).Select(Own)],
            Notes =
            [
                .. notes,
                .. result.Notes.Where(note =>
                    note.Span is { } span && note.Code == "limit" && files.Contains(span.File)
                ),
            ],
            Counts = counts,
            Files = mine,
            LateBundles = isFirst ? result.LateBundles : new(() => []),
            Remarks = isFirst ? result.Remarks : [.. Overview.OfFiles(mine)],
        };

        // Of the others' text nobody has the lines.
        Finding Own(Finding finding) =>
            finding.Related.All(related => files.Contains(related.Span.File))
                ? finding
                : finding with
                {
                    Related = [.. finding.Related.Where(related => files.Contains(related.Span.File))],
                };
    }
}
