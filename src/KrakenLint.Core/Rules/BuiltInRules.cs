using System.Collections.Immutable;
using KrakenLint.Conditions;
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
    private const string Folder = "rules/";
    private const string RolesFile = "rules/roles.yaml";
    private const string TablesFolder = "rules/tables/";
    private const string ControllersFolder = "rules/controllers/";

    /// <param name="further">Rule files of the project.</param>
    public static RuleLibrary Load(IEnumerable<SourceFile> further) => Load(further, Configuration.None);

    /// <summary>The same, with what a project says of roles and rules; whatever is wrong with that is a problem as well.</summary>
    /// <param name="jobs">How many files may be read at a time; it changes nothing but the time.</param>
    public static RuleLibrary Load(IEnumerable<SourceFile> further, Configuration configuration, int jobs = 1)
    {
        var library = LoadOnly(Names().Where(IsRule).Select(Open), further, configuration.Roles, jobs);
        var problems = new ProblemList();
        RuleSettings.Check(library, configuration, problems);
        return library with { Problems = [.. library.Problems, .. problems.ToImmutable()] };
    }

    /// <summary>The rules of the given files, with the built-in roles.</summary>
    public static RuleLibrary LoadOnly(IEnumerable<SourceFile> files) => LoadOnly([], files, null, 1);

    /// <param name="ownRoles">What a project adds to the built-in roles.</param>
    private static RuleLibrary LoadOnly(
        IEnumerable<SourceFile> ownFiles,
        IEnumerable<SourceFile> files,
        YamlNode? ownRoles,
        int jobs
    )
    {
        var problems = new ProblemList();
        var builtIn = RoleBook.Read(Open(RolesFile), problems);
        var roles = ownRoles is { } node ? RoleReader.Read(node, builtIn, problems) : builtIn;
        var words = new RuleWords(roles.Names, ReadTables(problems));
        var read = OrderedWork.Do(
            ownFiles.Select(file => (File: file, IsOwn: true)).Concat(files.Select(file => (File: file, IsOwn: false))),
            jobs,
            row => Read(row.File, row.IsOwn, words)
        );
        foreach (var one in read)
            problems.AddRange(one.Problems);
        var rules = read.Select(one => one.Rule).OfType<Rule>().ToImmutableArray();
        AddRepeated(rules, rule => rule.Id, "id", problems);
        AddRepeated(rules, rule => rule.Name, "name", problems);
        return new RuleLibrary(
            [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)],
            roles,
            words,
            problems.ToImmutable()
        );
    }

    private static (Rule? Rule, ProblemList Problems) Read(SourceFile file, bool isOwn, RuleWords words)
    {
        var problems = new ProblemList();
        var rule = isOwn ? RuleReader.ReadBuiltIn(file, words, problems) : RuleReader.Read(file, words, problems);
        return (rule, problems);
    }

    private static bool IsRule(string name) =>
        name != RolesFile
        && !name.StartsWith(TablesFolder, StringComparison.Ordinal)
        && !name.StartsWith(ControllersFolder, StringComparison.Ordinal);

    private static ImmutableDictionary<string, KeyTable> ReadTables(ProblemList problems) =>
        Names()
            .Where(name => name.StartsWith(TablesFolder, StringComparison.Ordinal))
            .Select(name => DefinitionFile.RootOf(Open(name), problems))
            .OfType<YamlNode>()
            .Select(root => KeyTableReader.Read(root, problems))
            .OfType<KeyTable>()
            .ToImmutableDictionary(table => table.Name);

    private static IEnumerable<string> Names() =>
        typeof(BuiltInRules)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static SourceFile Open(string name)
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(name) ?? Stream.Null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SourceFile(name, bytes);
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
