using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>
/// A rule file up to its examples. They are most of the text of the built-in rules, which each run reads, and only who
/// tests or explains a rule needs them.
/// </summary>
internal static class RuleHead
{
    /// <param name="file">A file whose last key is <c>examples</c>, or that has none.</param>
    public static SourceFile Of(SourceFile file)
    {
        var end = file.Bytes.IndexOf("\nexamples:"u8);
        return end < 0 ? file : new SourceFile(file.Path, file.Bytes[..(end + 1)].ToArray());
    }
}
