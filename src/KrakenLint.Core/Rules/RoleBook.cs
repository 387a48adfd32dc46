using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Rules.Files;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>What shows that a route carries real-time traffic.</summary>
/// <param name="On"><c>route</c>, <c>service</c>, <c>workload</c>, or <c>values</c> for a section of a values file.</param>
/// <param name="Means"><c>websocket</c> or <c>socketio</c>.</param>
/// <param name="Needs">What a Service or workload must have.</param>
public sealed record EvidenceRule(string Id, string Strength, string On, string Means, Condition When, NeedForm Needs)
{
    /// <summary>What it looks at, as words; null where it shows nothing alone, unless it is strong.</summary>
    public string? Because { get; init; }
}

/// <summary>What shows that a workload is a Redis, a LiveKit, ….</summary>
/// <param name="Needs">What the workload must have.</param>
public sealed record WorkloadRole(string Role, Condition When, NeedForm Needs);

/// <summary>A role that resources have because somebody says so.</summary>
public sealed record AssignedRole(string Role, RuleSelect Select)
{
    /// <summary>For roles of real-time traffic: what they mean for the routes that the resource is on, and which part of them it is.</summary>
    public (string Means, string On)? Traffic =>
        Role.Split('-')
            is [var means and ("websocket" or "socketio"), var on and ("ingress" or "service" or "workload")]
            ? (means, on)
            : null;
}

/// <summary>How roles are told: <c>rules/roles.yaml</c> and what a project adds to it, read and checked.</summary>
public sealed record RoleBook(ImmutableArray<EvidenceRule> Evidence, ImmutableArray<WorkloadRole> Workloads)
{
    private static readonly string[] Meanings = ["websocket", "socketio"];

    public static RoleBook Empty { get; } = new([], []);

    /// <summary>Roles that the project assigns itself.</summary>
    public ImmutableArray<AssignedRole> Assigned { get; init; } = [];

    /// <summary>All roles that evidence can tell, in ordinal order.</summary>
    public ImmutableArray<string> Names =>
        [
            .. Meanings
                .SelectMany(meaning => new[] { $"{meaning}-ingress", $"{meaning}-service", $"{meaning}-workload" })
                .Concat(Workloads.SelectMany(role => new[] { role.Role, $"{role.Role}-service" }))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public static RoleBook Read(SourceFile file, ProblemList problems) =>
        DefinitionFile.RootOf(file, problems) is { } root ? RoleReader.Read(root, Empty, problems) : Empty;
}
