using KrakenLint.Units;

namespace KrakenLint.Findings.Proposals;

/// <summary>Collects what a fix does, as words that may be shown.</summary>
internal sealed class FixWords
{
    private readonly List<string> parts = [];

    /// <summary>True where something was left out of the words.</summary>
    public bool HasSecret { get; private set; }

    public void Add(string words) => parts.Add(words);

    public void Add(string words, string value, bool isSecret)
    {
        var shown = isSecret ? Credentials.Mask : Credentials.Redact(value);
        HasSecret |= isSecret || shown != value;
        parts.Add(words + (shown.Length == 0 ? "\"\"" : shown));
    }

    public override string ToString() => string.Join(", ", parts);
}
