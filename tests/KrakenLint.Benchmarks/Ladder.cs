using System.Globalization;
using System.Text;

namespace KrakenLint.Benchmarks;

/// <summary>Inputs of several sizes, made of the sample renderings: the same bytes on every machine.</summary>
internal sealed class Ladder(string samples, string folder)
{
    private const string Separator = "---\n";

    /// <summary>A file of so many bytes or a little more: copies of all documents under other names.</summary>
    public string Bundle(int bytes)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bundle-{bytes}.yaml"));
        var text = new StringBuilder();
        for (var copy = 0; text.Length < bytes; copy++)
            text.Append(Copy(copy));
        File.WriteAllText(path, text.ToString());
        return path;
    }

    /// <summary>A folder of so many small files.</summary>
    public string Tree(int files)
    {
        var root = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tree-{files}"));
        for (int copy = 0, written = 0; written < files; copy++)
        {
            var own = Path.Combine(root, $"team-{copy}");
            Directory.CreateDirectory(own);
            foreach (var document in Copy(copy).Split(Separator, StringSplitOptions.RemoveEmptyEntries))
            {
                if (written++ < files)
                    File.WriteAllText(Path.Combine(own, $"{written}.yaml"), Separator + document);
            }
        }
        return root;
    }

    /// <summary>One sample as it is.</summary>
    public string One => Path.Combine(samples, "mended.yaml");

    // Names end in the copy's number, so that none refers to what another copy holds.
    private string Copy(int number) =>
        string.Concat(
            new[] { "broken.yaml", "mended.yaml" }.Select(name =>
                Separator
                + File.ReadAllText(Path.Combine(samples, name))
                    .Replace(
                        "chatter",
                        string.Create(CultureInfo.InvariantCulture, $"chatter{name[0]}{number}"),
                        StringComparison.Ordinal
                    )
                    .TrimEnd()
                + "\n"
            )
        );
}
