using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Turns a configuration file into a configuration, or into everything that is wrong with it.</summary>
public static class ConfigurationReader
{
    /// <returns>Says nothing where the file has no mapping; see <paramref name="problems"/>.</returns>
    public static Configuration Read(SourceFile file, ProblemList problems)
    {
        if (
            DefinitionFile.RootOf(file, problems) is not { } root
            || MappingReader.For(root, ConfigurationShapes.File, problems) is not { } mapping
        )
            return Configuration.None with { File = file };
        var configuration = ReadProject(mapping, problems) with
        {
            File = file,
            Profile = mapping.LocatedText("profile"),
            FailOn = mapping.OptionalWord("fail-on", SeverityWords.Limits),
            Profiles =
            [
                .. mapping.OptionalPairs("profiles").Select(pair => ReadProfile(pair, problems)).OfType<OwnProfile>(),
            ],
            RulePaths = mapping.LocatedTexts("rule-paths"),
            Inputs = ReadGlobs(mapping, "inputs", problems),
            Exclude = ReadGlobs(mapping, "exclude", problems),
            ValuesFiles = ReadGlobs(mapping, "values-files", problems),
            Charts = ChartSettingReader.Read(mapping, problems),
            Ignore = IgnoreSettingReader.Read(mapping, problems),
            MaxFileSize = ReadSize(mapping, problems),
            Baseline = mapping.LocatedText("baseline"),
            Category = mapping.OptionalText("category"),
            HelpUri = mapping.LocatedText("help-uri"),
        };
        mapping.Finish();
        CheckProfiles(configuration, problems);
        return configuration;
    }

    /// <summary>What an example of a rule says of the project that it stands for.</summary>
    public static Configuration ReadExample(YamlNode node, ProblemList problems)
    {
        if (MappingReader.For(node, ConfigurationShapes.Example, problems) is not { } mapping)
            return Configuration.None;
        var configuration = ReadProject(mapping, problems) with { File = node.Tree.File };
        mapping.Finish();
        return configuration;
    }

    private static Configuration ReadProject(MappingReader mapping, ProblemList problems) =>
        new()
        {
            Rules = RuleSettingReader.ReadAll(mapping, problems),
            Roles = mapping.Optional("roles"),
            Settings = LintSettingsReader.Read(mapping, problems),
        };

    private static OwnProfile? ReadProfile(YamlPair pair, ProblemList problems)
    {
        if (MappingReader.For(pair.Value, ConfigurationShapes.OwnProfile, problems) is not { } mapping)
            return null;
        if (LintSettings.Profiles.Contains(pair.Key.Text))
            problems.Add(pair.Key, $"\"{pair.Key.Text}\" is a built-in profile; choose another name, and extend it");
        mapping.Required("extends", "the profile that this one begins with");
        var extends = mapping.LocatedText("extends");
        var rules = RuleSettingReader.ReadAll(mapping, problems);
        mapping.Finish();
        return extends is null ? null : new OwnProfile(Located.Of(pair.Key), extends, rules);
    }

    private static void CheckProfiles(Configuration configuration, ProblemList problems)
    {
        if (configuration.Profile is { } named)
            CheckProfile(named, configuration, problems);
        foreach (var own in configuration.Profiles)
        {
            CheckProfile(own.Extends, configuration, problems);
            if (ProfileChain.Of(configuration, own.Name.Text) is { Base: null, Own.IsEmpty: false })
                problems.Add(own.Extends.Span, $"the profile \"{own.Name.Text}\" extends itself, or one that does");
        }
    }

    private static void CheckProfile(Located profile, Configuration configuration, ProblemList problems)
    {
        var names = ProfileChain.Names(configuration).ToArray();
        if (!names.Contains(profile.Text))
            problems.Add(
                profile.Span,
                $"\"{profile.Text}\" is no profile; expected {MappingReader.OneOf(names)}{Nearest.Hint(profile.Text, names)}"
            );
    }

    private static ImmutableArray<Located> ReadGlobs(MappingReader mapping, string key, ProblemList problems)
    {
        var globs = mapping.LocatedTexts(key);
        foreach (var glob in globs.Where(glob => glob.Text.Trim().Length == 0))
            problems.Add(glob.Span, $"\"{key}\" has an empty entry; expected a path or a glob");
        return globs;
    }

    // 1048576 and "64Mi" are both usual; what a quantity is, a later stage knows.
    private static Located? ReadSize(MappingReader mapping, ProblemList problems)
    {
        if (mapping.Optional("max-file-size") is not { } node)
            return null;
        if (node is { IsScalar: true, Type: YamlType.String or YamlType.Integer })
            return Located.Of(node);
        problems.Add(
            node,
            $"\"max-file-size\" must be bytes or a quantity such as 64Mi, found {MappingReader.Describe(node)}"
        );
        return null;
    }
}
