using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Reporting.Runbooks;
using KrakenLint.Rules;
using KrakenLint.Runbooks;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Runbooks;

/// <summary>Runbooks of files, with all rules.</summary>
internal static class RunbookPages
{
    public static string Folder { get; } = Path.Combine(Repository.Tests, "Runbooks", "bundles");

    public static RuleLibrary Library { get; } = BuiltInRules.Load([]);

    public static RunbookBook Book { get; } = RunbookBook.Load(Library.Words, []);

    private static readonly RuleSet Rules = new(Library.Rules, RuleSelection.Of(LintSettings.Kraken));

    public static (LintResult Result, ImmutableArray<RunbookPage> Pages) Of(string path, string? symptom = null)
    {
        var file = new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path));
        var result = Linter.Lint([new LintInput(file)], Rules, Library.Roles, new LintSettings(LintSettings.Kraken));
        var active = Rules.Active.Select(active => active.Rule.Id).ToImmutableHashSet();
        return (result, RunbookBuilder.Of(result, new RunbookRequest(Book, Library.Rules, active, symptom)));
    }

    public static string Written(ImmutableArray<RunbookPage> pages, string format)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var row = RunbookFormats.Find(format) ?? throw new InvalidOperationException(format);
        row.Write(new RunbookReport(pages, [], "1.2.3"), output);
        return output.ToString();
    }

    public static IEnumerable<PageBlock.Code> CodeIn(ImmutableArray<RunbookPage> pages, string language) =>
        pages
            .SelectMany(page => page.Sections)
            .SelectMany(section => section.Blocks)
            .OfType<PageBlock.Code>()
            .Where(code => code.Language == language);

    /// <summary>Commands that stand within sentences and tables.</summary>
    public static IEnumerable<string> CommandsIn(ImmutableArray<RunbookPage> pages) =>
        pages
            .SelectMany(page => page.Sections)
            .SelectMany(section => section.Blocks)
            .SelectMany(WordsOf)
            .Where(word => word.Kind == WordKind.Code && word.Text.Contains(' ', StringComparison.Ordinal))
            .Select(word => word.Text)
            .Where(text =>
                text.StartsWith("kubectl ", StringComparison.Ordinal)
                || text.StartsWith("curl ", StringComparison.Ordinal)
            );

    private static IEnumerable<PageWord> WordsOf(PageBlock block) =>
        block switch
        {
            PageBlock.Paragraph paragraph => paragraph.Words,
            PageBlock.Items items => items.Lines.SelectMany(line => line),
            PageBlock.Table table => table.Rows.SelectMany(row => row).SelectMany(cell => cell),
            _ => [],
        };
}
