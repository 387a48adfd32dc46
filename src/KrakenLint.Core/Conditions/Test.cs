using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace KrakenLint.Conditions;

/// <summary>One test of a subject, with the operand that a rule gives it.</summary>
public abstract record Test
{
    /// <summary>The cost of a test that has to search for what it compares with.</summary>
    internal const int Costly = 100;

    /// <summary>What it costs beside others, roughly.</summary>
    internal virtual int Cost => 0;

    /// <summary>Whether it holds where the subject is absent or null.</summary>
    internal virtual bool HoldsWhenAbsent => false;

    /// <summary>What would make it hold, as words: <c>None</c>, <c>at least 3600</c>.</summary>
    public abstract string Expected(Item item, Scope scope);

    /// <summary>True where it holds for what is present. Absent subjects are the caller's business.</summary>
    public abstract TestResult Run(Reading reading, Item item, Scope scope);

    /// <summary>A scalar test by an operator of the table.</summary>
    public sealed record OfScalar(ScalarOperator Operator, ImmutableArray<Operand> Operands, UnitKind? Unit) : Test
    {
        private const int LongestPattern = 10_000;

        // A literal has one text, a parameter one for each configuration; a reference has as many as there are items.
        private readonly Lazy<ConcurrentDictionary<string, Pattern?>> patterns = new(() => new());

        /// <summary>The regular expression, where the rule writes it out.</summary>
        public Pattern? Written { get; init; }

        private readonly ImmutableArray<ScalarValue>? literals = Operands.All(operand => operand is Operand.Literal)
            ? [.. Operands.OfType<Operand.Literal>().Select(literal => literal.Value)]
            : null;

        internal override int Cost =>
            Operands.Any(operand => operand is not (Operand.Literal or Operand.Parameter)) ? Costly
            : Operator.Operand != OperandKind.Pattern ? 0
            : Written is { Literal.IsWorthwhile: true } ? 1
            : 2;

        public override string Expected(Item item, Scope scope) =>
            Operator.Describe([.. Operands.SelectMany(operand => operand.Show(item, scope))], Unit);

        public override TestResult Run(Reading reading, Item item, Scope scope) =>
            Operator.Run(reading, new TestInput(this, item, scope));

        /// <summary>What the operands stand for.</summary>
        public ImmutableArray<ScalarValue> ValuesFor(Item item, Scope scope) => literals ?? Resolved(item, scope);

        private ImmutableArray<ScalarValue> Resolved(Item item, Scope scope) =>
            [.. Operands.SelectMany(operand => operand.Resolve(item, scope))];

        /// <summary>The first operand as a regular expression; null where it is none, or one too long.</summary>
        public Pattern? PatternFor(Item item, Scope scope)
        {
            if (Written is not null)
                return Written;
            var text = Operands[0].ResolvePattern(item, scope);
            // Nothing that somebody wrote by hand; a pattern of that size could not be built.
            if (text.Length > LongestPattern)
                return null;
            return Operands[0] is Operand.Parameter
                ? patterns.Value.GetOrAdd(text, key => Pattern.Later(key))
                : Pattern.Parse(text).Pattern;
        }
    }

    public sealed record Exists(bool Wanted) : Test
    {
        internal override bool HoldsWhenAbsent => !Wanted;

        public override string Expected(Item item, Scope scope) => Wanted ? "to be present" : "to be absent";

        public override TestResult Run(Reading reading, Item item, Scope scope) =>
            TestResult.Of(reading.IsPresent == Wanted);
    }

    public sealed record Empty(bool Wanted) : Test
    {
        internal override bool HoldsWhenAbsent => Wanted;

        public override string Expected(Item item, Scope scope) => Wanted ? "to be empty" : "a value";

        public override TestResult Run(Reading reading, Item item, Scope scope) =>
            TestResult.Of((!reading.IsPresent || reading.IsEmpty) == Wanted);
    }

    /// <summary>How many characters a text has, or items a list or mapping.</summary>
    public sealed record Length(int AtLeast, int AtMost) : Test
    {
        public override string Expected(Item item, Scope scope) =>
            AtMost == int.MaxValue ? $"a length of at least {AtLeast}"
            : AtMost == AtLeast ? $"a length of {AtLeast}"
            : AtLeast == 0 ? $"a length of at most {AtMost}"
            : $"a length of {AtLeast} to {AtMost}";

        public override TestResult Run(Reading reading, Item item, Scope scope)
        {
            var length = reading switch
            {
                { Value: { } value } => value.Text.EnumerateRunes().Count(),
                { Node: { IsSequence: true } list } => list.Items.Count,
                { Node: { IsMapping: true } mapping } => mapping.Pairs.Count(),
                _ => 0,
            };
            return TestResult.Of(length >= AtLeast && length <= AtMost);
        }
    }

    /// <summary>The text is a key that a table knows.</summary>
    public sealed record KnownKey(KeyTable Table) : Test
    {
        public override string Expected(Item item, Scope scope) => $"a key that {Table.Name} knows";

        public override TestResult Run(Reading reading, Item item, Scope scope)
        {
            var key = reading.Value?.Text ?? "";
            return Table.Knows(key) ? TestResult.Of(true) : new TestResult(false, Table.Advice(key));
        }
    }

    /// <summary>The value is what a table says that its key takes.</summary>
    public sealed record ValidFor(KeyTable Table) : Test
    {
        public override string Expected(Item item, Scope scope) =>
            KeyOf(item) is { } key && Table.Find(key) is { } entry ? entry.Expected : "a value that the key takes";

        public override TestResult Run(Reading reading, Item item, Scope scope)
        {
            if (reading.Value is not { } value || KeyOf(item) is not { } key || Table.Find(key) is not { } entry)
                return TestResult.Of(true);
            return entry.Takes(value.Text) ? TestResult.Of(true) : new TestResult(false, entry.Consequence);
        }

        private static string? KeyOf(Item item) => item.Fields["key"]?.Value?.Text;
    }

    public sealed record OfUrl(UrlExpectation Url) : Test
    {
        internal override int Cost => Costly;

        public override string Expected(Item item, Scope scope) => Url.ToString();

        public override TestResult Run(Reading reading, Item item, Scope scope) => Url.Run(reading, scope);
    }

    public sealed record OfImage(ImageExpectation Image) : Test
    {
        internal override int Cost => Costly;

        public override string Expected(Item item, Scope scope) => Image.Describe(item, scope);

        public override TestResult Run(Reading reading, Item item, Scope scope) => Image.Run(reading, item, scope);
    }
}

/// <summary>What a test says.</summary>
/// <param name="Reason">Why it fails, where that is more than "not as expected".</param>
/// <param name="Part">The part of the scalar that decides, as a range of the value's text.</param>
public readonly record struct TestResult(bool Holds, string? Reason = null, Range? Part = null)
{
    public static TestResult Of(bool holds) => new(holds);
}

/// <summary>What an operator compares with.</summary>
public readonly record struct TestInput(Test.OfScalar Test, Item Item, Scope Scope)
{
    public ImmutableArray<ScalarValue> Values => Test.ValuesFor(Item, Scope);

    /// <summary>Whether a value is one of those that the operands stand for.</summary>
    public bool HasAmongValues(ScalarValue value, bool asText) =>
        Test.Operands is [var only] && only.SharedValues(Item) is { } set
            ? set.Has(value, asText)
            : value.IsAny(Values, asText);

    public ScalarValue? First => Values is [var first, ..] ? first : null;

    public UnitKind Unit => Test.Unit ?? UnitKinds.Number;

    public Pattern? Pattern => Test.PatternFor(Item, Scope);
}
