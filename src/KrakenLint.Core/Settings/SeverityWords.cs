using System.Collections.Immutable;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>How definition files and the command line say how bad a finding is.</summary>
public static class SeverityWords
{
    /// <summary>The worst first.</summary>
    public static ImmutableArray<string> All { get; } = ["error", "warning", "note", "off"];

    /// <summary>The least severity that makes a run fail.</summary>
    public static ImmutableArray<string> Limits { get; } = ["error", "warning", "note", "never"];

    /// <summary>One word, or one for each profile.</summary>
    public static ValueShape Shape { get; } =
        new ValueShape.Either([
            ValueShape.OneOf(All),
            new ValueShape.Map(ValueShape.OneOf(All), LintSettings.Profiles),
        ]);

    /// <summary>Reads one word, or a mapping of profiles to words.</summary>
    /// <returns>A word for every profile that is named; where there was a problem, <c>off</c>.</returns>
    public static ImmutableDictionary<string, string> Read(YamlNode node, ProblemList problems)
    {
        if (!node.IsMapping)
        {
            var word = ReadWord(node, problems);
            return LintSettings.Profiles.ToImmutableDictionary(profile => profile, _ => word);
        }
        var words = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var pair in node.Pairs)
        {
            var profile = pair.Key.Text;
            if (LintSettings.Profiles.Contains(profile))
                words[profile] = ReadWord(pair.Value, problems);
            else
                problems.Add(
                    pair.Key,
                    $"\"{profile}\" is no profile; expected {MappingReader.OneOf(LintSettings.Profiles)}{Nearest.Hint(profile, LintSettings.Profiles)}"
                );
        }
        return words.ToImmutable();
    }

    // "off" is a bool to Kubernetes and a severity here.
    private static string ReadWord(YamlNode node, ProblemList problems)
    {
        if (node.IsScalar && All.Contains(node.Text))
            return node.Text;
        var hint = node.IsScalar ? Nearest.Hint(node.Text, All) : "";
        problems.Add(
            node,
            $"expected a severity ({MappingReader.OneOf(All)}), found {MappingReader.Describe(node)}{hint}"
        );
        return "off";
    }
}
