using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Tests;

/// <summary>
/// One run of the program: the files it finds, the command line, its input, and what must come out. Sections begin with
/// <c>--- NAME</c>: those of <see cref="ScenarioFiles"/>, <c>needs</c> (programs), <c>env</c> (<c>NAME=VALUE</c>, <c>$PWD</c> is the folder), <c>command</c>,
/// <c>stdin</c>, <c>stdout</c>, <c>stderr</c>, <c>exit</c>, and <c>after PATH</c> for a file as the run leaves it.
/// </summary>
internal sealed record ScenarioText(ImmutableArray<CaseSection> Sections)
{
    private const string Mark = "--- ";

    private static readonly string[] SectionNames =
    [
        .. ScenarioFiles.Sections,
        "needs",
        "env",
        "command",
        "stdin",
        "stdout",
        "stderr",
        "exit",
        "after",
    ];

    public string? this[string name] => Sections.FirstOrDefault(section => section.Name == name)?.Text;

    public static string Folder { get; } = Path.Combine(Repository.Tests, "Scenarios");

    public static ScenarioText Read(string name)
    {
        var sections = ImmutableArray.CreateBuilder<CaseSection>();
        foreach (var part in Parts($"\n{File.ReadAllText(PathOf(name))}"))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var (head, body) = end < 0 ? (part, "") : (part[..end], part[(end + 1)..]);
            var words = head.Split(' ', 2);
            var text = body.Length > 0 && !body.EndsWith('\n') ? $"{body}\n" : body;
            sections.Add(new CaseSection(words[0], words.Length > 1 ? words[1] : "", text));
        }
        return new ScenarioText(sections.ToImmutable());
    }

    // A patch has lines that begin as a section does.
    private static IEnumerable<string> Parts(string text)
    {
        var parts = new List<string>();
        foreach (var part in text.Split($"\n{Mark}").Skip(1))
        {
            if (SectionNames.Contains(part.Split(' ', '\n')[0]))
                parts.Add(part);
            else
                parts[^1] += $"\n{Mark}{part}";
        }
        return parts;
    }

    /// <summary>Writes the scenario with other results.</summary>
    public void Accept(
        string name,
        string output,
        string errors,
        int exit,
        ImmutableArray<(string Path, string Text, string Actual)> after
    )
    {
        var text = new StringBuilder();
        foreach (
            var section in Sections.Where(section => section.Name is not ("stdout" or "stderr" or "exit" or "after"))
        )
            text.Append(Mark).Append($"{section.Name} {section.Argument}".Trim()).Append('\n').Append(section.Text);
        text.Append($"{Mark}stdout\n{output}{Mark}stderr\n{errors}{Mark}exit\n{exit}\n");
        foreach (var (path, _, actual) in after)
            text.Append($"{Mark}after {path}\n{actual}");
        File.WriteAllText(PathOf(name), text.ToString());
    }

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.scenario");
}
