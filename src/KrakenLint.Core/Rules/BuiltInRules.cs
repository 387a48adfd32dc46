using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Rules;

/// <summary>All rules of a run with the roles that they speak of, or everything that is wrong with their files.</summary>
public sealed record RuleLibrary(ImmutableArray<Rule> Rules, RoleBook Roles, ImmutableArray<Problem> Problems);

/// <summary>The rules inside the program, and those that a project adds to them.</summary>
public static class BuiltInRules
{
    private const string Folder = "rules/";
    private const string RolesFile = "rules/roles.yaml";

    /// <param name="further">Rule files of the project.</param>
    public static RuleLibrary Load(IEnumerable<SourceFile> further) =>
        LoadOnly(Names().Where(name => name != RolesFile).Select(Open).Concat(further));

    /// <summary>The rules of the given files, with the built-in roles.</summary>
    public static RuleLibrary LoadOnly(IEnumerable<SourceFile> files)
    {
        var problems = new ProblemList();
        var roles = RoleBook.Read(Open(RolesFile), problems);
        var names = roles.Names;
        var rules = files.Select(file => RuleReader.Read(file, names, problems)).OfType<Rule>().ToImmutableArray();
        AddRepeated(rules, rule => rule.Id, "id", problems);
        AddRepeated(rules, rule => rule.Name, "name", problems);
        return new RuleLibrary(
            [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)],
            roles,
            problems.ToImmutable()
        );
    }

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
                    new SourceSpan(rule.File, rule.File.ContentStart, rule.File.Length).FirstLine,
                    $"the {what} \"{group.Key}\" is already taken by {group.First().File.Path}"
                );
        }
    }
}
