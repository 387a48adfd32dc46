using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>One pass over one state of the files: as many fixes as stand clear of each other and lint well together.</summary>
internal sealed class FixPass
{
    private sealed record Candidate(Finding Finding, ImmutableArray<TextEdit> Edits);

    private readonly ImmutableArray<LintInput> inputs;
    private readonly LintResult found;
    private readonly Func<ImmutableArray<LintInput>, LintResult> lint;
    private readonly FixOptions options;
    private readonly List<Candidate> accepted = [];
    private readonly List<RefusedFix> refused = [];

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
            // What stands in the way of something made waits for the next pass, which sees the new text.
            pending.RemoveAll(candidate => Overlaps(candidate, accepted));
            var group = new List<Candidate>();
            foreach (var candidate in pending)
            {
                if (!Overlaps(candidate, group))
                    group.Add(candidate);
            }
            pending.RemoveAll(group.Contains);
            Try(group);
        }
    }

    private IEnumerable<Candidate> Candidates()
    {
        foreach (var finding in found.Findings)
        {
            if (!options.IsWanted(finding))
                continue;
            if (finding is { Fix: null, Advice: { } advice } && options.Allows(advice.Safety))
                refused.Add(new RefusedFix(finding, advice.Text is { } text ? $"{advice.Why}; {text}" : advice.Why));
            if (finding.Fix is not { } fix || !options.Allows(fix.Safety))
                continue;
            var plan = EditPlanner.Plan(fix);
            if (WhyNot(finding, plan) is { } reason)
                refused.Add(new RefusedFix(finding, reason));
            else
                yield return new Candidate(finding, plan.Edits);
        }
    }

    private string? WhyNot(Finding finding, EditPlan plan)
    {
        if (plan.Refusal is not null)
            return plan.Refusal;
        foreach (var file in plan.Edits.Select(edit => edit.Span.File).Distinct())
        {
            if (!inputs.Any(input => ReferenceEquals(input.File, file)))
                return "it would change a file that is not part of this run";
            if (!System.Text.Unicode.Utf8.IsValid(file.Bytes))
                return $"{file.Path} is not valid UTF-8";
            if (options.WhyNotFile(file) is { } why)
                return why;
        }
        return options.IsShown && plan.Edits.Any(edit => SecretLines.Touches(edit, found.HiddenIn))
            ? "it would show a line that holds a secret"
            : null;
    }

    // Together if that goes well, else by halves, down to the one that does not.
    private void Try(List<Candidate> group)
    {
        if (group.Count == 0)
            return;
        var files = Edited(accepted.Concat(group));
        var result = lint(files);
        if (FixCheck.WhyWorse(found, result, accepted.Concat(group).Select(made => made.Finding)) is not { } reason)
        {
            accepted.AddRange(group);
            (Inputs, Result) = (files, result);
        }
        else if (group is [var only])
        {
            refused.Add(new RefusedFix(only.Finding, reason));
        }
        else
        {
            Try(group[..(group.Count / 2)]);
            Try(group[(group.Count / 2)..]);
        }
    }

    private ImmutableArray<LintInput> Edited(IEnumerable<Candidate> candidates)
    {
        var edits = candidates.SelectMany(candidate => candidate.Edits).ToLookup(edit => edit.Span.File);
        return
        [
            .. inputs.Select(input =>
                edits.Contains(input.File) ? input with { File = EditedFile.Of(input.File, edits[input.File]) } : input
            ),
        ];
    }

    private static bool Overlaps(Candidate candidate, IEnumerable<Candidate> others)
    {
        var emptied = Emptied(candidate);
        return others.Any(other =>
            other.Edits.Any(edit => candidate.Edits.Any(edit.Overlaps)) || emptied.Overlaps(Emptied(other))
        );
    }

    // Whoever takes the last pair leaves brackets, so only one takes a pair at a time.
    private static HashSet<YamlNode> Emptied(Candidate candidate) =>
        [
            .. (candidate.Finding.Fix?.Edits ?? [])
                .Select(edit => (edit as NodeEdit.Remove)?.Node.Parent)
                .OfType<YamlNode>(),
        ];
}
