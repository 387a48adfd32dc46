namespace KrakenLint.Tests;

/// <summary>Where the sources of this build stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder of this test project.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "KrakenLint.Tests");

    /// <summary>Set to write what a test expects from what it finds; the difference is then reviewed like code.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable("KRAKENLINT_ACCEPT") == "1";

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KrakenLint.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No KrakenLint.sln above the tests");
        return folder.FullName;
    }
}
