using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Templates;

/// <summary>One template file as a tree.</summary>
/// <param name="Body">What is printed where the file itself is rendered.</param>
/// <param name="Problems">Why Go would refuse the file; then the tree holds what could be understood.</param>
public sealed record TemplateTree(SourceFile File, ImmutableArray<TemplateNode> Body, ImmutableArray<Problem> Problems)
{
    /// <summary>The same as <see cref="Parse"/>, parsed once for all who ask.</summary>
    public static TemplateTree Of(SourceFile file) => file.Once(typeof(TemplateTree), Parse);

    /// <summary>Reads a template; whatever the text is, the answer is a tree and the problems found.</summary>
    public static TemplateTree Parse(SourceFile file)
    {
        var (tokens, problems) = TemplateLexer.Read(file);
        return new TemplateParser(file, tokens, problems).Parse();
    }

    /// <summary>Every node in the order of the text, parents first.</summary>
    public IEnumerable<TemplateNode> Nodes => Body.SelectMany(TemplateNodes.WithDescendants);

    /// <summary>The <c>define</c>s and <c>block</c>s, wherever they stand, in the order of the text.</summary>
    public required ImmutableArray<DefineNode> Defines { get; init; }
}
