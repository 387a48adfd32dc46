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

    private static void AddFiles(string path, List<SourceFile> files, List<string> problems)
    {
        try
        {
            var found = Directory.Exists(path)
                ? Directory
                    .EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
                    .Where(file => Path.GetFileName(file) != "roles.yaml")
                    .Order(StringComparer.Ordinal)
                    .ToArray()
                : [path];
            files.AddRange(found.Select(file => new SourceFile(FileReader.Shown(file), File.ReadAllBytes(file))));
            if (found.Length == 0)
                problems.Add($"{path}: the folder holds no rule file (*.yaml)");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: the rule file or folder cannot be read");
        }
    }
}
