using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Finds the Kustomizations among the files of a run, and builds those that no other one is made of.</summary>
internal sealed class KustomizationFinder(FileReader reader, int jobs)
{
    private readonly Dictionary<string, SourceFile?> files = new(StringComparer.Ordinal);
    private readonly List<InputNote> notes = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>True for an absolute path of a file that is linted with a Kustomization, or understood as a part of one.</summary>
    public bool Uses(string path) => used.Contains(path);

    /// <summary>What was not built, and why.</summary>
    public IReadOnlyCollection<InputNote> Notes => notes;

    /// <param name="changed">Only what these have a part in is built; null for all.</param>
    /// <returns>Groups of those that share files.</returns>
    public ImmutableArray<ImmutableArray<BuiltKustomization>> Build(
        IReadOnlyCollection<LintInput> inputs,
        ChangedFiles? changed
    )
    {
        var folders = inputs
            .Select(input => input.File.FullPath)
            .OfType<string>()
            .Where(path => KustomizationPaths.IsNamedLikeOne(Path.GetFileName(path)))
            .Select(path => Path.GetDirectoryName(path) ?? "/")
            .Distinct()
            .ToArray();
        if (folders.Length == 0)
            return [];
        foreach (var input in inputs.Where(input => input.File.FullPath is not null))
            files[input.File.FullPath ?? ""] = input.File;
        var known = new Dictionary<string, KustomizationTree?>(StringComparer.Ordinal);
        var trees = folders
            .Select(folder => KustomizationTree.Of(folder, Read, known))
            .OfType<KustomizationTree>()
            .ToArray();
        var below = trees.SelectMany(tree => tree.Folders.Where(folder => folder != tree.Folder)).ToHashSet();
        var all = trees.Where(tree => !below.Contains(tree.Folder) && !IsComponent(tree)).ToArray();
        var touched = all.Where(tree => changed is null || IsTouched(tree, changed)).ToArray();
        // What nothing has changed in is nobody's business now, and no loose files either.
        foreach (var tree in all.Except(touched).Where(tree => !tree.OnlyLists && WhyNotBuilt(tree) is null))
            Use(tree);
        var whole = touched.Where(IsWhole).ToArray();
        var changing = whole.Where(tree => !tree.OnlyLists).SelectMany(tree => tree.Files).ToHashSet();
        // What another one changes is not what a list of it says, and is linted with neither as it stands.
        var roots = whole.Where(tree => !tree.OnlyLists || tree.Files.Any(changing.Contains)).ToArray();
        var answers = OrderedWork.Do(
            [.. roots],
            jobs,
            tree => new KustomizeProcess(reader.MostBytes).Build(tree.Folder)
        );
        var built = roots
            .Zip(answers)
            .Select(pair => Of(pair.First, pair.Second))
            .OfType<BuiltKustomization>()
            .ToArray();
        foreach (var (tree, _) in roots.Zip(answers).Where(pair => pair.Second.Output is not null))
            Use(tree);
        // A list of files says nothing of its own.
        used.UnionWith(
            trees.Where(tree => tree.OnlyLists).Select(tree => tree.Root.Tree.File.FullPath).OfType<string>()
        );
        return Groups(built);
    }

    private void Use(KustomizationTree tree)
    {
        used.UnionWith(tree.Files.Select(file => file.FullPath).OfType<string>());
        used.UnionWith(tree.Contents);
    }

    private static bool IsTouched(KustomizationTree tree, ChangedFiles changed) =>
        tree.Files.Select(file => file.FullPath).OfType<string>().Concat(tree.Contents).Any(changed.Has);

    private bool IsWhole(KustomizationTree tree)
    {
        var why = WhyNotBuilt(tree);
        if (why is not null)
            notes.Add(new InputNote("kustomization", tree.Root.Tree.File.Path, why, IsFailure: false));
        return why is null;
    }

    private static string? WhyNotBuilt(KustomizationTree tree) =>
        tree.Missing is { } missing
            ? $"names {Units.Credentials.RedactProse(missing)}, which is not in this repository, so that it was not built; its files are linted as they are"
        : tree.Ambiguous is { } key
            ? $"has the key \"{Units.Credentials.RedactProse(key)}\" that kustomize may read as another one, so that it was not built; its files are linted as they are"
        : tree.HasCharts
            ? "renders charts (helmCharts), so that it was not built; its files and the values of its charts are linted as they are"
        : null;

    private BuiltKustomization? Of(KustomizationTree tree, (byte[]? Output, string? Error) answer)
    {
        if (answer.Output is { } output)
        {
            var shown = Path.GetRelativePath(Environment.CurrentDirectory, tree.Folder).Replace('\\', '/');
            return new BuiltKustomization(
                shown,
                tree.Root,
                new SourceFile($"built from {shown}", output),
                [.. tree.Files.Select(file => ManifestReader.Read(new LintInput(file)))],
                tree.Inline
            )
            {
                Folder = tree.Folder,
                Contents = tree.Contents,
            };
        }
        notes.Add(
            new InputNote(
                "kustomization",
                tree.Root.Tree.File.Path,
                answer.Error is { } said
                    ? $"cannot be built: {Units.Credentials.RedactProse(said.Trim().ReplaceLineEndings(" "))}"
                    : "was not built: there is no kustomize and no kubectl on PATH; install one of them, or lint what it builds",
                IsFailure: true
            )
        );
        return null;
    }

    private static bool IsComponent(KustomizationTree tree) => Resource.ScalarAt(tree.Root, "kind") == "Component";

    private static ImmutableArray<ImmutableArray<BuiltKustomization>> Groups(BuiltKustomization[] built)
    {
        var groups = new List<List<BuiltKustomization>>();
        foreach (var one in built)
        {
            var mine = one.Sources.Select(file => file.File).ToHashSet();
            var near = groups
                .Where(group => group.Any(other => other.Sources.Any(file => mine.Contains(file.File))))
                .ToArray();
            groups.RemoveAll(near.Contains);
            groups.Add([.. near.SelectMany(group => group), one]);
        }
        return [.. groups.Select(group => group.ToImmutableArray())];
    }

    private SourceFile? Read(string path)
    {
        if (files.TryGetValue(path, out var known))
            return known;
        var read = reader.Read(Path.GetRelativePath(Environment.CurrentDirectory, path));
        if (read.Note is { } note)
            notes.Add(note);
        return files[path] = read.File;
    }
}
