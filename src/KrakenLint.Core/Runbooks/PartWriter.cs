using System.Collections.Immutable;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>Writes the parts of sections, once for each topic that they are about.</summary>
internal sealed class PartWriter(BundleView view, ImmutableArray<Rule> rules, ISet<string> missing)
{
    private const int MostTopics = 6;
    private const string Outside =
        "# What follows is outside of these manifests (?): names as its own installation gives them\n";

    private readonly ImmutableArray<FilledAlert>.Builder alerts = ImmutableArray.CreateBuilder<FilledAlert>();

    public ImmutableArray<FilledAlert> Alerts => alerts.ToImmutable();

    /// <summary>The first load test that was written; null for none.</summary>
    public string? LoadTest { get; private set; }

    public IEnumerable<PageBlock> Write(RunbookFile file, RunbookPart part)
    {
        var topics = UsedTopics.Of(view, file, part.Use).ToArray();
        var written = new HashSet<string>();
        var isTitled = false;
        foreach (var topic in topics.Take(MostTopics))
        {
            var blocks = BlocksOf(part, topic).ToArray();
            // The same for several topics is said once.
            if (!written.Add(string.Join('\n', blocks.Select(KeyOf))))
                continue;
            if (part.Title is { } title && (!isTitled || topics.Length > 1))
                yield return new PageBlock.Heading(TitleOf(title, topic, topics.Length > 1));
            isTitled = true;
            foreach (var block in blocks)
                yield return block;
        }
        if (topics.Length > MostTopics)
            yield return new PageBlock.Paragraph(
                PageWords.Plain($"The same for {topics.Length - MostTopics} more, which krakenlint map shows.")
            );
    }

    private string TitleOf(string title, Topic topic, bool isOneOfMany)
    {
        var text = Text(PageWords.Of(title, topic.Values, missing));
        return isOneOfMany ? $"{text}: {topic.Title}" : text;
    }

    private static string KeyOf(PageBlock block) =>
        block switch
        {
            PageBlock.Code code => code.Text,
            PageBlock.Paragraph paragraph => Text(paragraph.Words),
            PageBlock.Items items => string.Concat(items.Lines.Select(Text)),
            _ => block.ToString(),
        };

    private static string Text(ImmutableArray<PageWord> words) => string.Concat(words.Select(word => word.Text));

    private IEnumerable<PageBlock> BlocksOf(RunbookPart part, Topic topic)
    {
        if (part.Text is { } text)
            yield return new PageBlock.Paragraph(PageWords.Of(text, topic.Values, missing));
        if (part.Commands is { } commands)
            yield return new PageBlock.Code(
                "bash",
                $"{(part.IsOutside ? Outside : "")}{Fill(commands, TextLanguage.Shell, topic)}"
            );
        if (part.Yaml is { } yaml)
        {
            var filled = Fill(yaml, TextLanguage.Yaml, topic);
            if (part.File is not null)
                LoadTest ??= filled;
            yield return new PageBlock.Code("yaml", filled);
        }
        if (!part.Alerts.IsEmpty)
            yield return new PageBlock.Code(
                "promql",
                string.Join('\n', part.Alerts.Select(alert => Filled(alert, topic)))
            );
        if (!part.Checks.IsEmpty)
            yield return new PageBlock.Items([
                .. part.Checks.Select(check => Line(check, topic, view.TopicsOf(part.Use.Topic))),
            ]);
    }

    private string Fill(string text, TextLanguage language, Topic topic) =>
        FilledText.Fill(text, language, topic.Values, missing);

    private string Filled(RunbookAlert alert, Topic topic)
    {
        var filled = new FilledAlert(
            alert.Name,
            Fill(alert.Expression, TextLanguage.PromQl, topic),
            alert.Lasts,
            alert.Severity,
            Fill(alert.Summary, TextLanguage.Yaml, topic)
        );
        if (!alerts.Contains(filled))
            alerts.Add(filled);
        return $"# {filled.Summary} (for {filled.Lasts})\n{filled.Expression}";
    }

    private ImmutableArray<PageWord> Line(RunbookCheck check, Topic topic, ImmutableArray<Topic> others)
    {
        var state = FindingState.Of(view, check.Rules, rules, topic, others);
        var mark =
            !state.Found.IsEmpty ? "✗"
            : state.IsRight ? "✓"
            : "☐";
        var ids = !state.Found.IsEmpty ? string.Join(", ", state.Ids) : string.Join(", ", state.Asked);
        var accepted = state.IsAccepted ? " (accepted)" : "";
        return
        [
            new PageWord($"{mark} ", WordKind.Plain),
            .. PageWords.Of(check.Item, topic.Values, missing),
            new PageWord(ids.Length > 0 ? $" [{ids}]{accepted}" : "", WordKind.Plain),
            .. state.Found.IsEmpty
                ? []
                : new[] { new PageWord(" ", WordKind.Plain), new PageWord(state.Place, WordKind.Code) },
        ];
    }
}
