using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Loads the rules of a run: the built-in ones and the project's own.</summary>
internal static class RuleLoader
{
    /// <param name="paths">Rule files or folders of them.</param>
    /// <returns>The library, and what is wrong with it, ready to print.</returns>
    public static (RuleLibrary Library, List<string> Problems) Load(IEnumerable<string> paths) =>
        Load(paths, BuiltInRules.Load);

    /// <summary>The same with what a project says of rules and roles, and with its own rules.</summary>
    /// <param name="jobs">How many files may be read at a time.</param>
    public static (RuleLibrary Library, List<string> Problems) Load(
        IEnumerable<string> paths,
        Project project,
        int jobs = 1
    ) =>
        Load(
            [.. paths, .. project.Configuration.RulePaths.Select(project.PathOf).Where(Path.Exists)],
            files => BuiltInRules.Load(files, project.Configuration, jobs)
        );

    /// <summary>The same without the built-in rules, so that a rule file can be tested that is one of them.</summary>
    public static (RuleLibrary Library, List<string> Problems) LoadOnly(IEnumerable<string> paths) =>
        Load(paths, BuiltInRules.LoadOnly);

    private static (RuleLibrary Library, List<string> Problems) Load(
        IEnumerable<string> paths,
        Func<IEnumerable<SourceFile>, RuleLibrary> load
    )
    {
        var problems = new List<string>();
        var files = new List<SourceFile>();
        foreach (var path in paths)
            AddFiles(path, files, problems);
        var library = load(files);
        problems.AddRange(library.Problems.Select(problem => problem.ToString()));
        return (library, problems);
    }

    // What stands beside the built-in rules and is none: how roles are told, and tables of keys.
    private static bool IsRule(string path) =>
        Path.GetFileName(path) != "roles.yaml"
        && Path.GetExtension(path) is ".yaml" or ".yml"
        && new DirectoryInfo(Path.GetDirectoryName(path) ?? "").Name != "tables";

    private static void AddFiles(string path, List<SourceFile> files, List<string> problems)
    {
        try
        {
            var found = Directory.Exists(path)
                ? Directory
                    .EnumerateFiles(path, "*.y*ml", SearchOption.AllDirectories)
                    .Where(IsRule)
                    .Order(StringComparer.Ordinal)
                    .ToArray()
                : [path];
            var known = files.Select(file => file.FullPath).ToHashSet();
            files.AddRange(
                found
                    .Where(file => known.Add(Path.GetFullPath(file)))
                    .Select(file => new SourceFile(
                        FileReader.Shown(file),
                        File.ReadAllBytes(file),
                        fullPath: Path.GetFullPath(file)
                    ))
            );
            if (found.Length == 0)
                problems.Add($"{path}: the folder holds no rule file (*.yaml, *.yml)");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: the rule file or folder cannot be read");
        }
    }
}
