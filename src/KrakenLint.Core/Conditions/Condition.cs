using System.Collections.Immutable;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Graph;

namespace KrakenLint.Conditions;

/// <summary>Something that holds for an item or does not; read from a rule, judged by <see cref="Evaluator"/>.</summary>
public abstract record Condition
{
    public sealed record All(ImmutableArray<Condition> Parts) : Condition
    {
        private readonly Lazy<ImmutableArray<Condition>> cheapestFirst = new(() =>
            ConditionCost.CheapestFirst(Parts, decidesWhen: false)
        );

        /// <summary>The parts in an order for those who only ask whether all are true.</summary>
        internal ImmutableArray<Condition> CheapestFirst => cheapestFirst.Value;
    }

    public sealed record Any(ImmutableArray<Condition> Alternatives) : Condition
    {
        private readonly Lazy<ImmutableArray<Condition>> cheapestFirst = new(() =>
            ConditionCost.CheapestFirst(Alternatives, decidesWhen: true)
        );

        /// <summary>The alternatives in an order for those who only ask whether one is true.</summary>
        internal ImmutableArray<Condition> CheapestFirst => cheapestFirst.Value;
    }

    public sealed record Not(Condition Inner) : Condition;

    /// <summary>Tests of one subject; all must hold.</summary>
    /// <param name="Default">What is assumed where the subject is absent or null.</param>
    /// <param name="PassesWhenAbsent">Holds where the subject is absent or null.</param>
    public sealed record Of(Subject Subject, ImmutableArray<Test> Tests, ScalarValue? Default, bool PassesWhenAbsent)
        : Condition
    {
        /// <summary>Whether it holds where the subject is absent, and nothing is assumed then.</summary>
        internal bool HoldsWhenAbsent { get; } = PassesWhenAbsent || Tests.All(test => test.HoldsWhenAbsent);

        /// <summary>What it costs beside others, roughly.</summary>
        internal int Cost =>
            Subject is Subject.OfFact or Subject.Nginx
                ? Test.Costly
                : Math.Min(Test.Costly, Tests.Sum(test => test.Cost * (IsOfValue ? 2 : 1)));

        // The value of an entry may be a whole file; a key or a name is short.
        private bool IsOfValue => Subject is Subject.Path { JsonPath.Steps: [{ Name: "value" }] };
    }

    /// <summary>The parts of a text, as items of a quantifier.</summary>
    public sealed record Split(
        Subject Subject,
        ScalarValue? Default,
        string Separator,
        Quantifier Quantifier,
        Condition Inner
    ) : Condition;

    /// <summary>A condition on the items of a path or a view.</summary>
    public sealed record Quantified(Quantifier Quantifier, Source Source, Condition? Inner) : Condition;

    /// <summary>How many items there are.</summary>
    public sealed record Count(Source Source, Condition? Where, int AtLeast, int AtMost) : Condition;

    /// <summary>No two items have the same value.</summary>
    /// <param name="Where">Which items count.</param>
    public sealed record Unique(Source Source, Condition? Where) : Condition;

    /// <summary>A reference in or out of the item's resource.</summary>
    /// <param name="IsIncoming">True for <c>from</c>, false for <c>to</c>.</param>
    /// <param name="Target">A kind or a role; null for any.</param>
    /// <param name="Where">A condition on the resource (or route) at the other end.</param>
    /// <param name="OnEdge">A condition on the reference's attributes.</param>
    /// <param name="HasNear">Whether there is a name like the one that is missing; null for either.</param>
    public sealed record Related(
        EdgeKind Edge,
        bool IsIncoming,
        string? Target,
        ImmutableArray<EdgeState> States,
        Condition? Where,
        Condition? OnEdge,
        bool? HasNear,
        string? Meant,
        int AtLeast,
        int AtMost
    ) : Condition
    {
        /// <summary>"Service that routes to it", "missing Secret that it uses".</summary>
        public string Wanted =>
            field ??=
                (States is [EdgeState.Found] ? "" : $"{string.Join(" or ", States.Select(RelationReader.NameOf))} ")
                + $"{Target ?? "resource"} that {(IsIncoming ? $"{Edge.Verb} it" : $"it {Edge.Verb}")}";
    }

    /// <summary>A resource that the rule names itself.</summary>
    /// <param name="IsFound">Whether it must be there; a name that cannot be resolved has nothing to say.</param>
    public sealed record Lookup(string Kind, Operand Name, Operand? Namespace, Condition? Where, bool IsFound)
        : Condition;

    /// <summary>The item's resource plays a part.</summary>
    public sealed record InRole(string Role) : Condition
    {
        /// <summary>What is expected, as words.</summary>
        internal string Wanted => field ??= $"the role {Role}";

        /// <summary>The same where the role is not to be played.</summary>
        internal string Unwanted => field ??= $"not the role {Role}";
    }
}

/// <summary>How many items must satisfy a condition.</summary>
public enum Quantifier
{
    Every,
    Some,
    None,
}
