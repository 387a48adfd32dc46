namespace KrakenLint.Conditions;

/// <summary>Words that are put together only where somebody reads them: most outcomes are never told.</summary>
public readonly struct Phrase : IEquatable<Phrase>
{
    private readonly string? text;
    private readonly Func<string>? make;

    private Phrase(string? text, Func<string>? make)
    {
        this.text = text;
        this.make = make;
    }

    public bool IsEmpty => ToString().Length == 0;

    public static Phrase Of(Func<string> make) => new(null, make);

    public static implicit operator Phrase(string text) => new(text, null);

    public static bool operator ==(Phrase left, Phrase right) => left.Equals(right);

    public static bool operator !=(Phrase left, Phrase right) => !left.Equals(right);

    public bool Equals(Phrase other) => ToString() == other.ToString();

    public override bool Equals(object? obj) => obj is Phrase other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => text ?? make?.Invoke() ?? "";
}
