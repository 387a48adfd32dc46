using System.Collections.Immutable;
using KrakenLint.Findings;

namespace KrakenLint.Cli;

/// <summary>Linting with <c>--since</c>: what the commit has is known, and what no change touches is left out.</summary>
internal sealed class SinceStep : IDisposable
{
    private const long MostOfGit = 512L << 20;

    private readonly EarlierTree tree;
    private readonly string repository;
    private readonly string reference;
    private readonly List<string> remarks = [];

    private SinceStep(EarlierTree tree, string repository, string reference) =>
        (this.tree, this.repository, this.reference) = (tree, repository, reference);

    /// <summary>What has to be said about the comparison, for standard error.</summary>
    public IReadOnlyCollection<string> Remarks => remarks;

    /// <param name="problems">Takes why the commit cannot be compared with.</param>
    /// <returns>Null where nobody asks, or there is a problem.</returns>
    public static SinceStep? Of(LintRequest request, FileReader reader, List<string> problems)
    {
        if (request.Since is not { } reference)
            return null;
        var (step, problem) = Find(reference, reader);
        if (problem is not null)
            problems.Add($"--since: {problem}");
        return step;
    }

    private static (SinceStep? Step, string? Problem) Find(string reference, FileReader reader)
    {
        if (Boundary.RepositoryAround(Environment.CurrentDirectory) is not { } repository)
            return (null, "this folder lies in no git repository; expected one, or --baseline with a file");
        if (Git.Of(repository, MostOfGit) is not { } git)
            return (
                null,
                "there is no git on PATH, which knows what has changed; install it, or give --baseline a file"
            );
        if (Boundary.Of(repository).Holds(Path.GetTempPath()))
            return (null, "the folder for temporary files lies in the repository; expected one outside (TMPDIR)");
        if (git.Line("rev-parse", "--git-dir") is null)
            return (null, "git does not take this folder for a repository of yours (see git status)");
        if (
            reference.StartsWith('-')
            || reference.Any(char.IsControl)
            || git.Line("rev-parse", "--verify", "--quiet", $"{reference}^{{commit}}") is not { Length: > 0 } commit
        )
            return (null, $"\"{reference}\" names no commit that is here{Shallow(git)}");
        var head = git.Line("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        // What the other branch has got since then is no business of this one.
        var common = head is null ? commit : git.Line("merge-base", commit, head)?.Split('\n')[0];
        if (common is not { Length: > 0 })
            return (null, $"\"{reference}\" and this branch have no commit in common{Shallow(git)}");
        var (tree, problem) = EarlierTree.Of(repository, common, git, reader);
        return tree is null
            ? (null, $"\"{reference}\": {problem}")
            : (new SinceStep(tree, repository, reference), null);
    }

    private static string Shallow(Git git) =>
        git.Line("rev-parse", "--is-shallow-repository") == "true"
            ? "; the clone is shallow: get its history first (git fetch --unshallow, or fetch-depth: 0 in a workflow)"
            : "; expected a branch, a tag or a commit";

    /// <summary>The request about what the change touches.</summary>
    public LintRequest Narrow(LintRequest request) =>
        request with
        {
            Touched = TouchesRules(request.Project) ? null : new ChangedFiles(Changed(repository)),
            Beyond = [.. tree.Submodules.Select(path => Path.Combine(repository, path))],
        };

    // What is said of rules is said of every file.
    private bool TouchesRules(Project project)
    {
        var changed = new ChangedFiles(Changed(repository));
        return (project.Configuration.File?.FullPath is { } own && changed.Has(own))
            || project.Configuration.RulePaths.Any(path => changed.Touches(Path.Combine(project.Folder, path.Text)));
    }

    private ImmutableArray<string> Changed(string root) => [.. tree.Changed.Select(path => Path.Combine(root, path))];

    /// <summary>Lints what the commit has of what is linted now.</summary>
    /// <param name="now">What is linted now.</param>
    public ImmutableArray<Finding> Lint(
        LintRequest request,
        RunInputs now,
        Streams streams,
        long mostBytes,
        DateOnly? today
    )
    {
        var here = Environment.CurrentDirectory;
        var charts = now
            .Charts.Where(chart => !chart.Request.IsUnseen)
            .Select(chart => There(Path.GetFullPath(chart.Request.Folder)));
        var before = Before(request) with
        {
            Touched = request.Touched is null ? null : new ChangedFiles([.. Changed(tree.Root), .. charts]),
        };
        var folder = There(here);
        Directory.CreateDirectory(folder);
        try
        {
            // Helm and kustomize run here, and every path that is not absolute is one from here.
            Environment.CurrentDirectory = folder;
            var asked = Seen(before);
            var (library, problems) = RuleLoader.Load(asked.RulePaths, asked.Project, asked.Jobs);
            if (problems.Count > 0)
                remarks.Add($"the rules of {reference} cannot be read, so that all that is found is new");
            var reader = new FileReader(streams, mostBytes, null, asked.Project.Boundary);
            var inputs = RunInputs.Of(asked.Inputs, reader);
            var (baseline, _) = BaselineStep.Of(asked, reader);
            var rules = LintPass.RulesOf(asked, library, LintPass.UsualRules(asked, library));
            var (result, _) = LintPass.Run(asked, inputs, library, rules, reader, baseline, today);
            var failures = result.Notes.Count(note => note.IsFailure);
            if (failures > 0)
                remarks.Add(
                    $"{failures} {(failures == 1 ? "input" : "inputs")} of {reference} could not be analysed; what is found there now counts as new"
                );
            return result.Findings;
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }
    }

    public void Dispose() => tree.Dispose();

    // Paths that are given absolutely lie in the other folder now; all others lead there by themselves.
    private LintRequest Before(LintRequest request) =>
        request with
        {
            Fixes = false,
            ShowsFixes = false,
            Paths = [.. request.Paths.Select(ThereOrHere)],
            RulePaths = [.. request.RulePaths.Select(Path.GetFullPath)],
            Beyond = [.. tree.Submodules.Select(path => Path.Combine(tree.Root, path))],
            Chart = request.Chart is { } chart
                ? chart with
                {
                    Chart = ThereOrHere(chart.Chart),
                    ValuesFiles = [.. chart.ValuesFiles.Select(ThereOrHere)],
                }
                : null,
        };

    // A configuration speaks for the state that it is a part of.
    private LintRequest Seen(LintRequest request)
    {
        var project = request.Project;
        if (project.Configuration.File?.FullPath is not { } file || !IsHere(file))
            return request;
        var moved = project with { Folder = There(project.Folder), Boundary = Boundary.Around(There(project.Folder)) };
        if (!File.Exists(There(file)))
            return request with { Project = moved };
        var (found, problems) = ProjectFinder.Find(
            Path.GetRelativePath(Environment.CurrentDirectory, There(file)),
            false
        );
        return request with { Project = problems.Count == 0 ? found : moved };
    }

    private bool IsHere(string full) => full == repository || RunScope.IsBelow(full, repository);

    private string There(string full) =>
        Path.GetFullPath(Path.Combine(tree.Root, Path.GetRelativePath(repository, full)));

    private string ThereOrHere(string path)
    {
        var full = Path.GetFullPath(path);
        return !IsHere(full) ? full
            : Path.IsPathRooted(path) ? There(full)
            : path;
    }
}
