using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>What rules may refer to by name.</summary>
public sealed record RuleWords(ImmutableArray<string> Roles, ImmutableDictionary<string, KeyTable> Tables)
{
    public static RuleWords None { get; } = new([], ImmutableDictionary<string, KeyTable>.Empty);
}

/// <summary>Turns a rule file into a rule, or into everything that is wrong with it.</summary>
public static partial class RuleReader
{
    /// <param name="words">What rules may refer to by name.</param>
    /// <returns>Null where there was a problem.</returns>
    public static Rule? Read(SourceFile file, RuleWords words, ProblemList problems) =>
        Read(file, words, ImmutableDictionary<string, ScalarValue>.Empty, problems);

    private static RuleBody ReadBody(MappingReader mapping, ReadContext context)
    {
        var each = mapping.Optional("each") is { } node ? ReadEach(node, context) : null;
        var openWorld = mapping.OptionalWord("openWorld", RuleShapes.OpenWorlds);
        return new RuleBody
        {
            Select = SelectReader.Read(mapping, context),
            Each = each,
            Cases = IsOnValuesOnly(mapping)
                ? []
                : CaseReader.Read(
                    mapping,
                    each?.View?.Name == "problems",
                    each is null ? context : context.ForItems(ItemFields.Of(each))
                ),
            Values = mapping.Optional("values") is { } values ? ReadValues(values, mapping, context) : null,
            Params = context.Params,
            ReportsOpenWorld = openWorld == "report",
            LowersOpenWorld = openWorld == "lower",
            YieldsTo = mapping.OptionalTexts("yieldsTo"),
        };
    }

    /// <summary>The examples in a file that is known to be right.</summary>
    internal static ImmutableArray<RuleExample> ReadExamples(SourceFile file)
    {
        var problems = new ProblemList();
        return
            DefinitionFile.RootOf(file, problems) is { } root
            && MappingReader.For(root, RuleShapes.Rule, problems) is { } mapping
            ? ExampleReader.Read(mapping, file, problems)
            : [];
    }

    /// <summary>The same with other values for some of the rule's parameters, which must suit the places that use them.</summary>
    internal static Rule? Read(
        SourceFile file,
        RuleWords words,
        ImmutableDictionary<string, ScalarValue> parameters,
        ProblemList problems
    )
    {
        var before = problems.Count;
        if (
            DefinitionFile.RootOf(file, problems) is not { } root
            || MappingReader.For(root, RuleShapes.Rule, problems) is not { } mapping
        )
            return null;
        var rule = Read(file, mapping, words, parameters, problems);
        mapping.Finish();
        return problems.Count == before ? rule : null;
    }

    private static Rule Read(
        SourceFile file,
        MappingReader mapping,
        RuleWords words,
        ImmutableDictionary<string, ScalarValue> given,
        ProblemList problems
    )
    {
        var id = ReadId(mapping, problems);
        var name = ReadName(mapping, file, problems);
        var parameters = ReadParams(mapping, problems).SetItems(given);
        var context = new ReadContext(new Subject.Self(), parameters, problems)
        {
            Roles = words.Roles,
            Tables = words.Tables,
        };
        return new Rule
        {
            Id = id,
            Name = name,
            Summary = mapping.RequiredText("summary", "one sentence that says what must hold").Trim(),
            Tags = mapping.OptionalTexts("tags"),
            Body = ReadBody(mapping, context),
            LateHelp = new Lazy<RuleHelp>(HelpReader.Read(mapping, problems)),
            LateExamples = new Lazy<ImmutableArray<RuleExample>>(ExampleReader.Read(mapping, file, problems)),
            LateFile = new Lazy<SourceFile>(file),
        };
    }

    internal static bool IsId(string text) => IdPattern().IsMatch(text);

    private static bool IsOnValuesOnly(MappingReader rule) =>
        rule.Has("values") && !rule.Has("select") && !rule.Has("each") && !rule.Has("check") && !rule.Has("cases");

    private static ValuesBlock? ReadValues(YamlNode node, MappingReader rule, ReadContext context)
    {
        if (MappingReader.For(node, RuleShapes.Values, context.Problems) is not { } mapping)
            return null;
        var each = mapping.Optional("each") is { } what ? ReadEach(what, context) : null;
        var inner = each is null ? context : context.ForItems(ItemFields.Of(each));
        var cases = CaseReader.Read(mapping, checksNothing: false, inner, rule.Optional("severity"));
        var where = mapping.Optional("where") is { } which ? ConditionReader.Read(which, inner) : null;
        mapping.Finish();
        return new ValuesBlock(each, where, cases);
    }

    private static string ReadId(MappingReader mapping, ProblemList problems)
    {
        var id = mapping.RequiredText("id", "a stable id such as KRK201");
        if (id.Length > 0 && !IsId(id))
            problems.Add(
                mapping.Node["id"] ?? mapping.Node,
                $"\"{id}\" is no id; expected capital letters and digits such as KRK201"
            );
        return id;
    }

    private static string ReadName(MappingReader mapping, SourceFile file, ProblemList problems)
    {
        var name = mapping.RequiredText("name", "a name in kebab-case, equal to the file's");
        var stem = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        stem = stem.Contains('.', StringComparison.Ordinal) ? stem[..stem.LastIndexOf('.')] : stem;
        if (name.Length > 0 && name != stem)
            problems.Add(
                mapping.Node["name"] ?? mapping.Node,
                $"the name is \"{name}\" and the file's is \"{stem}\"; they must be equal"
            );
        return name;
    }

    private static ImmutableDictionary<string, ScalarValue> ReadParams(MappingReader mapping, ProblemList problems)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, ScalarValue>();
        foreach (var pair in mapping.OptionalPairs("params"))
        {
            if (ScalarValue.Of(pair.Value) is { } value)
                parameters[pair.Key.Text] = value;
            else
                problems.Add(pair.Value, $"a parameter has a plain value, found {MappingReader.Describe(pair.Value)}");
        }
        return parameters.ToImmutable();
    }

    private static Source? ReadEach(YamlNode node, ReadContext context)
    {
        if (node.IsScalar)
            return SourceReader.ReadPath(node, context);
        if (MappingReader.For(node, ConditionShapes.Of("each"), context.Problems) is not { } mapping)
            return null;
        var source = SourceReader.Read(mapping, context);
        mapping.Finish();
        return source;
    }

    [GeneratedRegex("^[A-Z]{2,8}[0-9]{1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
