using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>What may stand behind a key of a definition file; the JSON Schemas are written from it.</summary>
public abstract record ValueShape
{
    public static ValueShape AnyText { get; } = new Text();

    public static ValueShape Texts { get; } = new OneOrMany(AnyText);

    public static ValueShape Number { get; } = new Whole(0, null);

    /// <summary>One of a closed set.</summary>
    public static ValueShape OneOf(IEnumerable<string> words) => new Word([.. words], IsOpen: false);

    /// <summary>A text for which some words are known; others may be right as well.</summary>
    public static ValueShape Such(IEnumerable<string> words) => new Word([.. words], IsOpen: true);

    public static ValueShape ListOf(ValueShape item) => new List(item);

    public static ValueShape Of(string shape) => new Ref(shape);

    /// <param name="Pattern">A regular expression that the text matches, or null for any text.</param>
    /// <param name="Expected">What the text must be, in words.</param>
    public sealed record Text(string? Pattern = null, string Expected = "text") : ValueShape;

    public sealed record Word(ImmutableArray<string> Words, bool IsOpen) : ValueShape;

    public sealed record Flag : ValueShape;

    /// <summary>null.</summary>
    public sealed record Nothing : ValueShape;

    public sealed record Whole(int AtLeast, int? AtMost) : ValueShape;

    /// <summary>A string, a number or a bool.</summary>
    public sealed record Scalar : ValueShape;

    /// <summary>Whatever somebody writes.</summary>
    public sealed record Anything : ValueShape;

    /// <summary>A mapping of the shape of that name.</summary>
    public sealed record Ref(string Shape) : ValueShape;

    public sealed record List(ValueShape Item, bool MayBeEmpty = true) : ValueShape;

    /// <summary>One, or a list of them.</summary>
    public sealed record OneOrMany(ValueShape Item) : ValueShape;

    /// <summary>A mapping whose keys the author chooses, or takes from a closed set.</summary>
    public sealed record Map(ValueShape Value, ImmutableArray<string> Keys) : ValueShape
    {
        public Map(ValueShape value)
            : this(value, []) { }
    }

    public sealed record Either(ImmutableArray<ValueShape> Choices) : ValueShape;
}
