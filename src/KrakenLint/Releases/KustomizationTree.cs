using System.Collections.Immutable;
using KrakenLint.Releases;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli;

/// <summary>A Kustomization with all that it names, of which nothing lies outside of the repository.</summary>
/// <param name="Folder">An absolute path.</param>
/// <param name="Folders">Those of the Kustomizations below it, its own last.</param>
/// <param name="Files">What it is built from, bases first.</param>
/// <param name="Contents">Absolute paths of the files that become texts in what is built.</param>
/// <param name="Missing">What it names and is not here; null where all is.</param>
internal sealed record KustomizationTree(
    string Folder,
    YamlNode Root,
    ImmutableArray<string> Folders,
    ImmutableArray<SourceFile> Files,
    ImmutableArray<string> Contents,
    ImmutableArray<YamlNode> Inline,
    string? Missing
)
{
    /// <summary>True where linting its files says all that there is to say.</summary>
    public bool OnlyLists { get; private init; }

    /// <summary>True where helm would be run, which we do ourselves.</summary>
    public bool HasCharts { get; private init; }

    /// <summary>A key of which nobody can say what kustomize reads it as; null where there is none.</summary>
    public string? Ambiguous { get; private init; }

    /// <param name="known">Those that were read: one that several are made of is read once, and none within itself.</param>
    /// <returns>Null where the folder holds no Kustomization that can be read.</returns>
    public static KustomizationTree? Of(
        string folder,
        Func<string, SourceFile?> read,
        Dictionary<string, KustomizationTree?> known
    )
    {
        if (known.TryGetValue(folder, out var found))
            return found;
        known[folder] = null;
        return known[folder] = Read(folder, read, known);
    }

    private static KustomizationTree? Read(
        string folder,
        Func<string, SourceFile?> read,
        Dictionary<string, KustomizationTree?> known
    )
    {
        var file = new[] { "kustomization.yaml", "kustomization.yml", "Kustomization" }
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(read)
            .FirstOrDefault();
        if (file is null || YamlReader.Read(file).Documents is not [{ Tree: { Root: { IsMapping: true } root } }])
            return null;
        var boundary = Boundary.Around(folder);
        var folders = ImmutableArray.CreateBuilder<string>();
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        var inline = ImmutableArray.CreateBuilder<YamlNode>();
        var contents = ImmutableArray.CreateBuilder<string>();
        string? missing = null;
        var ambiguous = KustomizationPaths.AmbiguousKey(root);
        var (onlyLists, hasCharts) = (KustomizationPaths.OnlyLists(root), KustomizationPaths.HasCharts(root));
        foreach (var path in KustomizationPaths.In(root))
        {
            var full = Inside(path);
            if (full is null)
                missing ??= path;
            else if (!Directory.Exists(full))
                Add(read(full), path);
            else if (Of(full, read, known) is not { } inner)
                missing ??= path;
            else
            {
                folders.AddRange(inner.Folders);
                files.AddRange(inner.Files);
                inline.AddRange(inner.Inline);
                contents.AddRange(inner.Contents);
                missing ??= inner.Missing;
                ambiguous ??= inner.Ambiguous;
                onlyLists &= inner.OnlyLists;
                hasCharts |= inner.HasCharts;
            }
        }
        foreach (var path in KustomizationPaths.Contents(root))
        {
            if (Inside(path) is { } full)
                contents.Add(full);
            else
                missing ??= path;
        }
        foreach (var patch in KustomizationPaths.InlinePatches(root))
        {
            if (EmbeddedYaml.Read(patch)?.Tree is { } tree)
                inline.Add(tree.Root);
        }
        folders.Add(folder);
        files.Add(file);
        return new KustomizationTree(
            folder,
            root,
            [.. folders.Distinct()],
            [.. files.Distinct()],
            [.. contents.Distinct()],
            inline.ToImmutable(),
            missing
        )
        {
            OnlyLists = onlyLists,
            HasCharts = hasCharts,
            Ambiguous = ambiguous,
        };

        string? Inside(string path)
        {
            if (path.Any(char.IsControl) || path.Contains("://", StringComparison.Ordinal))
                return null;
            var full = Path.GetFullPath(Path.Combine(folder, path)).TrimEnd('/');
            return Path.Exists(full) && boundary.Holds(full) ? full : null;
        }

        void Add(SourceFile? one, string path)
        {
            if (one is null)
                missing ??= path;
            else
                files.Add(one);
        }
    }
}
