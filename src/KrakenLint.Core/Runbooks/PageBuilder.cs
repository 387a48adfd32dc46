using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>Writes the runbook of one bundle.</summary>
internal sealed class PageBuilder(BundleView view, RunbookRequest request)
{
    private const string Path = "path";
    private const string Symptoms = "symptoms";

    // What helps with any symptom.
    private static readonly string[] Always = [Path, "first", Symptoms, "repair"];

    private readonly ImmutableArray<string> wanted =
    [
        .. request.Book.Symptom(request.Symptom ?? "") is { } only ? Always.Concat(only.Sections) : [],
    ];

    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);

    public RunbookPage Build()
    {
        if (!view.IsRealTime)
            return new RunbookPage(TitleOf(), [.. Made(), .. NothingToTell()], [], [], null);
        var parts = new PartWriter(view, request.Rules, missing);
        var sections = request
            .Book.Sections.Where(file => request.Symptom is null || wanted.Any(id => id == file.Section))
            .Select(file => new PageSection(file.Section ?? "", file.Title ?? "", [.. BlocksOf(file, parts)]))
            .Where(section => !section.Blocks.IsEmpty)
            .ToImmutableArray();
        var files = request.Symptom is null ? parts : OfEverything();
        return new RunbookPage(TitleOf(), [.. Made(), .. Reading()], sections, files.Alerts, files.LoadTest);
    }

    // The files that people ask for hold what the page leaves out.
    private PartWriter OfEverything()
    {
        var parts = new PartWriter(view, request.Rules, new HashSet<string>());
        foreach (var file in request.Book.Sections)
            _ = BlocksOf(file, parts).Count();
        return parts;
    }

    private IEnumerable<PageBlock> BlocksOf(RunbookFile section, PartWriter parts)
    {
        var blocks = section.Section switch
        {
            Path => PathBlocks(),
            Symptoms => SymptomBlocks(),
            _ => from file in request.Book.Files
            from part in file.Parts
            where (part.Section ?? file.Section) == section.Section
            from block in parts.Write(file, part)
            select block,
        };
        var written = blocks.ToArray();
        if (written.Length > 0 && section.Text is { } text)
            yield return new PageBlock.Paragraph(PageWords.Of(text, BundleTopics.ValuesOf(view), missing));
        PageBlock? heading = null;
        foreach (var block in written)
        {
            // Parts of several topics stand below one heading.
            if (block is PageBlock.Heading && block == heading)
                continue;
            if (block is PageBlock.Heading)
                heading = block;
            yield return block;
        }
    }

    private string TitleOf()
    {
        var release = view.Bundle.Release is { } name ? $" (release {name})" : "";
        return $"Runbook: {view.Map.Name}{release}";
    }

    private IEnumerable<PageBlock> Made()
    {
        var counts = new[] { Severity.Error, Severity.Warning, Severity.Note }.Select(severity =>
        {
            var count = view.Findings.Count(finding => finding.Severity == severity);
            return $"{count} {severity.ToString().ToLowerInvariant()}{(count == 1 ? "" : "s")}";
        });
        yield return new PageBlock.Paragraph([
            new PageWord("Made of ", WordKind.Plain),
            new PageWord(string.Join(", ", view.Map.Files.Take(3)), WordKind.Code),
            new PageWord(
                view.Map.Files.Length > 3 ? $" and {view.Map.Files.Length - 3} more files" : "",
                WordKind.Plain
            ),
            new PageWord($": {view.Bundle.Resources.Length} resources, {string.Join(", ", counts)}.", WordKind.Plain),
        ]);
        if (!view.IsWhole)
            yield return new PageBlock.Paragraph([
                new PageWord("Not everything could be read", WordKind.Strong),
                new PageWord(", so that nothing here is called right.", WordKind.Plain),
            ]);
    }

    private IEnumerable<PageBlock> Reading()
    {
        if (view.IsLikely)
            yield return new PageBlock.Paragraph(
                PageWords.Plain("That this carries real-time traffic is likely, not sure (?).")
            );
        yield return new PageBlock.Paragraph([
            new PageWord("Every name is read from these manifests. [KRK…]: ", WordKind.Plain),
            new PageWord("krakenlint explain KRK…", WordKind.Code),
            new PageWord(". ", WordKind.Plain),
            new PageWord("⚠ interrupts users.", WordKind.Strong),
            new PageWord(" (?): manifests cannot show it. Commands are for bash; zsh wants ", WordKind.Plain),
            new PageWord("setopt interactivecomments", WordKind.Code),
            new PageWord(" first.", WordKind.Plain),
        ]);
        if (missing.Count > 0)
            yield return new PageBlock.Paragraph([
                new PageWord("Put in yourself: ", WordKind.Plain),
                .. missing.DistinctBy(FilledText.StandIn).SelectMany(StandIn),
            ]);
    }

    private static IEnumerable<PageWord> StandIn(string name, int at) =>
        [
            new PageWord(at == 0 ? "" : "; ", WordKind.Plain),
            new PageWord(FilledText.StandIn(name), WordKind.Code),
            new PageWord($": {RunbookNames.Find(name)?.Summary ?? "what belongs here"}", WordKind.Plain),
        ];

    private static IEnumerable<PageBlock> NothingToTell() =>
        [
            new PageBlock.Paragraph([
                new PageWord(
                    "Nothing in these manifests carries real-time traffic, so that there is nothing to tell here. If something does, say so: the label ",
                    WordKind.Plain
                ),
                new PageWord("krakenlint/websocket: \"true\"", WordKind.Code),
                new PageWord(" on its Service, or roles in ", WordKind.Plain),
                new PageWord(".krakenlint.yaml", WordKind.Code),
                new PageWord(".", WordKind.Plain),
            ]),
        ];

    private IEnumerable<PageBlock> PathBlocks()
    {
        yield return new PageBlock.Code("text", new PathDrawing(view).Draw());
        var errors = view
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .GroupBy(finding => finding.Rule)
            .ToArray();
        if (errors.Length == 0)
        {
            yield return new PageBlock.Paragraph(
                PageWords.Plain("Nothing is known that would have to be repaired first.")
            );
            yield break;
        }
        yield return new PageBlock.Paragraph(
            PageWords.Plain("No command below can cure these; repair them in the files first:")
        );
        yield return new PageBlock.Items([.. errors.Select(ItemOf)]);
    }

    private static ImmutableArray<PageWord> ItemOf(IGrouping<Rule, Finding> group)
    {
        var more = group.Skip(1).Any() ? $" (and {group.Count() - 1} more)" : "";
        return
        [
            new PageWord($"✗ {group.Key.Id}", WordKind.Strong),
            new PageWord(" ", WordKind.Plain),
            new PageWord(group.First().Message, WordKind.Said),
            new PageWord($"{more}: ", WordKind.Plain),
            .. SymptomTable.EditOf(group.First()),
        ];
    }

    private IEnumerable<PageBlock> SymptomBlocks()
    {
        var table = new SymptomTable(view, request.Rules, missing);
        foreach (
            var file in request.Book.Symptoms.Where(file => request.Symptom is null || file.Symptom == request.Symptom)
        )
        {
            if (table.Of(file, request.Book.Files.Where(other => other.Symptom == file.Symptom)) is not { } rows)
                continue;
            yield return new PageBlock.Heading($"{file.Title} ({file.Symptom})");
            if (file.Text is { } text)
                yield return new PageBlock.Paragraph(PageWords.Of(text, BundleTopics.ValuesOf(view), missing));
            yield return rows;
        }
    }
}
