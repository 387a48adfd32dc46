using System.Text.RegularExpressions;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Knows which values of a document must not be shown, by where they stand.</summary>
internal static partial class Sensitive
{
    private const int MostArguments = 100;
    private const int LongText = 1_000;

    public const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>True for keys whose values are credentials.</summary>
    public static bool IsName(string key) => Credentials.IsKey(key);

    /// <summary>True for values in a Secret, under a key that looks like a credential, of such a variable or option.</summary>
    public static bool Is(YamlNode value)
    {
        var tree = value.Tree;
        if (tree.Host is { } host && Is(host))
            return true;
        if (value.IsKey)
            return false;
        var places = PlacesOf(tree);
        return value.FullSpan.Length <= LongText
            ? Is(value, places)
            : places.LongSecrets.Value.GetOrAdd(
                (value.Index, value.PlaceIndex),
                static (_, asked) => Is(asked.value, asked.places),
                (value, places)
            );
    }

    private static bool Is(YamlNode value, SecretPlaces places)
    {
        var tree = value.Tree;
        return tree.IsHidden(value.Index)
            || places.IsAt(tree, value.PlaceIndex)
            || (value.PlaceIndex != value.Index && places.IsAt(tree, value.Index))
            || places.IsShared(tree, value.Index)
            || places.IsShared(tree, value.PlaceIndex);
    }

    /// <summary>True for the text of a Secret inside of another document.</summary>
    public static bool HoldsSecret(YamlNode scalar) =>
        scalar.FullSpan.Length <= LongText
            ? IsOfSecret(scalar)
            : PlacesOf(scalar.Tree)
                .LongTexts.Value.GetOrAdd(scalar.Index, static (_, scalar) => IsOfSecret(scalar), scalar);

    // Whoever asks about one node of a document asks about many.
    private static SecretPlaces PlacesOf(YamlTree tree) => tree.Once(typeof(SecretPlaces), SecretPlaces.Of);

    private static bool IsOfSecret(YamlNode scalar) =>
        scalar.IsScalar
        && scalar.Tree.File.Bytes[scalar.Span.Start..scalar.Span.End].IndexOf("ecret"u8) >= 0
        && SecretPattern().IsMatch(scalar.Text);

    /// <summary>True for an item that an option before it makes a password of: <c>["--requirepass", "…"]</c>.</summary>
    internal static bool IsAfterOption(YamlTree tree, int at)
    {
        if (
            tree[at] is not { Kind: YamlKind.Scalar, Parent: >= 0 and var list }
            || tree[list].Kind != YamlKind.Sequence
        )
            return false;
        var program = ProgramOf(tree, list);
        if (IsAmongArguments(tree, list, at, program))
            return true;
        if (at == list + 1)
            return false;
        var before = at - 1;
        while (tree[before].Parent != list)
            before = tree[before].Parent;
        if (tree[before].Kind != YamlKind.Scalar)
            return false;
        var option = new YamlNode(tree, before, -1).Text;
        if (!option.StartsWith('-'))
            return false;
        var value = new YamlNode(tree, at, -1).Text;
        return (Credentials.IsKey(option.TrimStart('-')) && !value.StartsWith('-'))
            || Credentials.IsPasswordAfter(program, option, value);
    }

    // [mysql, -px] and [mc, alias, set, name, url, key, x].
    private static bool IsAmongArguments(YamlTree tree, int list, int at, string program)
    {
        if (!Credentials.HasOwnWay(program))
            return false;
        var items = new YamlNode(tree, list, -1).Items.Take(MostArguments).ToArray();
        var words = items.Select(item => item.IsScalar ? item.Text : "-").ToList();
        var item = Array.FindIndex(items, candidate => candidate.PlaceIndex == at);
        if (item < 0)
            return false;
        var isInCommand = words[0] == program;
        if (!isInCommand)
            words.Insert(0, program);
        return Credentials.IsPasswordAmong(words, isInCommand ? item : item + 1);
    }

    // The program is the first item, or stands in "command" where this is "args".
    private static string ProgramOf(YamlTree tree, int list)
    {
        var items = new YamlNode(tree, list, -1);
        var first = items[0] is { IsScalar: true } item && !item.Text.StartsWith('-') ? item : (YamlNode?)null;
        return (first ?? items.Parent?["command"]?[0])?.Text ?? "";
    }

    [GeneratedRegex(
        """(?<![\w-])kind[\\"']{0,8}\s{0,20}:\s{0,20}[\\"']{0,8}Secret(List)?(?!\w)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex SecretPattern();
}
