using System.Text;
using KrakenLint.Fixes;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>Patches, held against git itself where it is installed.</summary>
public sealed class PatchTests
{
    [Theory]
    [InlineData("a.yaml", "a\nb\nc\n", "a\nB\nc\n")]
    [InlineData("a.yaml", "a\nb\nc", "a\nb\nc\nd")]
    [InlineData("a.yaml", "a\nb\nc", "a\nb")]
    [InlineData("a.yaml", "a\r\nb\r\nc\r\n", "a\r\nx\r\nb\r\nc\r\n")]
    [InlineData("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\ny\n12\n")]
    [InlineData("a.yaml", "1\n2\n3\n4\n5\n6\n", "x\n1\n3\n4\n5\n6\ny\n")]
    [InlineData("a.yaml", "\uFEFFa: 1\nb: 2\n", "\uFEFFa: 1\nb: 3\n")]
    [InlineData("some folder/é \"x\".yaml", "a\nb\n", "a\nc\n")]
    public async Task Git_applies_what_is_written(string path, string before, string after)
    {
        var patch = Patch(path, before, after);
        Assert.Equal(after, await Applied(path, before, patch));
    }

    [Fact]
    public async Task Lines_with_secrets_are_never_context()
    {
        const string Before =
            "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  a: hidden-1\n# comment\nspec: 1\n# end\n";
        var after = Before.Replace("spec: 1", "spec: 2", StringComparison.Ordinal);
        var patch = Patch("a.yaml", Before, after);
        Assert.Equal(
            "diff --git a/a.yaml b/a.yaml\n--- a/a.yaml\n+++ b/a.yaml\n@@ -6,3 +6,3 @@\n # comment\n-spec: 1\n+spec: 2\n # end\n",
            patch
        );
        Assert.Equal(after, await Applied("a.yaml", Before, patch));
    }

    private static string Patch(string path, string before, string after)
    {
        using var output = new StringWriter();
        UnifiedDiff.Write(new FixedFile(SourceFile.FromText(path, before), SourceFile.FromText(path, after)), output);
        return output.ToString();
    }

    private static async Task<string> Applied(string path, string before, string patch)
    {
        using var folder = new PatchedFolder();
        folder.Write(path, Encoding.UTF8.GetBytes(before));
        Assert.Equal("", await folder.Apply(patch));
        return Encoding.UTF8.GetString(folder.Read(path));
    }
}
