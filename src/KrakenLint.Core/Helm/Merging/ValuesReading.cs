using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Helm.Merging;

/// <summary>Which values a part of a template reads.</summary>
internal static partial class ValuesReading
{
    // Stands in whatever reads a value.
    private const string All = ".Values";

    /// <summary>True where a file may read a value, as a template or as a part of one.</summary>
    public static bool MayReadAny(SourceFile file) => file.Bytes.IndexOf(".Values"u8) >= 0;

    /// <summary>Functions whose texts are keys of the values that stand behind them.</summary>
    private static readonly string[] Digging = ["dig"];

    /// <summary>Functions whose texts are each a key of the values that they are given.</summary>
    private static readonly string[] Picking = ["get", "hasKey", "pick"];

    /// <returns>Paths below <c>.Values</c>; none for a node that reads none by itself.</returns>
    public static IEnumerable<ImmutableArray<string>> PathsOf(TemplateNode node) =>
        node switch
        {
            FieldOperand field when PathOf(field) is { IsEmpty: false } path =>
            [
                [.. path],
            ],
            Command command when command.Operands.Any(IsValues) => PathsOf(command),
            // A text can be a template.
            TextOperand text => PathsIn(text.Value),
            _ => [],
        };

    /// <summary>The path of <c>.Values.a.b</c>, <c>$.Values.a.b</c> and <c>$root.Values.a.b</c> alike; empty for other fields.</summary>
    public static ReadOnlySpan<string> PathOf(FieldOperand field) =>
        field.Names.IndexOf("Values") is >= 0 and var at ? field.Names.AsSpan()[(at + 1)..] : [];

    /// <summary>True where the node hands all values on, or asks for a key whose name is worked out.</summary>
    public static bool IsOfAll(TemplateNode node) =>
        node switch
        {
            Command command => command.Operands.Any(IsValues) && !PathsOf(command).Any(),
            TextOperand text => IsOfAll(text.Value),
            _ => false,
        };

    /// <returns>The name of the template that a node includes, empty where it is worked out; null where it includes none.</returns>
    public static string? IncludedBy(TemplateNode node) =>
        node switch
        {
            CallNode call => call.Name,
            Command { Operands: [FunctionOperand { Name: "include" }, var name, ..] } => name is TextOperand text
                ? text.Value
                : "",
            _ => null,
        };

    /// <summary>What a text reads that may be given to <c>tpl</c>.</summary>
    public static IEnumerable<ImmutableArray<string>> PathsIn(string text) =>
        !text.Contains(All, StringComparison.Ordinal)
            ? []
            : Field()
                .Matches(text)
                .Select(match => match.Groups["path"].Value.Split('.').ToImmutableArray())
                .Concat(
                    Lookups()
                        .Matches(text)
                        .Select(match =>
                            Keys().Matches(match.Value).Select(key => key.Groups["key"].Value).ToImmutableArray()
                        )
                );

    /// <summary>True where such a text hands all values on.</summary>
    public static bool IsOfAll(string text) =>
        text.Contains(All, StringComparison.Ordinal)
        && Actions().Matches(text).Any(action => Whole().IsMatch(Lookups().Replace(action.Value, "")));

    // "index .Values "a" "b"", "get .Values "a"" and "dig "a" "b" "default" .Values", with constants.
    private static IEnumerable<ImmutableArray<string>> PathsOf(Command command) =>
        command.Operands switch
        {
            [FunctionOperand { Name: "index" }, var values, TextOperand first, .. var rest] when IsValues(values) =>
            [
                [first.Value, .. TextsOf(rest)],
            ],
            [FunctionOperand { Name: var name }, .. var keys, _, var values]
                when Digging.Contains(name) && IsValues(values) && TextsOf(keys) is { IsEmpty: false } path => [path],
            [FunctionOperand { Name: var name }, var values, .. var keys]
                when Picking.Contains(name) && IsValues(values) && keys.All(key => key is TextOperand) =>
            [
                .. TextsOf(keys).Select(key => ImmutableArray.Create(key)),
            ],
            _ => [],
        };

    private static bool IsValues(Operand operand) => operand is FieldOperand { Names: [.., "Values"] };

    // What follows a name that is worked out may be anything below what is known.
    private static ImmutableArray<string> TextsOf(ImmutableArray<Operand> operands) =>
        [.. operands.TakeWhile(operand => operand is TextOperand).Cast<TextOperand>().Select(text => text.Value)];

    // None of these can match in two ways, so that each is linear without an automaton, which takes longer to build than the
    // templates of a chart to read.
    [GeneratedRegex(@"\.Values\.(?<path>\w+(\.\w+)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex(
        @"\b(index|get|hasKey)\s+[$\w]*\.Values(\s+\\?""[\w.-]+\\?"")+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Lookups();

    [GeneratedRegex(@"""(?<key>[\w.-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Actions();

    [GeneratedRegex(@"\.Values([^\w.]|\.[^\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
