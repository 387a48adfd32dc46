using System.Collections.Immutable;

namespace KrakenLint.Tests;

/// <summary>One section of a case, such as <c>--- file a.yaml</c>, and the lines below it.</summary>
internal sealed record CaseSection(string Name, string Argument, string Text);

/// <summary>A rule, what it is run on, and what must be found: one case of a <c>.case</c> file.</summary>
internal sealed record RuleCaseText(string Title, ImmutableArray<CaseSection> Sections)
{
    public string? this[string name] => Sections.FirstOrDefault(section => section.Name == name)?.Text;
}

/// <summary>
/// Reads <c>Cases/*.case</c>: each case begins with <c>=== title</c> and holds the sections <c>rule</c>, <c>roles</c>, <c>config</c>,
/// <c>options</c>, <c>file NAME</c> and <c>findings</c> or <c>problems</c>.
/// </summary>
internal static class RuleCaseFile
{
    private const string Case = "=== ";
    private const string Section = "--- ";

    public static string Folder { get; } = Path.Combine(Repository.Tests, "Cases");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.case").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static ImmutableArray<RuleCaseText> Read(string name)
    {
        var cases = ImmutableArray.CreateBuilder<RuleCaseText>();
        foreach (var text in Split(File.ReadAllText(Path.Combine(Folder, name)), Case))
        {
            var (title, body) = Head(text);
            var sections = Split(body, Section).Select(ReadSection);
            cases.Add(new RuleCaseText(title, [.. sections]));
        }
        return cases.ToImmutable();
    }

    /// <summary>Writes a case's last section anew.</summary>
    public static void Accept(string name, string title, string section, string text)
    {
        var path = Path.Combine(Folder, name);
        var all = File.ReadAllText(path);
        var start = all.IndexOf($"{Case}{title}\n", StringComparison.Ordinal);
        var end = all.IndexOf($"\n{Case}", start, StringComparison.Ordinal);
        var old = end < 0 ? all[start..] : all[start..(end + 1)];
        var cut = new[] { "findings", "problems", "fixed" }
            .Select(word => old.IndexOf($"\n{Section}{word}\n", StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(old.TrimEnd('\n').Length)
            .Min();
        var written = $"{old[..cut]}\n{Section}{section}\n{text}\n";
        File.WriteAllText(path, all[..start] + written + (end < 0 ? "" : all[(end + 1)..]));
    }

    private static IEnumerable<string> Split(string text, string mark) =>
        $"\n{text}".Split($"\n{mark}").Skip(1).Select(part => part.EndsWith('\n') ? part : $"{part}\n");

    private static CaseSection ReadSection(string text)
    {
        var (head, body) = Head(text);
        var words = head.Split(' ', 2);
        return new CaseSection(words[0], words.Length > 1 ? words[1] : "", body);
    }

    private static (string Head, string Body) Head(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end], text[(end + 1)..]);
    }
}
