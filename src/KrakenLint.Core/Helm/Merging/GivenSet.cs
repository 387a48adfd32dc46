using System.Collections.Immutable;

namespace KrakenLint.Helm.Merging;

/// <summary>How an option of helm assigns values; in the order in which helm takes them.</summary>
public enum SetKind
{
    /// <summary><c>a.b={"c": 1}</c>, or one JSON object that is merged.</summary>
    Json,

    /// <summary><c>a.b=c,d={1,2}</c>, where what looks like a number or bool is one.</summary>
    Value,

    /// <summary>The same, where everything is a text.</summary>
    Text,

    /// <summary><c>a.b=path</c>: the text of a file.</summary>
    File,

    /// <summary><c>a.b=text</c>, where nothing in the text has a meaning.</summary>
    Literal,
}

/// <summary>One assignment of the command line.</summary>
/// <param name="Text">As it is written behind the option.</param>
public sealed record GivenSet(SetKind Kind, string Text)
{
    /// <summary>The options by name, in helm's order (https://helm.sh/docs/helm/helm_template/).</summary>
    public static ImmutableArray<(SetKind Kind, string Option, string Expected)> Options { get; } =
    [
        (SetKind.Json, "--set-json", "a.b={\"c\":1}"),
        (SetKind.Value, "--set", "a.b=c"),
        (SetKind.Text, "--set-string", "a.b=c"),
        (SetKind.File, "--set-file", "a.b=path"),
        (SetKind.Literal, "--set-literal", "a.b=c"),
    ];

    /// <summary>The texts of the files that it names, by paths as written; what is not among them was not read.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The path of values that it assigns first, which is no secret.</summary>
    public string Name => Text.TrimStart().StartsWith('{') ? "" : Text.Split('=')[0];
}
