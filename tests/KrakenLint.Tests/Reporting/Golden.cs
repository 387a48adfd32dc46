using System.Text;

namespace KrakenLint.Tests.Reporting;

/// <summary>
/// Compares output byte for byte with a file under <c>golden/</c>; <c>KRAKENLINT_ACCEPT=1</c> writes the file instead.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Repository.Tests, "Reporting", "golden", name);
        var bytes = Encoding.UTF8.GetBytes(actual);
        if (Repository.IsAccepting)
            File.WriteAllBytes(path, bytes);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests with KRAKENLINT_ACCEPT=1");
        Assert.Equal(File.ReadAllText(path, Encoding.UTF8), actual);
        Assert.Equal(File.ReadAllBytes(path), bytes);
    }
}
