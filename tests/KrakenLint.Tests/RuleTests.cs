using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

/// <summary>The rule language, by the cases of <c>Cases/*.case</c>.</summary>
public sealed class RuleTests
{
    public static TheoryData<string, string> Cases()
    {
        var rows = new TheoryData<string, string>();
        foreach (var name in RuleCaseFile.Names())
        {
            foreach (var found in RuleCaseFile.Read(name))
                rows.Add(name, found.Title);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_finds_what_it_says(string file, string title)
    {
        var found = Assert.Single(RuleCaseFile.Read(file), found => found.Title == title);
        var run = RunOf(found);
        var problems = run.Problems();
        var (section, lines) = problems.IsEmpty ? ("findings", run.Lines()) : ("problems", problems);
        var actual = string.Concat(lines.Select(line => $"{line}\n"));
        if (Repository.IsAccepting)
            RuleCaseFile.Accept(file, title, section, actual);
        else
            Assert.Equal(found[section]?.TrimEnd('\n'), actual.TrimEnd('\n'));
    }

    private static RuleRun RunOf(RuleCaseText found)
    {
        var options = (found["options"] ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var run = new RuleRun
        {
            Rule = found["rule"] ?? "",
            Inputs = [.. found.Sections.Where(section => section.Name == "file").Select(InputOf)],
            Profile = options.GetValueOrDefault("profile", LintSettings.Kraken),
            Select = options.TryGetValue("select", out var select) ? [select] : ImmutableArray<string>.Empty,
            World = options.GetValueOrDefault("world", "closed") switch
            {
                "open" => World.Open,
                "closed" => World.Closed,
                _ => null,
            },
        };
        run = found["config"] is { } config ? run with { Config = config } : run;
        return found["roles"] is { } roles ? run with { Roles = roles } : run;
    }

    // "--- file some/folder|some/folder/a.yaml": the folder that was named on the command line stands before the bar.
    private static LintInput InputOf(CaseSection section)
    {
        var parts = section.Argument.Split('|');
        return new LintInput(SourceFile.FromText(parts[^1], section.Text), parts.Length > 1 ? parts[0] : null);
    }
}
