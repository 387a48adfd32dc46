using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>The causes of a symptom: what was found first, then what manifests cannot show, last what they show to be right.</summary>
internal sealed class SymptomTable(BundleView view, ImmutableArray<Rule> rules, ISet<string> missing)
{
    private const int MostTopics = 4;
    private const int MostMessage = 160;

    private static readonly ImmutableArray<string> Heads = ["Cause, the likeliest first", "Check (expected)", "Cure"];

    /// <param name="file">The one that describes the symptom.</param>
    /// <param name="all">It and the further ones.</param>
    /// <returns>Null where nothing is known.</returns>
    public PageBlock? Of(RunbookFile file, IEnumerable<RunbookFile> all)
    {
        var causes = all.SelectMany(one => one.Causes.SelectMany(cause => RowsOf(one, cause))).ToArray();
        var told = causes.SelectMany(row => row.Ids).ToHashSet();
        var others = view
            .Findings.Where(finding =>
                finding.Rule.Help.Symptoms.Any(name => name == file.Symptom) && !told.Contains(finding.Rule.Id)
            )
            .GroupBy(finding => finding.Rule)
            .Select(group => RowOf([.. group]));
        var rows = causes
            .Concat(others)
            .DistinctBy(row => string.Concat(row.Cells.SelectMany(cell => cell).Select(word => word.Text)))
            .OrderBy(row => row.Rank)
            .Select(row => row.Cells)
            .ToImmutableArray();
        return rows.IsEmpty ? null : new PageBlock.Table(Heads, rows);
    }

    private sealed record Row(int Rank, ImmutableArray<string> Ids, ImmutableArray<ImmutableArray<PageWord>> Cells);

    private IEnumerable<Row> RowsOf(RunbookFile file, RunbookCause cause)
    {
        var others = view.TopicsOf(cause.Use.Topic);
        return UsedTopics
            .Of(view, file, cause.Use)
            .Take(MostTopics)
            .Select(topic => RowOf(cause, topic, FindingState.Of(view, cause.Rules, rules, topic, others)));
    }

    private Row RowOf(RunbookCause cause, Topic topic, FindingState state)
    {
        var isFound = !state.Found.IsEmpty;
        ImmutableArray<PageWord> name =
        [
            new PageWord(
                isFound ? "✗ "
                    : state.IsRight ? "✓ "
                    : "(?) ",
                WordKind.Plain
            ),
            .. PageWords.Of(cause.Cause, topic.Values, missing),
            new PageWord(state.IsRight ? " – not so in these manifests; the cluster may differ" : "", WordKind.Plain),
            .. isFound ? Marks(state) : [],
        ];
        var cure = PageWords.Of(cause.Cure, topic.Values, missing);
        return new Row(
            isFound ? RankOf(state.Found[0])
                : state.IsRight ? 20
                : 10,
            [.. state.Ids],
            [
                name,
                PageWords.Of(cause.Check, topic.Values, missing),
                isFound ? [.. cure, new PageWord("; ", WordKind.Plain), .. EditOf(state.Found[0])] : cure,
            ]
        );
    }

    // What a rule says of itself, where no cause tells it better.
    private Row RowOf(ImmutableArray<Finding> found)
    {
        var first = found[0];
        var message = Short(first.Message);
        var more = found.Length > 1 ? $" (and {found.Length - 1} more)" : "";
        return new Row(
            RankOf(first),
            [first.Rule.Id],
            [
                [
                    new PageWord("✗ ", WordKind.Plain),
                    new PageWord(message, WordKind.Said),
                    new PageWord($"{more} [{first.Rule.Id}]", WordKind.Plain),
                ],
                first.Rule.Help.Diagnose is { } diagnose
                    ? Lines(FilledText.Fill(diagnose, TextLanguage.Shell, FindingValues.Of(first, diagnose), missing))
                    : PageWords.Plain("–"),
                [.. EditOf(first)],
            ]
        );
    }

    // A cell has one line: each of several is a command of its own.
    private static ImmutableArray<PageWord> Lines(string commands) =>
        [
            .. commands
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .SelectMany(
                    (line, at) =>
                        new[] { new PageWord(at == 0 ? "" : ", ", WordKind.Plain), new PageWord(line, WordKind.Code) }
                ),
        ];

    private static string Short(string text) =>
        text.Length <= MostMessage ? text : $"{text[..(MostMessage - 1)].TrimEnd()}…";

    private static int RankOf(Finding finding) => (int)Severity.Error - (int)finding.Severity;

    private static IEnumerable<PageWord> Marks(FindingState state) =>
        [
            new PageWord(" ", WordKind.Plain),
            new PageWord($"[{string.Join(", ", state.Ids)}]{(state.IsAccepted ? " (accepted)" : "")}", WordKind.Strong),
        ];

    /// <summary>The line to edit, and what becomes of it.</summary>
    public static IEnumerable<PageWord> EditOf(Finding finding)
    {
        yield return new PageWord(finding.Span.ToString(), WordKind.Code);
        var words = finding.Fix?.Words ?? (finding.Label.Length > 0 ? finding.Label : null);
        if (words is not null)
            yield return new PageWord($": {Short(words)}", WordKind.Said);
    }
}
