using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using KrakenLint.Manifests;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;

namespace KrakenLint.Rules;

/// <summary>A rule that takes part in a run, and the profile that its severities come from. Compared by identity.</summary>
public sealed class ActiveRule(Rule rule, string profile)
{
    public Rule Rule { get; } = rule;

    public string Profile { get; } = profile;

    /// <summary>The rule's cases that are on.</summary>
    public ImmutableArray<ActiveCase> Cases =>
        ImmutableCollectionsMarshal.AsImmutableArray(cases ??= On(Rule.Cases, Profile));

    /// <summary>The cases that are on in values files.</summary>
    public ImmutableArray<ActiveCase> ValuesCases =>
        ImmutableCollectionsMarshal.AsImmutableArray(valuesCases ??= On(Rule.Values?.Cases ?? [], Profile));

    // Made when first asked for, which is never for most rules of a run.
    private ActiveCase[]? cases;
    private ActiveCase[]? valuesCases;

    private static ActiveCase[] On(ImmutableArray<RuleCase> cases, string profile) =>
        [
            .. cases
                .Select(one => new ActiveCase(one, one.SeverityIn(profile)))
                .Where(one => one.Severity != Severity.Off),
        ];
}

/// <summary>A case of a rule with the severity that it has in the run.</summary>
public sealed record ActiveCase(RuleCase Case, Severity Severity);

/// <summary>What the command line says about which rules run: ids, names, tags, or globs of them.</summary>
public sealed record RuleSelection(string Profile, ImmutableArray<string> Select, ImmutableArray<string> Ignore)
{
    /// <summary>What one sees: only rules that name one of these as a symptom; empty for no limit.</summary>
    public ImmutableArray<string> Symptoms { get; init; } = [];

    public static RuleSelection Of(string profile) => new(profile, [], []);
}

/// <summary>The rules of a run, found by kind so that a rule costs nothing where it does not apply.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, List<ActiveRule>> byKind = [];
    private readonly ActiveRule[] forAnyKind;

    public RuleSet(IEnumerable<Rule> rules, RuleSelection selection)
    {
        var active = ImmutableArray.CreateBuilder<ActiveRule>();
        foreach (var rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            if (Activate(rule, selection) is { } one)
                active.Add(one);
        }
        Active = active.DrainToImmutable();
        OnProblems = [.. Active.Where(active => active.Rule.IsOnProblems)];
        OnValues = [.. Active.Where(active => active.Rule.Outline.IsOnValues)];
        forAnyKind = [.. Active.Where(active => active.Rule.Outline is { IsOnResources: true, Kinds.IsEmpty: true })];
        foreach (var one in Active.Where(active => active.Rule.Outline.IsOnResources))
            AddByKind(one);
    }

    private void AddByKind(ActiveRule active)
    {
        foreach (var kind in active.Rule.Outline.Kinds.SelectMany(kind => Kinds.Expand(kind)))
        {
            ref var rules = ref CollectionsMarshal.GetValueRefOrAddDefault(byKind, kind, out _);
            // A kind may be among several groups of one rule.
            if (rules is null || rules[^1] != active)
                (rules ??= []).Add(active);
        }
    }

    /// <summary>By id.</summary>
    public ImmutableArray<ActiveRule> Active { get; }

    public ImmutableArray<ActiveRule> OnProblems { get; }

    public ImmutableArray<ActiveRule> OnValues { get; }

    public IEnumerable<ActiveRule> For(Resource resource) =>
        byKind.TryGetValue(resource.Kind, out var rules) ? rules.Concat(forAnyKind) : forAnyKind;

    /// <summary>Whether a word of <c>--select</c> or <c>--ignore</c> means a rule: its id, name, a tag, a symptom, or a glob of id or name.</summary>
    public static bool Means(string word, Rule rule) =>
        IsExact(word, rule)
        || rule.Tags.Contains(word, StringComparer.OrdinalIgnoreCase)
        || FileSystemName.MatchesSimpleExpression(word, rule.Id)
        || FileSystemName.MatchesSimpleExpression(word, rule.Name)
        || (SymptomNames.Value.Contains(word) && HasSymptom(word, rule));

    // The help of a rule is only read for words that are symptoms.
    private static readonly Lazy<FrozenSet<string>> SymptomNames = new(() => BuiltInFiles.Symptoms.ToFrozenSet());

    public static bool HasSymptom(string symptom, Rule rule) => rule.Help.Symptoms.Any(name => name == symptom);

    internal static bool IsExact(string word, Rule rule) =>
        string.Equals(word, rule.Id, StringComparison.OrdinalIgnoreCase) || word == rule.Name;

    private static ActiveRule? Activate(Rule rule, RuleSelection selection)
    {
        if (selection.Ignore.Any(word => Means(word, rule)))
            return null;
        if (selection.Select.Length > 0 && !selection.Select.Any(word => Means(word, rule)))
            return null;
        if (selection.Symptoms.Length > 0 && !selection.Symptoms.Any(symptom => HasSymptom(symptom, rule)))
            return null;
        if (rule.SeverityIn(selection.Profile) != Severity.Off)
            return new ActiveRule(rule, selection.Profile);
        // Asking for a rule by name turns it on where the profile has it off.
        var other = LintSettings.Profiles.FirstOrDefault(profile => rule.SeverityIn(profile) != Severity.Off);
        return other is not null && selection.Select.Any(word => IsExact(word, rule))
            ? new ActiveRule(rule, other)
            : null;
    }
}
