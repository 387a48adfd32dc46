using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Loads the rules of a run: the built-in ones and the project's own.</summary>
internal static class RuleLoader
{
    private const string CompiledRules = "rules.bin";

    /// <param name="paths">Rule files or folders of them.</param>
    /// <returns>The library, and what is wrong with it, ready to print.</returns>
    public static (RuleLibrary Library, List<string> Problems) Load(IEnumerable<string> paths) =>
        Load(paths, files => BuiltInRules.Load(files, Configuration.None, compiled: EmbeddedBytes.Of(CompiledRules)));

    /// <summary>The same with what a project says of rules and roles, and with its own rules.</summary>
    /// <param name="jobs">How many files may be read at a time.</param>
    public static (RuleLibrary Library, List<string> Problems) Load(
        IEnumerable<string> paths,
        Project project,
        int jobs = 1
    ) =>
        Load(
            [
                .. paths,
                .. project.Configuration.RulePaths.Where(project.Allows).Select(project.PathOf).Where(Path.Exists),
            ],
            files => BuiltInRules.Load(files, project.Configuration, jobs, EmbeddedBytes.Of(CompiledRules))
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
            AddFiles(path, files, problems, IsRule);
        var library = load(files);
        problems.AddRange(library.Problems.Select(problem => problem.ToString()));
        return (library, problems);
    }

    /// <summary>Definition files of another kind than rules, or folders of them.</summary>
    /// <returns>The files, and what is wrong with the paths, ready to print.</returns>
    public static (IReadOnlyList<SourceFile> Files, List<string> Problems) Open(IEnumerable<string> paths)
    {
        var problems = new List<string>();
        var files = new List<SourceFile>();
        foreach (var path in paths)
            AddFiles(path, files, problems, IsYaml);
        return (files, problems);
    }

    // What stands beside the built-in rules and is none: how roles are told, tables of keys, controllers and runbooks.
    private static bool IsRule(string path) =>
        Path.GetFileName(path) != "roles.yaml"
        && Path.GetExtension(path) is ".yaml" or ".yml"
        && new DirectoryInfo(Path.GetDirectoryName(path) ?? "").Name
            is not ("tables" or "controllers" or "runbook" or "symptoms");

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";

    private static void AddFiles(string path, List<SourceFile> files, List<string> problems, Func<string, bool> isMeant)
    {
        var known = files.Select(file => file.FullPath).ToHashSet();
        var isAny = false;
        foreach (var found in FilesOf(path))
        {
            var shown = FileReader.Shown(found.Path);
            if (found.Entry is null)
                problems.Add($"{shown}: the folder of rules cannot be read");
            else if (found.IsFolderLink)
            {
                // What a link to a folder of the same tree holds is read where it lies.
                if (!Boundary.Of(path).Holds(found.Path))
                    problems.Add($"{shown}: is a link to a folder, which is not followed; name that folder as well");
            }
            else if (found.Path == path || isMeant(found.Path))
            {
                isAny = true;
                if (known.Add(Path.GetFullPath(found.Path)))
                    AddFile(found.Path, shown, files, problems);
            }
        }
        if (!isAny)
            problems.Add($"{path}: the folder holds no rule file (*.yaml, *.yml)");
    }

    private static IEnumerable<Walked> FilesOf(string path) =>
        Directory.Exists(path)
            ? FolderWalk.In(path, (_, _) => true)
            : [new Walked(path, new FolderEntry(Path.GetFileName(path), IsFolder: false, IsLink: false))];

    private static void AddFile(string path, string shown, List<SourceFile> files, List<string> problems)
    {
        try
        {
            if (Boundary.IsLeft(path))
                problems.Add($"{shown}: is a link that leads out of the repository, and was not followed");
            else if (BoundedFile.Read(path, BoundedFile.MostOfDefinition) is { } bytes)
                files.Add(new SourceFile(shown, bytes, fullPath: Path.GetFullPath(path)));
            else
                problems.Add(
                    $"{shown}: has more than {FileReader.Size(BoundedFile.MostOfDefinition)}, which no rule file has"
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{shown}: the rule file or folder cannot be read: {BoundedFile.Reason(error, path)}");
        }
    }
}
