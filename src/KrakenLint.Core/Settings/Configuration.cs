using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>What a <c>.krakenlint.yaml</c> says. Paths and globs are as written there: relative to the file's folder.</summary>
public sealed record Configuration
{
    /// <summary>Says nothing.</summary>
    public static Configuration None { get; } = new();

    /// <summary>Null where there is no file.</summary>
    public SourceFile? File { get; init; }

    /// <summary>A built-in profile, or one of <see cref="Profiles"/>.</summary>
    public Located? Profile { get; init; }

    /// <summary><c>error</c>, <c>warning</c>, <c>note</c> or <c>never</c>.</summary>
    public string? FailOn { get; init; }

    /// <summary>What the project changes about rules, in the order of the file.</summary>
    public ImmutableArray<RuleSetting> Rules { get; init; } = [];

    public ImmutableArray<OwnProfile> Profiles { get; init; } = [];

    public ImmutableArray<Located> RulePaths { get; init; } = [];

    /// <summary>What is added to the book of roles, still to be read; null for nothing.</summary>
    public YamlNode? Roles { get; init; }

    /// <summary>What the linter itself is to know. Its profile is the default one until a run decides.</summary>
    public LintSettings Settings { get; init; } = new(LintSettings.Kraken);

    /// <summary>Globs of files that are linted where the command line names none.</summary>
    public ImmutableArray<Located> Inputs { get; init; } = [];

    /// <summary>Globs of files that are never linted.</summary>
    public ImmutableArray<Located> Exclude { get; init; } = [];

    /// <summary>Globs of files that hold values for a chart, whatever they are called.</summary>
    public ImmutableArray<Located> ValuesFiles { get; init; } = [];

    public ImmutableArray<ChartSetting> Charts { get; init; } = [];

    public ImmutableArray<IgnoreSetting> Ignore { get; init; } = [];

    /// <summary>Bytes, or a quantity such as <c>64Mi</c>.</summary>
    public Located? MaxFileSize { get; init; }

    /// <summary>The SARIF file with the findings that are known.</summary>
    public Located? Baseline { get; init; }

    /// <summary>SARIF's <c>automationDetails.id</c>: what tells several runs on one commit apart.</summary>
    public string? Category { get; init; }

    /// <summary>Where the pages of <c>krakenlint site</c> can be read.</summary>
    public Located? HelpUri { get; init; }
}

/// <summary>What a project changes about a rule, or about several.</summary>
/// <param name="Rule">An id, a name, a tag or a glob.</param>
/// <param name="Severities">A severity for each profile that it names; <c>*</c> for all.</param>
/// <param name="Params">Other values of the rule's parameters.</param>
/// <param name="Only">Selections of which one must fit; none for no limit. Still to be read.</param>
/// <param name="Except">Selections of which none may fit. Still to be read.</param>
public sealed record RuleSetting(
    Located Rule,
    ImmutableDictionary<string, string> Severities,
    ImmutableArray<YamlPair> Params,
    ImmutableArray<YamlNode> Only,
    ImmutableArray<YamlNode> Except
);

/// <summary>A profile of the project's own.</summary>
/// <param name="Extends">A built-in profile, or another one of the project's.</param>
public sealed record OwnProfile(Located Name, Located Extends, ImmutableArray<RuleSetting> Rules);

/// <summary>A chart that is rendered, once for each combination of values.</summary>
/// <param name="Values">Never empty: a chart without a combination is rendered with its own values.</param>
/// <param name="Set">As for helm's <c>--set</c>: <c>KEY=VALUE</c>.</param>
public sealed record ChartSetting(
    Located Path,
    string? Release,
    string? Namespace,
    ImmutableArray<ValuesCombination> Values,
    ImmutableArray<string> Set
);

/// <summary>Values files in the order in which helm takes them: a later one wins.</summary>
/// <param name="Name">Null where the file gives none.</param>
public sealed record ValuesCombination(string? Name, ImmutableArray<Located> Files)
{
    /// <summary>True where several stand in one list without a name, which may have been meant as several combinations.</summary>
    public bool IsFlatList { get; init; }
}

/// <summary>Findings that are known and accepted. What is not given fits everything; one of the four is given.</summary>
/// <param name="Rules">Ids, names, tags or globs.</param>
/// <param name="Resources"><c>KIND/NAME</c>, each a glob.</param>
/// <param name="Paths">Globs of files.</param>
/// <param name="Charts">Names of charts, as <c># Source:</c> comments have them; globs.</param>
/// <param name="Until">The last day on which the entry holds; null for ever.</param>
/// <param name="Span">Where the entry stands.</param>
public sealed record IgnoreSetting(
    ImmutableArray<Located> Rules,
    ImmutableArray<Located> Resources,
    ImmutableArray<Located> Paths,
    ImmutableArray<Located> Charts,
    string Reason,
    DateOnly? Until,
    SourceSpan Span
)
{
    /// <summary>Where the last day stands; null where there is none.</summary>
    public SourceSpan? UntilSpan { get; init; }
}
