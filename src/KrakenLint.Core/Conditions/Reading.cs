using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions;

/// <summary>What a condition's subject turned out to be for one item.</summary>
public sealed record Reading
{
    private const int MostShown = 200;
    private const int ShortText = 100;
    private const string Pending = "{$E";

    private readonly bool isSecret;
    private readonly string name = "";
    private readonly Place? place;

    // Most readings are asked for their key, or whether they are there: a node's text is decoded when it is asked for.
    private ScalarValue? value;
    private bool isRead;
    private LetterSet letters;

    /// <summary>How people call it: <c>spec.sessionAffinity</c>, an annotation's key, a variable's name; the node's path where that is empty.</summary>
    public string Name
    {
        get => name.Length == 0 && Node is { } node ? ShownPath.Of(node) : Credentials.RedactName(name);
        init => name = value;
    }

    /// <summary>The node, or null where it is absent or the value was computed.</summary>
    public YamlNode? Node { get; init; }

    /// <summary>What to underline: the node where nothing else is said, the deepest ancestor that is present where it is absent.</summary>
    public Place Place
    {
        get => place ?? new Place(Node);
        init => place = value;
    }

    /// <summary>The node's value where no other is given; null where it is absent, null or a collection.</summary>
    public ScalarValue? Value
    {
        get
        {
            if (isRead)
                return value;
            value = Node is { } node ? ScalarValue.Of(node) : null;
            isRead = true;
            return value;
        }
        init
        {
            this.value = value;
            isRead = true;
            letters = default;
        }
    }

    /// <summary>True where Kubernetes takes every value here for text.</summary>
    public bool IsTextual { get; init; }

    /// <summary>True where the value must not be shown: it comes from a Secret, or is named like a credential.</summary>
    public bool IsSecret
    {
        get => isSecret || Credentials.IsKey(Name);
        init => isSecret = value;
    }

    /// <summary>True where the value is the worst case of what could not be resolved.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>True where there is a value, or may be one, that the manifests do not show.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True where the value is what absence means.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>True where the value's text stands in the file as it is, so that a part of it can be underlined.</summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>The nodes that the text was put together from, each with its place in the text.</summary>
    public ImmutableArray<(int Start, YamlNode Node)> Pieces { get; init; } = [];

    /// <summary>Absent and null are the same.</summary>
    public bool IsPresent => Node is { IsNull: false } || Value is not null;

    // A whole file need not be decoded to see that there is something in it.
    public bool IsEmpty => (isRead || Node is not { } node || !ScalarText.IsSurelyFull(node)) && IsFoundEmpty;

    private bool IsFoundEmpty => Value is { Text.Length: 0 } || Node is { IsScalar: false, IsEmptyCollection: true };

    /// <summary>True where a look at the file, or at the letters of the value, shows that no part of it matches.</summary>
    internal bool RulesOut(Pattern pattern)
    {
        // What is looked for in the file need not be decoded.
        if (!isRead && Node is { } node && pattern.RulesOut(node))
            return true;
        if (!pattern.CountText() || Value is not { Text: { Length: <= ShortText } text })
            return false;
        if (letters.IsEmpty)
            letters = LetterSet.Of(text);
        return pattern.RulesOut(text, letters);
    }

    /// <summary>True where a look at the file shows that a long text lacks a part.</summary>
    internal bool RulesOut(string part) =>
        !isRead
        && Node is { IsScalar: true } node
        && node.FullSpan.Length > ShortText
        && !TextHint.Of([part]).MayBeIn(node);

    /// <summary>The value as messages may show it: on one line, and not for pages.</summary>
    public string Shown =>
        !IsPresent ? "absent"
        : IsHidden ? Credentials.Mask
        : IsUnknown && Value is null ? "unknown"
        : Value is { } value ? OneLine(Credentials.RedactText(value.Text))
        : Node is { IsSequence: true } ? "list"
        : "mapping";

    /// <summary>
    /// Unknown where the text is one that another program replaces before the cluster sees it: a template, a variable of
    /// envsubst or Flux, or what SOPS encrypted.
    /// </summary>
    public Reading OrPending() =>
        MayBePending && Value is { Text: ['{', '{', ..] or ['$', '{', ..] or ['E', 'N', 'C', '[', ..] }
            ? this with
            {
                IsUnknown = true,
            }
            : this;

    private bool MayBePending => isRead || Node is not { } node || ScalarText.MayStartWith(node, Pending);

    /// <summary>What a rule says that absence means, where the value is absent.</summary>
    public Reading OrDefault(ScalarValue? assumed) =>
        IsPresent || IsUnknown || assumed is null
            ? this
            : this with
            {
                Value = assumed,
                IsAssumed = true,
                IsVerbatim = false,
            };

    /// <summary>True for secrets, and for values that stand where secrets stand.</summary>
    public bool IsHidden => IsSecret || (Node is { IsScalar: true } node && Disclosure.Hides(node));

    /// <param name="name">Empty for the node's path.</param>
    public static Reading Of(string name, YamlNode node, bool isTextual = false) =>
        new()
        {
            Name = name,
            Node = node,
            IsTextual = isTextual,
        };

    /// <summary>A key whose text is known already.</summary>
    public static Reading OfKey(YamlNode key, string text) =>
        new()
        {
            Name = "key",
            Node = key,
            Value = ScalarValue.OfText(text),
            IsTextual = true,
        };

    /// <summary>Something that is not there, to be reported at the deepest ancestor that is.</summary>
    public static Reading Absent(string name, YamlNode ancestor) => new() { Name = name, Place = Place.At(ancestor) };

    /// <summary>A value that no node holds as it is.</summary>
    public static Reading Computed(string name, string? text, Place place, YamlType type = YamlType.String) =>
        new()
        {
            Name = name,
            Place = place,
            Value = text is null ? null : new ScalarValue(text, type),
            IsVerbatim = false,
        };

    private static string OneLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        if (line.Length > MostShown)
            return $"{line[..(char.IsHighSurrogate(line[MostShown - 1]) ? MostShown - 1 : MostShown)]}…";
        return end < 0 || text.AsSpan(end).Trim().IsEmpty ? line : $"{line}…";
    }
}
