using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>What shows that a route carries real-time traffic.</summary>
/// <param name="On"><c>route</c>, <c>service</c>, <c>workload</c>, or <c>values</c> for a section of a values file.</param>
/// <param name="Means"><c>websocket</c> or <c>socketio</c>.</param>
public sealed record EvidenceRule(string Id, string Strength, string On, string Means, Condition When);

/// <summary>What shows that a workload is a Redis, a LiveKit, ….</summary>
public sealed record WorkloadRole(string Role, Condition When);

/// <summary>How roles are told: <c>rules/roles.yaml</c>, read and checked.</summary>
public sealed record RoleBook(ImmutableArray<EvidenceRule> Evidence, ImmutableArray<WorkloadRole> Workloads)
{
    private static readonly string[] Strengths = ["strong", "medium", "weak"];
    private static readonly string[] Places = ["route", "service", "workload", "values"];
    private static readonly string[] Meanings = ["websocket", "socketio"];

    public static RoleBook Empty { get; } = new([], []);

    /// <summary>All roles that evidence can tell, in ordinal order.</summary>
    public ImmutableArray<string> Names =>
        [
            .. Meanings
                .SelectMany(meaning => new[] { $"{meaning}-ingress", $"{meaning}-service", $"{meaning}-workload" })
                .Concat(Workloads.SelectMany(role => new[] { role.Role, $"{role.Role}-service" }))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public static RoleBook Read(SourceFile file, ProblemList problems)
    {
        if (
            RuleReader.RootOf(file, problems) is not { } root
            || MappingReader.For(root, "roles", problems) is not { } mapping
        )
            return Empty;
        var context = new ReadContext(new Subject.Self(), ImmutableDictionary<string, ScalarValue>.Empty, problems);
        var evidence = mapping
            .OptionalItems("evidence")
            .Select(node => ReadEvidence(node, context))
            .OfType<EvidenceRule>()
            .ToImmutableArray();
        var workloads = mapping
            .OptionalItems("workloads")
            .Select(node => ReadWorkload(node, context))
            .OfType<WorkloadRole>()
            .ToImmutableArray();
        mapping.Finish();
        return new RoleBook(evidence, workloads);
    }

    private static EvidenceRule? ReadEvidence(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, "evidence", context.Problems) is not { } mapping)
            return null;
        var id = mapping.RequiredText("id", "an id such as E1");
        var strength = ReadWord(mapping, "strength", Strengths);
        var on = ReadWord(mapping, "on", Places);
        var means = ReadWord(mapping, "means", Meanings);
        var when = ReadWhen(mapping, context);
        mapping.Finish();
        return when is null ? null : new EvidenceRule(id, strength, on, means, when);
    }

    private static WorkloadRole? ReadWorkload(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, "a workload's role", context.Problems) is not { } mapping)
            return null;
        var role = mapping.RequiredText("role", "the role's name");
        var when = ReadWhen(mapping, context);
        mapping.Finish();
        return when is null ? null : new WorkloadRole(role, when);
    }

    private static string ReadWord(MappingReader mapping, string key, string[] words)
    {
        mapping.Required(key, MappingReader.OneOf(words));
        return mapping.OptionalWord(key, words) ?? "";
    }

    private static Condition? ReadWhen(MappingReader mapping, ReadContext context) =>
        mapping.Required("when", "a condition") is { } node ? ConditionReader.Read(node, context) : null;
}
