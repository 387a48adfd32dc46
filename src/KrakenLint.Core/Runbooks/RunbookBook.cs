using System.Collections.Immutable;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Runbooks;

/// <summary>What runbooks are made of, and what is wrong with its files.</summary>
public sealed record RunbookBook(ImmutableArray<RunbookFile> Files, ImmutableArray<Problem> Problems)
{
    /// <summary>The files that describe a symptom, in their order.</summary>
    public IEnumerable<RunbookFile> Symptoms => Files.Where(file => file is { Symptom: not null, Title: not null });

    /// <summary>The files that describe a section, in their order.</summary>
    public IEnumerable<RunbookFile> Sections => Files.Where(file => file is { Section: not null, Title: not null });

    public RunbookFile? Symptom(string name) => Symptoms.FirstOrDefault(file => file.Symptom == name);

    /// <summary>Reads the files inside the program; only who writes a runbook or explains a symptom asks for them.</summary>
    /// <param name="further">Files of the project, after those inside the program.</param>
    public static RunbookBook Load(RuleWords words, IEnumerable<SourceFile> further)
    {
        var problems = new ProblemList();
        var files = BuiltInFiles
            .Runbook.Concat(further)
            .Select(file => new RunbookReader(words, problems).Read(file))
            .OfType<RunbookFile>()
            .OrderBy(file => file.Order)
            .ToImmutableArray();
        return new RunbookBook(files, problems.ToImmutable());
    }
}
