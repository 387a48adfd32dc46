using KrakenLint.Text;

namespace KrakenLint.Manifests;

/// <summary>The lines of a text from its first on, each read once, as far as somebody has asked.</summary>
/// <param name="first">1-based.</param>
internal sealed class OutlinedLines(SourceFile file, int first, bool isSecret)
{
    private readonly Lock reading = new();
    private readonly LineOutline outline = new(file, isSecret);
    private readonly List<int?> read = [];

    /// <param name="line">Of the file's first line that the text stands on.</param>
    /// <param name="isSecret">True where all that the lines hold is a secret's.</param>
    public static OutlinedLines From(SourceFile file, int line, bool isSecret) =>
        file.Once((typeof(OutlinedLines), line, isSecret), of => new OutlinedLines(of, line, isSecret));

    /// <returns>Where on a line the hidden part begins, in UTF-16 units; null where none does.</returns>
    public int? HiddenOn(int line)
    {
        lock (reading)
        {
            while (read.Count <= line - first)
                read.Add(outline.Read(first + read.Count));
            return read[line - first];
        }
    }
}
