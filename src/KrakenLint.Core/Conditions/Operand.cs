using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.JsonPaths;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>What a test compares with: a literal, or a reference that is resolved for each item.</summary>
public abstract record Operand
{
    /// <summary>A value written in the rule.</summary>
    public sealed record Literal(ScalarValue Value) : Operand;

    /// <summary>The value of another subject of the same item, or of the item outside.</summary>
    public sealed record Reference(Subject Subject, bool FromOuter) : Operand;

    /// <summary>Every scalar that a path yields: a set for <c>in</c>.</summary>
    public sealed record Nodes(JsonPath Path, bool FromOuter) : Operand;

    /// <summary>A reference that is resolved for the item outside; it may lead further out.</summary>
    public sealed record Outside(Operand Inner) : Operand;

    public sealed record Parameter(string Name) : Operand;

    public sealed record Setting(string Name) : Operand;

    /// <summary>Text with references in it.</summary>
    public sealed record Interpolated(ImmutableArray<(string Text, Operand? Operand)> Pieces) : Operand;

    /// <summary>The values that the operand stands for; none where a reference leads nowhere.</summary>
    public IEnumerable<ScalarValue> Resolve(Item item, Scope scope) =>
        this switch
        {
            Literal literal => [literal.Value],
            Parameter parameter => scope.Params.TryGetValue(parameter.Name, out var value) ? [value] : [],
            Setting setting => scope.Settings.ValuesOf(setting.Name).Select(ScalarValue.OfText),
            Reference reference => Single(ReadReference(reference, item, scope)),
            Outside outside => item.Outer is { } outer ? outside.Inner.Resolve(outer, scope) : [],
            Nodes nodes => ValuesOf(nodes, nodes.FromOuter ? item.Outer : item),
            Interpolated text => [ScalarValue.OfText(TextOf(text, item, scope, isPattern: false))],
            _ => [],
        };

    /// <summary>The same as words, without the values of secrets.</summary>
    public IEnumerable<string> Show(Item item, Scope scope) =>
        this switch
        {
            Reference reference => ReadReference(reference, item, scope) is { Value: not null } reading
                ? [reading.Shown]
                : [],
            Outside outside => item.Outer is { } outer ? outside.Inner.Show(outer, scope) : [],
            Nodes nodes => NodesOf(nodes, nodes.FromOuter ? item.Outer : item)
                .Where(node => node is { IsScalar: true, IsNull: false })
                .Select(node => Disclosure.Hides(node) ? Credentials.Mask : Credentials.Redact(node.Text)),
            Interpolated text =>
            [
                string.Concat(
                    text.Pieces.Select(piece => piece.Operand?.Show(item, scope).FirstOrDefault("") ?? piece.Text)
                ),
            ],
            _ => Resolve(item, scope).Select(value => value.Text),
        };

    /// <summary>Text of an interpolated operand, each reference escaped for use inside a regular expression.</summary>
    public string ResolvePattern(Item item, Scope scope) =>
        this switch
        {
            Interpolated text => TextOf(text, item, scope, isPattern: true),
            Parameter parameter => scope.Params.TryGetValue(parameter.Name, out var value) ? value.Text : "",
            _ => Resolve(item, scope).FirstOrDefault(ScalarValue.OfText("")).Text,
        };

    private static string TextOf(Interpolated text, Item item, Scope scope, bool isPattern) =>
        string.Concat(
            text.Pieces.Select(piece =>
                piece.Operand is not null && isPattern
                    ? Regex.Escape(Piece(piece, item, scope))
                    : Piece(piece, item, scope)
            )
        );

    private static string Piece((string Text, Operand? Operand) piece, Item item, Scope scope) =>
        piece.Operand is null
            ? piece.Text
            : piece.Operand.Resolve(item, scope).FirstOrDefault(ScalarValue.OfText("")).Text;

    private static Reading? ReadReference(Reference reference, Item item, Scope scope)
    {
        var from = reference.FromOuter ? item.Outer : item;
        return from is null ? null : reference.Subject.Read(from, scope);
    }

    private static ScalarValue[] ValuesOf(Nodes nodes, Item? from) => SetOf(nodes, from)?.All ?? ScalarsOf(nodes, from);

    /// <summary>The values of a path where they are the same for all parts of a resource; null where they are not.</summary>
    internal ScalarSet? SharedValues(Item item) =>
        this is Nodes nodes ? SetOf(nodes, nodes.FromOuter ? item.Outer : item) : null;

    // What a path yields from the root on is looked for once.
    private static ScalarSet? SetOf(Nodes nodes, Item? from) =>
        nodes.Path.IsAbsolute && from?.Whole is { } whole
            ? whole.Made<ScalarSet>(nodes.Path.Text)
                ?? whole.Keep(nodes.Path.Text, new ScalarSet(ScalarsOf(nodes, from)))
            : null;

    private static ScalarValue[] ScalarsOf(Nodes nodes, Item? from) =>
        [.. NodesOf(nodes, from).Select(ScalarValue.Of).OfType<ScalarValue>()];

    private static IReadOnlyList<YamlNode> NodesOf(Nodes nodes, Item? from) =>
        from?.Root is { } root ? nodes.Path.Select(root, from.Node ?? root) : [];

    private static IEnumerable<ScalarValue> Single(Reading? reading) => reading?.Value is { } value ? [value] : [];
}
