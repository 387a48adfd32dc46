using System.Collections.Immutable;
using KrakenLint.Conditions;

namespace KrakenLint.Runbooks;

/// <summary>A file of <c>rules/runbook</c>: parts of one section, or the causes of one symptom.</summary>
public sealed record RunbookFile
{
    /// <summary>The section that its parts stand in; null for a symptom.</summary>
    public string? Section { get; init; }

    /// <summary>The symptom that it is about, as rules name it; null for parts of a section.</summary>
    public string? Symptom { get; init; }

    /// <summary>Of the file that describes the section or the symptom; null for further parts of a section.</summary>
    public string? Title { get; init; }

    /// <summary>Where it stands among its like.</summary>
    public int Order { get; init; }

    /// <summary>What the whole section or symptom is about.</summary>
    public string? Text { get; init; }

    /// <summary>The controller that the parts are about; null for any.</summary>
    public string? Controller { get; init; }

    public ImmutableArray<RunbookPart> Parts { get; init; } = [];

    public ImmutableArray<RunbookCause> Causes { get; init; } = [];

    /// <summary>Of a symptom: the sections that its checks are in.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];
}

/// <summary>When something of a runbook is said, and how often: once for each item of a topic that all of it holds for.</summary>
/// <param name="Topic">What it is about: <c>bundle</c>, <c>backend</c>, <c>way</c>, …</param>
/// <param name="When">A condition as in rules, on the item of the topic.</param>
/// <param name="Has">Names that must be known.</param>
/// <param name="Lacks">Names that must not be known.</param>
public sealed record RunbookUse(
    string Topic,
    Condition? When,
    ImmutableArray<string> Has,
    ImmutableArray<string> Lacks
);

/// <summary>Something that a section says.</summary>
public sealed record RunbookPart(RunbookUse Use)
{
    /// <summary>The section that it stands in, where that is not its file's.</summary>
    public string? Section { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    /// <summary>Lines for a shell.</summary>
    public string? Commands { get; init; }

    /// <summary>True for commands that name what is not in the manifests.</summary>
    public bool IsOutside { get; init; }

    /// <summary>A file that people ask for: <c>load-test</c>; null for none.</summary>
    public string? File { get; init; }

    /// <summary>YAML that is shown, and written where the file is asked for.</summary>
    public string? Yaml { get; init; }

    public ImmutableArray<RunbookAlert> Alerts { get; init; } = [];

    public ImmutableArray<RunbookCheck> Checks { get; init; } = [];
}

/// <summary>An alert of Prometheus.</summary>
/// <param name="Lasts">How long it must hold, such as <c>5m</c>.</param>
public sealed record RunbookAlert(string Name, string Expression, string Lasts, string Severity, string Summary);

/// <summary>An item of the checklist.</summary>
/// <param name="Rules">Ids of rules that say whether it holds; empty for what only a person can see.</param>
public sealed record RunbookCheck(string Item, ImmutableArray<string> Rules);

/// <summary>What may be behind a symptom.</summary>
/// <param name="Rules">Ids of rules that show it; empty for what manifests cannot show.</param>
public sealed record RunbookCause(
    RunbookUse Use,
    string Cause,
    ImmutableArray<string> Rules,
    string Check,
    string Cure
);
