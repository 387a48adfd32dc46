namespace KrakenLint.Conditions.Evaluation;

/// <summary>Words that are put together only where somebody reads them: most outcomes are never told.</summary>
public readonly struct Phrase : IEquatable<Phrase>
{
    private readonly object? source;
    private readonly Item? item;
    private readonly Scope? scope;
    private readonly bool isNegated;

    private Phrase(object? source, Item? item, Scope? scope, bool isNegated)
    {
        this.source = source;
        this.item = item;
        this.scope = scope;
        this.isNegated = isNegated;
    }

    /// <returns>A noun with its indefinite article.</returns>
    public static string A(string noun) => "AEIOaeio".Contains(noun[0]) ? $"an {noun}" : $"a {noun}";

    public bool IsEmpty => ToString().Length == 0;

    public static Phrase Of(Func<string> make) => new(make, null, null, isNegated: false);

    /// <summary>What would make a test hold; kept without a closure, for there are some for every node looked at.</summary>
    public static Phrase Of(Test test, Item item, Scope scope) => new(test, item, scope, isNegated: false);

    /// <summary>What would make a test fail.</summary>
    public static Phrase OfNegated(Test test, Item item, Scope scope) => new(test, item, scope, isNegated: true);

    public static implicit operator Phrase(string text) => new(text, null, null, isNegated: false);

    public static bool operator ==(Phrase left, Phrase right) => left.Equals(right);

    public static bool operator !=(Phrase left, Phrase right) => !left.Equals(right);

    public bool Equals(Phrase other) => ToString() == other.ToString();

    public override bool Equals(object? obj) => obj is Phrase other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        source switch
        {
            string text => text,
            Func<string> make => make(),
            Test test when item is not null && scope is not null => isNegated
                ? Negation(test, item, scope)
                : test.Expected(item, scope),
            _ => "",
        };

    // "to match /x/" becomes "not to match /x/", "None" becomes "not None", "to be present" becomes "to be absent".
    private static string Negation(Test test, Item item, Scope scope) =>
        test switch
        {
            Test.Exists exists => new Test.Exists(!exists.Wanted).Expected(item, scope),
            Test.Empty empty => new Test.Empty(!empty.Wanted).Expected(item, scope),
            _ => $"not {test.Expected(item, scope)}",
        };
}
