using System.Collections.Immutable;

namespace KrakenLint.Runbooks;

/// <summary>A runbook, ready to be written in any format.</summary>
/// <param name="Intro">What it was made of, and what a reader must know first.</param>
public sealed record RunbookPage(
    string Title,
    ImmutableArray<PageBlock> Intro,
    ImmutableArray<PageSection> Sections,
    ImmutableArray<FilledAlert> Alerts,
    string? LoadTest
);

public sealed record PageSection(string Id, string Title, ImmutableArray<PageBlock> Blocks);

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">As it is: escaping is what a format does.</param>
public readonly record struct PageWord(string Text, WordKind Kind);

public enum WordKind
{
    /// <summary>Our own words.</summary>
    Plain,

    /// <summary>Words that may hold text of the input.</summary>
    Said,

    /// <summary>A name, a place or a command.</summary>
    Code,

    Strong,
}

/// <summary>A part of a page.</summary>
public abstract record PageBlock
{
    public sealed record Heading(string Text) : PageBlock;

    public sealed record Paragraph(ImmutableArray<PageWord> Words) : PageBlock;

    /// <param name="Language"><c>bash</c>, <c>promql</c>, <c>yaml</c> or <c>text</c>.</param>
    public sealed record Code(string Language, string Text) : PageBlock;

    public sealed record Table(
        ImmutableArray<string> Heads,
        ImmutableArray<ImmutableArray<ImmutableArray<PageWord>>> Rows
    ) : PageBlock;

    public sealed record Items(ImmutableArray<ImmutableArray<PageWord>> Lines) : PageBlock;
}

/// <summary>An alert with its names filled in.</summary>
public sealed record FilledAlert(string Name, string Expression, string Lasts, string Severity, string Summary);
