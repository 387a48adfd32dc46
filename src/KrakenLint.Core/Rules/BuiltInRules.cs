using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Rules.Compiled;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>All rules of a run with the roles that they speak of, or everything that is wrong with their files.</summary>
/// <param name="Words">What rules and selections may refer to by name.</param>
public sealed record RuleLibrary(
    ImmutableArray<Rule> Rules,
    RoleBook Roles,
    RuleWords Words,
    ImmutableArray<Problem> Problems
)
{
    /// <summary>The same rules where a project adds to the roles; whatever is wrong with its settings is a problem.</summary>
    public RuleLibrary With(Configuration project)
    {
        var problems = new ProblemList();
        var roles = project.Roles is { } node ? RoleReader.Read(node, Roles, problems) : Roles;
        var library = this with { Roles = roles, Words = Words with { Roles = roles.Names } };
        RuleSettings.Check(library, project, problems);
        return library with { Problems = [.. Problems, .. problems.ToImmutable()] };
    }
}

/// <summary>The rules inside the program, and those that a project adds to them.</summary>
public static class BuiltInRules
{
    /// <param name="further">Rule files of the project.</param>
    public static RuleLibrary Load(IEnumerable<SourceFile> further) => Load(further, Configuration.None);

    /// <summary>The same, with what a project says of roles and rules; whatever is wrong with that is a problem as well.</summary>
    /// <param name="jobs">How many files may be read at a time; it changes nothing but the time.</param>
    /// <param name="compiled">The built-in rules as the rule compiler wrote them; empty to read their files.</param>
    public static RuleLibrary Load(
        IEnumerable<SourceFile> further,
        Configuration configuration,
        int jobs = 1,
        ReadOnlyMemory<byte> compiled = default
    )
    {
        var problems = new ProblemList();
        var own = compiled.IsEmpty ? ReadFiles(jobs, problems) : CompiledLibrary.Read(compiled);
        var library = Join(own, [.. further], configuration.Roles, problems);
        var ofSettings = new ProblemList();
        RuleSettings.Check(library, configuration, ofSettings);
        return library with { Problems = [.. problems.ToImmutable(), .. ofSettings.ToImmutable()] };
    }

    /// <summary>The rules of the given files, with the built-in roles.</summary>
    public static RuleLibrary LoadOnly(IEnumerable<SourceFile> files)
    {
        var problems = new ProblemList();
        var library = Join(ReadFiles(1, problems) with { Rules = [] }, [.. files], null, problems);
        return library with { Problems = problems.ToImmutable() };
    }

    /// <summary>What the rule compiler compiles.</summary>
    internal static CompiledLibrary ReadFiles(int jobs, ProblemList problems)
    {
        var roles = RoleBook.Read(BuiltInFiles.Roles, problems);
        var tables = BuiltInFiles
            .Tables.Select(file => DefinitionFile.RootOf(file, problems))
            .OfType<YamlNode>()
            .Select(root => KeyTableReader.Read(root, problems))
            .OfType<KeyTable>()
            .ToImmutableDictionary(table => table.Name);
        var rules = Read(BuiltInFiles.Rules, new RuleWords(roles.Names, tables), jobs, problems);
        return new CompiledLibrary(roles, tables, rules);
    }

    /// <param name="ownRoles">What a project adds to the built-in roles.</param>
    private static RuleLibrary Join(
        CompiledLibrary builtIn,
        SourceFile[] further,
        YamlNode? ownRoles,
        ProblemList problems
    )
    {
        var roles = ownRoles is { } node ? RoleReader.Read(node, builtIn.Roles, problems) : builtIn.Roles;
        var words = new RuleWords(roles.Names, builtIn.Tables);
        var rules = builtIn.Rules;
        if (further.Length > 0)
        {
            rules = rules.AddRange(Read(further, words, 1, problems));
            AddRepeated(rules, rule => rule.Id, "id", problems);
            AddRepeated(rules, rule => rule.Name, "name", problems);
        }
        return new RuleLibrary([.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)], roles, words, []);
    }

    private static ImmutableArray<Rule> Read(
        IEnumerable<SourceFile> files,
        RuleWords words,
        int jobs,
        ProblemList problems
    )
    {
        var read = OrderedWork.Do(
            files,
            jobs,
            file =>
            {
                var own = new ProblemList();
                return (Rule: RuleReader.Read(file, words, own), Problems: own);
            }
        );
        foreach (var one in read)
            problems.AddRange(one.Problems);
        return [.. read.Select(one => one.Rule).OfType<Rule>()];
    }

    private static SourceSpan SpanOf(Rule rule, string key) =>
        YamlReader.Read(rule.File).Documents[0].Tree?.Root[key]?.Span
        ?? new SourceSpan(rule.File, rule.File.ContentStart, rule.File.Length).FirstLine;

    private static void AddRepeated(
        ImmutableArray<Rule> rules,
        Func<Rule, string> keyOf,
        string what,
        ProblemList problems
    )
    {
        foreach (var group in rules.GroupBy(keyOf).Where(group => group.Count() > 1))
        {
            foreach (var rule in group.Skip(1))
                problems.Add(
                    SpanOf(rule, what),
                    $"the {what} \"{group.Key}\" is already taken by {group.First().File.Path}"
                );
        }
    }
}
