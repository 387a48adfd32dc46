using System.Collections.Immutable;
using System.Text;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>What a release prints, worked out here.</summary>
/// <param name="Syntax">What is wrong with templates as texts.</param>
/// <param name="Stopped">Which of them print nothing because they were not followed to the end.</param>
/// <param name="Rendering">The rendering that it is the text of.</param>
internal sealed record PredictedOutput(
    SourceFile Output,
    ImmutableArray<Problem> Syntax,
    ImmutableArray<Problem> Stopped,
    RenderingAhead Rendering
);

/// <summary>What <c>helm template</c> would print, worked out here: for a release whose values are only being considered.</summary>
public static class ChartPrediction
{
    /// <returns>One stream with <c># Source:</c> comments; what cannot be known here is left out of it.</returns>
    /// <param name="name">What the stream is called.</param>
    public static SourceFile Of(ChartRelease release, string name) => WithProblems(release, name).Output;

    /// <summary>The same, with what is wrong with templates.</summary>
    internal static PredictedOutput WithProblems(ChartRelease release, string name)
    {
        var rendering = ChartRendering.Of(release, release.Name ?? "release-name", release.Namespace ?? "default");
        var text = new StringBuilder();
        foreach (var file in rendering.Files.Where(file => file.Stopped is null))
        {
            // What is no template is a CRD.
            if (file.Tree is null && !release.Words.IncludesCrds)
                continue;
            foreach (var document in file.Documents.Where(IsObject))
            {
                if (release.Words.SkipsTests && IsTest(document.Text))
                    continue;
                text.Append("---\n# Source: ").Append(file.Source).Append('\n').Append(document.Text).Append('\n');
            }
        }
        return new PredictedOutput(
            SourceFile.FromText(name, text.ToString()),
            [.. rendering.Trees.SelectMany(tree => tree.Tree.Problems)],
            [
                .. rendering
                    .Files.Where(file => file.Stopped is not null)
                    .Select(file => new Problem("stopped", FirstLine(file.File.File), file.Stopped ?? "")),
            ],
            new RenderingAhead(release, Task.FromResult(rendering))
        );
    }

    private static SourceSpan FirstLine(SourceFile file) =>
        new SourceSpan(file, file.ContentStart, file.Length).FirstLine;

    // https://helm.sh/docs/topics/chart_tests/
    private static bool IsTest(string document) =>
        document.Contains("helm.sh/hook", StringComparison.Ordinal)
        && YamlReader.Read(SourceFile.FromText("", document)).Documents is [{ Tree: { Root: var root } }, ..]
        && root["metadata"]?["annotations"]?["helm.sh/hook"] is { IsScalar: true } hook
        && hook.Text.Split(',').Any(word => word.Trim() is "test" or "test-success");

    private static bool IsObject(Rope document) =>
        document.Text.Split('\n').Any(line => line.Length > 0 && !line.StartsWith('#'));
}
