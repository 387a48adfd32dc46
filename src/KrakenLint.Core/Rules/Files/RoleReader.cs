using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>Reads <c>rules/roles.yaml</c>, and <c>roles</c> of a configuration, which has the same form.</summary>
internal static class RoleReader
{
    private static readonly string[] Strengths = ["strong", "medium", "weak"];
    private static readonly string[] Places = ["route", "service", "workload", "values"];
    private static readonly string[] Meanings = ["websocket", "socketio"];

    public static MappingShape Shape { get; } =
        new(
            "roles",
            "roles",
            [
                new("evidence", "what shows that a route carries real-time traffic", ListOf("evidence")),
                new("workloads", "what shows that a workload is a Redis, a LiveKit, …", ListOf("workload-role")),
                new("assign", "roles that resources simply have", ListOf("assigned-role")),
            ]
        );

    public static MappingShape Evidence { get; } =
        new(
            "evidence",
            "evidence",
            [
                new("id", "an id such as E1", ValueShape.AnyText, IsRequired: true),
                new(
                    "strength",
                    "a strong one is enough, a medium one together with any other",
                    ValueShape.OneOf(Strengths),
                    IsRequired: true
                ),
                new(
                    "because",
                    "what it looks at, such as \"path\", where alone it makes real-time traffic likely; rules that ask for what is likely say it",
                    ValueShape.AnyText
                ),
                new("on", "what the condition looks at", ValueShape.OneOf(Places), IsRequired: true),
                new("means", "which traffic it shows", ValueShape.OneOf(Meanings), IsRequired: true),
                new("when", "the condition; it may not ask for a role", ValueShape.Of("condition"), IsRequired: true),
            ]
        );

    public static MappingShape Workload { get; } =
        new(
            "workload-role",
            "a workload's role",
            [
                new("role", "the role's name; its Services have ROLE-service", ValueShape.AnyText, IsRequired: true),
                new("when", "the condition; it may not ask for a role", ValueShape.Of("condition"), IsRequired: true),
            ]
        );

    public static MappingShape Assigned { get; } =
        new(
            "assigned-role",
            "an assigned role",
            [
                new("role", "a role that there is, such as socketio-service", ValueShape.AnyText, IsRequired: true),
                new("kind", "the kind of the resource, or a group of kinds", ValueShape.AnyText, IsRequired: true),
                new("name", "a glob of names", ValueShape.AnyText, IsRequired: true),
                new("namespace", "a glob of namespaces", ValueShape.AnyText),
            ]
        );

    /// <param name="before">What the result begins with.</param>
    public static RoleBook Read(YamlNode node, RoleBook before, ProblemList problems)
    {
        if (MappingReader.For(node, Shape, problems) is not { } mapping)
            return before;
        var context = new ReadContext(new Subject.Self(), ImmutableDictionary<string, ScalarValue>.Empty, problems);
        var evidence = mapping.OptionalItems("evidence").Select(item => ReadEvidence(item, context));
        var workloads = mapping.OptionalItems("workloads").Select(item => ReadWorkload(item, context));
        var book = new RoleBook(
            [.. before.Evidence, .. evidence.OfType<EvidenceRule>()],
            [.. before.Workloads, .. workloads.OfType<WorkloadRole>()]
        );
        var assigned = mapping.OptionalItems("assign").Select(item => ReadAssigned(item, book.Names, context));
        book = book with { Assigned = [.. before.Assigned, .. assigned.OfType<AssignedRole>()] };
        mapping.Finish();
        return book;
    }

    private static ValueShape ListOf(string shape) => ValueShape.ListOf(ValueShape.Of(shape));

    private static EvidenceRule? ReadEvidence(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, Evidence, context.Problems) is not { } mapping)
            return null;
        var id = mapping.RequiredText("id", "an id such as E1");
        var strength = ReadWord(mapping, "strength", Strengths);
        var on = ReadWord(mapping, "on", Places);
        var means = ReadWord(mapping, "means", Meanings);
        var because = mapping.OptionalText("because");
        var when = ReadWhen(mapping, context);
        mapping.Finish();
        return when is null
            ? null
            : new EvidenceRule(
                id,
                strength,
                on,
                means,
                when,
                on is "service" or "workload" ? NeedsOf(when) : NeedForm.None
            )
            {
                Because = because,
            };
    }

    private static WorkloadRole? ReadWorkload(YamlNode node, ReadContext context)
    {
        if (MappingReader.For(node, Workload, context.Problems) is not { } mapping)
            return null;
        var role = mapping.RequiredText("role", "the role's name");
        var when = ReadWhen(mapping, context);
        mapping.Finish();
        return when is null ? null : new WorkloadRole(role, when, NeedsOf(when));
    }

    private static NeedForm NeedsOf(Condition when) => NeedForm.Of(RuleNeeds.Of(when));

    private static AssignedRole? ReadAssigned(YamlNode node, ImmutableArray<string> roles, ReadContext context)
    {
        if (MappingReader.For(node, Assigned, context.Problems) is not { } mapping)
            return null;
        var role = mapping.RequiredText("role", "the role's name");
        var kind = mapping.RequiredText("kind", "the kind of the resource");
        var name = mapping.RequiredText("name", "a name or a glob of names");
        var space = mapping.OptionalText("namespace");
        mapping.Finish();
        if (role.Length > 0)
            KnownNames.CheckRole(mapping.Node["role"] ?? node, role, context with { Roles = roles });
        if (kind.Length > 0)
            KnownNames.CheckKind(mapping.Node["kind"] ?? node, kind, context);
        var select = RuleSelect.Everything with { Kinds = [kind], Name = name, Namespace = space };
        return new AssignedRole(role, select);
    }

    private static string ReadWord(MappingReader mapping, string key, string[] words)
    {
        mapping.Required(key, MappingReader.OneOf(words));
        return mapping.OptionalWord(key, words) ?? "";
    }

    private static Condition? ReadWhen(MappingReader mapping, ReadContext context) =>
        mapping.Required("when", "a condition") is { } node ? ConditionReader.Read(node, context) : null;
}
