using System.Collections.Immutable;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Rendering;

/// <summary>The templates of a rendering by their names.</summary>
public sealed class TemplateSet
{
    private readonly Dictionary<string, NamedTemplate> templates = new(StringComparer.Ordinal);

    /// <summary>Adds a file and what it defines; a later definition of a name hides an earlier one.</summary>
    public void Add(string name, TemplateTree tree)
    {
        AddDefines(tree, null);
        templates[name] = new NamedTemplate(null, tree.File, tree.Body, tree.File, null);
    }

    internal NamedTemplate? this[string name] => templates.GetValueOrDefault(name);

    /// <summary>The set with what a text defines; the set itself where that is nothing.</summary>
    internal TemplateSet With(TemplateTree tree, Rope source, Budget budget)
    {
        if (tree.Defines.IsEmpty)
            return this;
        budget.Spend(templates.Count);
        var set = new TemplateSet();
        foreach (var (name, template) in templates)
            set.templates[name] = template;
        set.AddDefines(tree, source);
        return set;
    }

    private void AddDefines(TemplateTree tree, Rope? source)
    {
        // Go keeps the older definition where the newer one is blank.
        foreach (
            var define in tree.Defines.Where(define =>
                !IsBlank(define, tree.File) || !templates.ContainsKey(define.Name)
            )
        )
            templates[define.Name] = new NamedTemplate(
                define.Name,
                source is null ? tree.File : null,
                define.Body,
                tree.File,
                source
            );
    }

    private static bool IsBlank(DefineNode define, SourceFile file) =>
        define.Body.All(node =>
            node is CommentNode or DefineNode
            || (node is TextNode text && file.Bytes[text.Start..text.End].Trim(" \t\r\n"u8).IsEmpty)
        );
}
