using KrakenLint.Templates;

namespace KrakenLint.Rendering;

/// <summary>How a stretch of a template ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
}

/// <summary>One call: the template that runs, its variables, and what it has printed.</summary>
internal sealed class Frame(NamedTemplate template, Datum root, int depth)
{
    public NamedTemplate Template => template;

    /// <summary>How many calls are around this one.</summary>
    public int Depth => depth;

    public RopeBuilder Output { get; } = new();

    /// <summary>The place of an action of the template; null in a text, which stands in no file.</summary>
    public TemplatePlace? PlaceOf(TemplateNode node) =>
        template.File is { } file
            ? new TemplatePlace(file, node.Start, IsText: false, node.End - node.Start) { Define = template.Name }
            : null;

    public Variables Variables { get; } = new(root);
}
