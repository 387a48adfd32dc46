using System.Text.RegularExpressions;
using KrakenLint.Rules;
using KrakenLint.Runbooks;
using KrakenLint.Ways;

namespace KrakenLint.Tests.Runbooks;

/// <summary>The runbook files inside the program.</summary>
public sealed partial class RunbookFilesTests
{
    private static readonly RunbookBook Book = RunbookPages.Book;

    [Fact]
    public void Every_file_loads() => Assert.Empty(Book.Problems);

    [Fact]
    public void Every_word_for_rules_means_one() =>
        Assert.All(
            Book.Files.SelectMany(file => file.Causes.SelectMany(cause => cause.Rules))
                .Concat(
                    Book.Files.SelectMany(file =>
                        file.Parts.SelectMany(part => part.Checks.SelectMany(check => check.Rules))
                    )
                ),
            word => Assert.Contains(RunbookPages.Library.Rules, rule => RuleSet.Means(word, rule))
        );

    [Fact]
    public void Every_symptom_of_a_rule_is_described() =>
        Assert.Equal(
            RunbookPages.Library.Rules.SelectMany(rule => rule.Help.Symptoms).Distinct().Order(StringComparer.Ordinal),
            Book.Symptoms.Select(file => file.Symptom ?? "").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_section_that_a_part_or_a_symptom_names_is_described()
    {
        var sections = Book.Sections.Select(file => file.Section).ToHashSet();
        Assert.All(Book.Files.Where(file => file.Section is not null), file => Assert.Contains(file.Section, sections));
        Assert.All(Book.Files.SelectMany(file => file.Sections), name => Assert.Contains(name, sections));
        Assert.All(
            Book.Files.SelectMany(file => file.Parts).Where(part => part.Section is not null),
            part => Assert.Contains(part.Section, sections)
        );
    }

    // What any Gateway has is no controller.
    [Fact]
    public void Every_controller_has_its_commands() =>
        Assert.Equal(
            ControllerBook.BuiltIn.All.Select(controller => controller.Name).Where(name => name != "gateway-api"),
            Book.Files.Select(file => file.Controller).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );

    /// <summary>Whatever ends connections is said to, and does not run when a block is pasted.</summary>
    [Fact]
    public void What_interrupts_users_is_marked_and_commented_out() =>
        Assert.All(
            Book.Files.SelectMany(file => file.Parts)
                .SelectMany(part => (part.Commands ?? "").Split('\n'))
                .Where(line => Interrupting().IsMatch(line) && !line.Contains("--dry-run", StringComparison.Ordinal)),
            line => Assert.StartsWith("# ⚠", line, StringComparison.Ordinal)
        );

    [Fact]
    public void No_password_stands_on_a_command_line() =>
        Assert.All(
            Book.Files.SelectMany(file => file.Parts).Select(part => part.Commands ?? ""),
            text => Assert.DoesNotMatch(PasswordOption(), text)
        );

    /// <summary>Who lints reads none of it.</summary>
    [Fact]
    public void Only_commands_that_tell_it_read_the_texts() =>
        Assert.Equal(
            ["ExplainCommand.cs", "RunbookBook.cs", "RunbookCommand.cs"],
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains("/obj/", StringComparison.Ordinal) && ReadsTexts().IsMatch(File.ReadAllText(file))
                )
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"RunbookBook\.Load\(|BuiltInFiles\s*\.Runbook")]
    private static partial Regex ReadsTexts();

    [GeneratedRegex(
        @"rollout (restart|undo)|set env|helm (upgrade|rollback)|kubectl (delete|scale|apply|patch|edit|cordon|drain)|MONITOR|FLUSH"
    )]
    private static partial Regex Interrupting();

    [GeneratedRegex(@"redis-cli[^|;\n]* -a |--password|--pass |get secret[^\n]*-o (yaml|json)|base64 -d")]
    private static partial Regex PasswordOption();
}
