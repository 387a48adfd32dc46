namespace KrakenLint.Tests;

/// <summary>Outside material that stands beside a checkout where it is present; tests that need it are skipped elsewhere.</summary>
internal static class OutsideCorpus
{
    private static readonly Lazy<string?> Root = new(Find);

    public static string PathOf(params string[] parts)
    {
        var path = Root.Value is null ? "" : Path.Combine([Root.Value, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"needs {string.Join('/', parts)} of the outside corpus");
        return path;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
