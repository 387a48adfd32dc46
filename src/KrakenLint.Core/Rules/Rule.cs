using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>A rule file, read and checked.</summary>
public sealed record Rule
{
    /// <summary>The stable id, such as <c>KRK201</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The readable name in kebab-case, equal to the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence without a final period.</summary>
    public required string Summary { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public RuleHelp Help => LateHelp.Value;

    /// <summary>The help of a built-in rule is read when somebody asks for it.</summary>
    internal Lazy<RuleHelp> LateHelp { get; init; } = new(RuleHelp.None);

    public ImmutableArray<RuleExample> Examples => LateExamples.Value;

    /// <summary>The examples of a built-in rule are read when somebody asks for them.</summary>
    internal Lazy<ImmutableArray<RuleExample>> LateExamples { get; init; } = new(() => []);

    /// <summary>What the project narrows the rule to; of several selections one must fit. Empty for no limit.</summary>
    public ImmutableArray<RuleSelect> Only { get; init; } = [];

    /// <summary>What the project takes out of the rule; none may fit.</summary>
    public ImmutableArray<RuleSelect> Except { get; init; } = [];

    /// <summary>What a run must know of the rule before it needs the rule.</summary>
    public RuleOutline Outline { get; init; } = RuleOutline.None;

    /// <summary>What the rule checks.</summary>
    public RuleBody Body
    {
        get => LateBody.Value;
        internal init
        {
            LateBody = new Lazy<RuleBody>(value);
            Outline = RuleOutline.Of(value);
            LateSarif = null;
        }
    }

    /// <summary>What a built-in rule checks is read when a resource comes that it may be about.</summary>
    internal Lazy<RuleBody> LateBody { get; init; } = new(RuleBody.None);

    /// <summary>What SARIF says of a built-in rule, as a part of a log; null where that is to be worked out.</summary>
    internal Lazy<byte[]>? LateSarif { get; init; }

    public RuleSelect Select => Body.Select;

    public Source? Each => Body.Each;

    public ImmutableArray<RuleCase> Cases => Body.Cases;

    public ValuesBlock? Values => Body.Values;

    public ImmutableDictionary<string, ScalarValue> Params => Body.Params;

    public bool ReportsOpenWorld => Body.ReportsOpenWorld;

    public bool LowersOpenWorld => Body.LowersOpenWorld;

    public ImmutableArray<string> YieldsTo => Body.YieldsTo;

    /// <summary>The rule file.</summary>
    public SourceFile File => LateFile.Value;

    /// <summary>The file of a built-in rule is opened when somebody asks for it.</summary>
    internal Lazy<SourceFile> LateFile { get; init; } = new(() => new SourceFile("", []));

    /// <summary>The highest severity that the rule can report, in any profile.</summary>
    public Severity HighestSeverity => LintSettings.Profiles.Max(SeverityIn);

    /// <summary>The highest severity that the rule can report in a profile.</summary>
    public Severity SeverityIn(string profile) => Outline.SeverityIn(profile);

    /// <summary>True where the rule is about a resource, however sure that is.</summary>
    public bool Applies(Item whole, Scope scope) =>
        (Only.IsEmpty || IsAmongOnly(whole, scope))
        && (Except.IsEmpty || !IsExcepted(whole, scope))
        && Select.Applies(whole, scope);

    private bool IsAmongOnly(Item whole, Scope scope) => Only.Any(select => select.Applies(whole, scope));

    private bool IsExcepted(Item whole, Scope scope) =>
        Except.Any(select => select.Judge(whole, scope) == Certainty.Certain);

    /// <returns>How sure it is that the rule is about a resource; null where it is not.</returns>
    public Certainty? Judge(Item whole, Scope scope) => Applies(whole, scope) ? Select.Judge(whole, scope) : null;

    /// <summary>True where some of what the rule finds can be repaired.</summary>
    public bool IsFixable => Cases.Any(found => !found.Fixes.IsEmpty);

    /// <summary>True where some of what the rule finds can be repaired without asking.</summary>
    public bool HasSafeFix => Cases.Any(found => found.Fixes.Any(fix => fix.Safety == FixSafety.Safe));

    /// <summary>True for rules on what the engine found wrong with a document itself.</summary>
    public bool IsOnProblems => Outline.IsOnProblems;
}

/// <summary>The part of a rule that is about Helm values files.</summary>
/// <param name="Each">The parts to look at, or null for the file as a whole.</param>
/// <param name="Where">Which of them; null for all.</param>
public sealed record ValuesBlock(Source? Each, Condition? Where, ImmutableArray<RuleCase> Cases);

/// <summary>One answer of a rule.</summary>
/// <param name="When">Null where it always applies.</param>
/// <param name="Check">What must hold; null where every item is a finding.</param>
/// <param name="Message">Null where one is derived from the check.</param>
public sealed record RuleCase(
    ImmutableDictionary<string, Severity> Severities,
    Condition? When,
    Condition? Check,
    MessageTemplate? Message
)
{
    /// <summary>What stands beside the underline, where the check would say it less well: a value of your own, ….</summary>
    public string? Expected { get; init; }

    /// <summary>Ways to repair what is found, the best first; empty where a person must decide.</summary>
    public ImmutableArray<RuleFix> Fixes { get; init; } = [];

    public Severity SeverityIn(string profile) => Severities.GetValueOrDefault(profile, Severity.Off);
}
