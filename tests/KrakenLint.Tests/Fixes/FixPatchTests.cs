using System.Collections.Immutable;
using KrakenLint.Examples;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>What <c>--diff</c> prints, applied by git, is what <c>--fix</c> writes.</summary>
public sealed class FixPatchTests
{
    // A patch shows no line that holds a secret; both are then asked for the same fixes.
    private static readonly FixOptions Shown = FixOptions.Everything with { IsShown = true };

    [Fact]
    public async Task The_patches_of_all_examples_apply() =>
        await AssertApply(
            FixLaws.Library.Rules.SelectMany(rule =>
                rule.Examples.Where(example => example.IsBad)
                    .Select(example =>
                        (ExampleRun.For(rule, example, FixLaws.Library).Inputs, example.Profile ?? LintSettings.Kraken)
                    )
            )
        );

    [Fact]
    public async Task The_patches_of_manifests_from_elsewhere_apply() =>
        await AssertApply(
            Directory
                .EnumerateFiles(OutsideCorpus.PathOf("antipatterns", "cases"), "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" or ".json")
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    (
                        ImmutableArray.Create(
                            new LintInput(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)))
                        ),
                        LintSettings.Kraken
                    )
                )
        );

    private static async Task AssertApply(IEnumerable<(ImmutableArray<LintInput> Inputs, string Profile)> runs)
    {
        using var folder = new PatchedFolder();
        using var patch = new StringWriter();
        var expected = new List<(string Path, byte[] Bytes)>();
        foreach (var (inputs, profile) in runs)
        {
            foreach (var file in new FixLaws(profile).Fix(inputs, Shown).Files)
            {
                var path = $"{expected.Count}/{file.Before.Path}";
                folder.Write(path, file.Before.Bytes);
                expected.Add((path, file.After.Bytes.ToArray()));
                UnifiedDiff.Write(new FixedFile(At(path, file.Before), At(path, file.After)), patch);
            }
        }
        Assert.NotEmpty(expected);
        Assert.Equal("", await folder.Apply(patch.ToString()));
        foreach (var (path, bytes) in expected)
            Assert.Equal(bytes, folder.Read(path));
    }

    private static SourceFile At(string path, SourceFile file) => new(path, file.Bytes.ToArray());
}
