using System.Text;

namespace KrakenLint.Tests.Reporting;

/// <summary>
/// Compares output byte for byte with a file under <c>golden/</c>; <c>KRAKENLINT_ACCEPT=1</c> writes the file instead.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Root(), "tests", "KrakenLint.Tests", "Reporting", "golden", name);
        var bytes = Encoding.UTF8.GetBytes(actual);
        if (Environment.GetEnvironmentVariable("KRAKENLINT_ACCEPT") == "1")
            File.WriteAllBytes(path, bytes);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests with KRAKENLINT_ACCEPT=1");
        Assert.Equal(File.ReadAllText(path, Encoding.UTF8), actual);
        Assert.Equal(File.ReadAllBytes(path), bytes);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KrakenLint.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No KrakenLint.sln above the tests");
        return folder.FullName;
    }
}
