namespace KrakenLint.Rendering;

/// <summary>How a stretch of a template ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
}

/// <summary>One call: the template that runs, its variables, and what it has printed.</summary>
internal sealed class Frame(NamedTemplate template, Datum root, int depth, Budget budget)
{
    public NamedTemplate Template => template;

    /// <summary>How many calls are around this one.</summary>
    public int Depth => depth;

    public RopeBuilder Output { get; } = new(budget);

    public Variables Variables { get; } = new(root);
}
