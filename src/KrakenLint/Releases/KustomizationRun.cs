using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli;

/// <summary>Lints Kustomizations, and makes fixes in the files that they are built from.</summary>
/// <param name="lint">Lints a group of those that share files.</param>
/// <param name="mostBytes">What a builder may print.</param>
internal sealed class KustomizationRun(
    Func<ImmutableArray<BuiltKustomization>, LintResult> lint,
    FixStep fixes,
    long mostBytes
)
{
    public LintResult Lint(ImmutableArray<BuiltKustomization> group)
    {
        var found = lint(group);
        if (!fixes.IsAsked)
            return found;
        var inputs = group.SelectMany(one => one.Sources).Select(file => file.Input).DistinctBy(input => input.File);
        var (result, notes) = fixes.Fix(
            [.. inputs],
            found,
            changed => lint([.. group.Select(one => Again(one, changed))])
        );
        if (fixes.ChangesNothing)
            return found;
        var after = notes.IsEmpty ? result.Result : found;
        return after with { Notes = [.. notes, .. after.Notes] };
    }

    /// <summary>What is built of changed files; what was, where nothing can be.</summary>
    private BuiltKustomization Again(BuiltKustomization built, ImmutableArray<LintInput> changed)
    {
        var now = changed
            .Where(input => input.File.FullPath is not null)
            .ToDictionary(input => input.File.FullPath ?? "", input => input, StringComparer.Ordinal);
        var sources = built
            .Sources.Select(file => now.GetValueOrDefault(file.File.FullPath ?? "", file.Input))
            .ToImmutableArray();
        if (Output(built, sources) is not { } output || RootOf(built, sources) is not { } root)
            return built;
        return built with
        {
            Root = root,
            Output = new SourceFile(built.Output.Path, output),
            Sources = [.. sources.Select(input => ManifestReader.Read(input))],
            Inline = [.. sources.SelectMany(InlineIn)],
        };
    }

    // In a folder that goes away, where all files lie as they do here.
    private byte[]? Output(BuiltKustomization built, ImmutableArray<LintInput> sources)
    {
        var copy = Directory.CreateTempSubdirectory("krakenlint-").FullName;
        try
        {
            foreach (var input in sources)
                Write(input.File.FullPath, input.File.Bytes);
            foreach (var path in built.Contents)
                Write(path, BoundedFile.Read(path, mostBytes) ?? []);
            return new KustomizeProcess(mostBytes).Build(In(copy, built.Folder)).Output;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }

        void Write(string? path, ReadOnlySpan<byte> bytes)
        {
            if (path is null)
                return;
            var file = In(copy, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? copy);
            File.WriteAllBytes(file, bytes);
        }
    }

    private static string In(string copy, string full) =>
        Path.Combine(copy, full[(Path.GetPathRoot(full) ?? "").Length..]);

    private static YamlNode? RootOf(BuiltKustomization built, ImmutableArray<LintInput> sources) =>
        sources
            .Where(input => input.File.FullPath == built.Root.Tree.File.FullPath)
            .Select(input => RootOf(input.File))
            .FirstOrDefault();

    private static YamlNode? RootOf(SourceFile file) =>
        YamlReader.Read(file).Documents is [{ Tree: { Root: { IsMapping: true } root } }, ..] ? root : null;

    private static IEnumerable<YamlNode> InlineIn(LintInput input) =>
        KustomizationPaths.IsNamedLikeOne(Path.GetFileName(input.File.Path)) && RootOf(input.File) is { } root
            ? KustomizationPaths
                .InlinePatches(root)
                .Select(patch => EmbeddedYaml.Read(patch)?.Tree?.Root)
                .OfType<YamlNode>()
            : [];
}
