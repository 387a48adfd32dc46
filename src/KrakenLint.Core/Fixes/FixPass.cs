using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Fixes;

/// <summary>One pass over one state of the files: as many fixes as stand clear of each other and lint well together.</summary>
internal sealed class FixPass
{
    // Whatever is wrong with more than that is not told apart any more.
    private const int MostTries = 200;

    private readonly ImmutableArray<LintInput> inputs;
    private readonly LintResult found;
    private readonly Func<ImmutableArray<LintInput>, LintResult> lint;
    private readonly FixOptions options;
    private readonly List<FixCandidate> accepted = [];
    private readonly EditSet made = new();
    private readonly List<RefusedFix> refused = [];
    private int tries;

    public FixPass(
        ImmutableArray<LintInput> inputs,
        LintResult found,
        Func<ImmutableArray<LintInput>, LintResult> lint,
        FixOptions options
    )
    {
        (this.inputs, this.found, this.lint, this.options) = (inputs, found, lint, options);
        (Inputs, Result) = (inputs, found);
    }

    /// <summary>The files after this pass.</summary>
    public ImmutableArray<LintInput> Inputs { get; private set; }

    /// <summary>What linting them finds.</summary>
    public LintResult Result { get; private set; }

    /// <summary>The findings whose fixes were made.</summary>
    public ImmutableArray<Finding> Made => [.. accepted.Select(candidate => candidate.Finding)];

    public ImmutableArray<RefusedFix> Refused =>
        [.. refused.OrderBy(refusal => refusal.Finding, FindingOrder.Instance)];

    public void Run()
    {
        var pending = Candidates().ToList();
        while (pending.Count > 0)
        {
            var (group, left) = (new EditSet(), new List<FixCandidate>());
            var together = new List<FixCandidate>();
            foreach (var candidate in pending)
            {
                // What stands in the way of something made waits for the next pass, which sees the new text.
                if (made.IsInTheWayOf(candidate))
                    continue;
                if (group.IsInTheWayOf(candidate))
                {
                    left.Add(candidate);
                    continue;
                }
                group.Add(candidate);
                together.Add(candidate);
            }
            pending = left;
            Try(together);
        }
    }

    private IEnumerable<FixCandidate> Candidates()
    {
        var targets = new FixTargets(inputs, found, options);
        foreach (var finding in found.Findings)
        {
            if (!options.IsWanted(finding))
                continue;
            if (finding is { Fix: null, Advice: { } advice } && options.Allows(advice.Safety))
                refused.Add(new RefusedFix(finding, advice.Text is { } text ? $"{advice.Why}; {text}" : advice.Why));
            if (finding.Fix is not { } fix || !options.Allows(fix.Safety))
                continue;
            var plan = EditPlanner.Plan(fix);
            if ((plan.Refusal ?? targets.WhyNot(plan.Edits)) is { } reason)
                refused.Add(new RefusedFix(finding, reason));
            else
                yield return new FixCandidate(finding, plan.Edits);
        }
    }

    // Together if that goes well. Else what did not help is told from what did, and where that says nothing, by halves, down
    // to the one that does not go well.
    private void Try(List<FixCandidate> group)
    {
        if (group.Count == 0)
            return;
        tries++;
        var files = Edited(accepted.Concat(group));
        var result = lint(files);
        if (FixCheck.WhyWorse(found, result, accepted.Concat(group).Select(made => made.Finding)) is not { } reason)
        {
            accepted.AddRange(group);
            group.ForEach(made.Add);
            (Inputs, Result) = (files, result);
            return;
        }
        var inVain = group.ToLookup(FixCheck.LeftBy(found, result));
        if (group.Count == 1 || tries > MostTries)
            refused.AddRange(group.Select(one => new RefusedFix(one.Finding, reason)));
        else if (!inVain[false].Any())
            refused.AddRange(group.Select(one => new RefusedFix(one.Finding, FixCheck.StillFound(one.Finding))));
        else if (inVain[true].Any())
        {
            Try([.. inVain[false]]);
            Try([.. inVain[true]]);
        }
        else
        {
            Try(group[..(group.Count / 2)]);
            Try(group[(group.Count / 2)..]);
        }
    }

    private ImmutableArray<LintInput> Edited(IEnumerable<FixCandidate> candidates)
    {
        var edits = candidates.SelectMany(candidate => candidate.Edits).ToLookup(edit => edit.Span.File);
        return
        [
            .. inputs.Select(input =>
                edits.Contains(input.File) ? input with { File = EditedFile.Of(input.File, edits[input.File]) } : input
            ),
        ];
    }
}
