using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>
/// What a finding is known by when lines move: the rule, the resource without its release's name, and the path with list
/// items by their Kubernetes merge keys. Never the value, never a position.
/// </summary>
internal static class Fingerprint
{
    /// <returns>The text that is hashed.</returns>
    public static string RecipeFor(
        string ruleId,
        Resource? owner,
        YamlNode? node,
        string? release,
        string file,
        string text
    )
    {
        if (node is { } value && owner is null)
            return Join(ruleId, "values", file, StablePath.Of(value, value.Tree.Root));
        if (owner is null || node is not { } place)
            return Join(ruleId, "text", file, text);
        var space = owner.Source is null ? owner.Namespace ?? "" : "";
        return Join(ruleId, owner.Kind, StableName(owner, release), space, StablePath.Of(place, owner.Root));
    }

    /// <param name="number">1 for the first finding of a recipe in document order, 2 for the next, ….</param>
    public static string Hash(string recipe, int number) => Sha2.Hex256(number == 1 ? recipe : $"{recipe}#{number}");

    // A newline cannot occur in any part but a masked line, which is the last one.
    private static string Join(params string[] parts) => string.Join('\n', parts);

    private static string StableName(Resource owner, string? release)
    {
        var name = owner.Name;
        if (owner.Source is not { } source)
            return name;
        var inside = name.IndexOf($"-{source.RootChart}", StringComparison.Ordinal);
        if (release is not null)
            name = Strip(name, release);
        // Where no label tells the release, it is what stands before the chart's name: "blue-chat-api" of the chart "chat".
        else if (inside > 0 && (name.Length == End(inside) || name[End(inside)] == '-'))
            name = name[(inside + 1)..];
        return Strip(name, source.RootChart);

        int End(int start) => start + 1 + source.RootChart.Length;
    }

    private static string Strip(string name, string prefix) =>
        name == prefix ? ""
        : name.StartsWith($"{prefix}-", StringComparison.Ordinal) ? name[(prefix.Length + 1)..]
        : name;
}
