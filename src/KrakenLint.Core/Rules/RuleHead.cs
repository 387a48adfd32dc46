using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>
/// The parts of a built-in rule's file. Help and examples are most of the text that each run would read, and only who
/// explains, reports or tests a rule needs them.
/// </summary>
internal static class RuleHead
{
    /// <summary>What the rule checks.</summary>
    /// <param name="file">A file whose last keys are <c>help</c> and <c>examples</c>, in this order; each may be missing.</param>
    public static SourceFile Of(SourceFile file)
    {
        var end = file.Bytes.IndexOf("\nhelp:"u8);
        return end < 0 ? BeforeExamples(file, 0) : Part(file, 0, end + 1);
    }

    /// <summary>The key <c>help</c> with what is below it, or an empty file.</summary>
    public static SourceFile HelpOf(SourceFile file)
    {
        var start = file.Bytes.IndexOf("\nhelp:"u8);
        return start < 0 ? Part(file, 0, 0) : BeforeExamples(file, start + 1);
    }

    private static SourceFile BeforeExamples(SourceFile file, int start)
    {
        var end = file.Bytes.IndexOf("\nexamples:"u8);
        return Part(file, start, end < 0 ? file.Length : end + 1);
    }

    private static SourceFile Part(SourceFile file, int start, int end) =>
        new(file.Path, file.Bytes[start..end].ToArray());
}
