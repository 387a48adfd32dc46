using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Manifests;

/// <summary>Whether one of the objects in the document around a line is a Secret, by what stands on the lines of the document.</summary>
internal sealed partial class SecretKinds(SourceFile file)
{
    private readonly int[] marks = [.. MarksOf(file)];
    private readonly ConcurrentDictionary<int, bool> documents = new(1, 3);

    public static SecretKinds Of(SourceFile file) => file.Once(typeof(SecretKinds), of => new SecretKinds(of));

    /// <param name="line">1-based; no mark between documents.</param>
    public bool AreBeside(int line)
    {
        var next = ~Array.BinarySearch(marks, line);
        return documents.GetOrAdd(next, Has);
    }

    private bool Has(int next)
    {
        var end = next < marks.Length ? marks[next] : file.LineCount + 1;
        for (var line = next == 0 ? 1 : marks[next - 1] + 1; line < end; line++)
        {
            if (IsSecret(file.Line(line).Text))
                return true;
        }
        return false;
    }

    private static IEnumerable<int> MarksOf(SourceFile file)
    {
        for (var line = 1; line <= file.LineCount; line++)
        {
            var span = file.Line(line);
            var text = file.Bytes[span.Start..span.End];
            if (text.SequenceEqual("---"u8) || text.StartsWith("--- "u8))
                yield return line;
        }
    }

    private static bool IsSecret(string line) =>
        line.Contains("ecret", StringComparison.OrdinalIgnoreCase) && KindPattern().IsMatch(line);

    [GeneratedRegex(
        """(^|[{,\s-])["']?kind["']?\s*:\s*["']?Secret(List)?(?![\w])""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex KindPattern();
}
