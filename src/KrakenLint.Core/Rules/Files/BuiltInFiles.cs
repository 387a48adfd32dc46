using KrakenLint.Text;

namespace KrakenLint.Rules.Files;

/// <summary>The definition files inside the program.</summary>
internal static class BuiltInFiles
{
    private const string Folder = "rules/";
    private const string RolesFile = "rules/roles.yaml";
    private const string TablesFolder = "rules/tables/";
    private const string ControllersFolder = "rules/controllers/";
    private const string StoriesFolder = "rules/stories/";
    private const string RunbookFolder = "rules/runbook/";
    private const string SymptomsFolder = "rules/runbook/symptoms/";

    public static SourceFile Roles => Open(RolesFile);

    public static IEnumerable<SourceFile> Tables => Names().Where(IsTable).Select(Open);

    public static IEnumerable<SourceFile> Rules =>
        Names()
            .Where(name =>
                name != RolesFile && !IsTable(name) && !IsController(name) && !IsRunbook(name) && !IsStory(name)
            )
            .Select(Open);

    /// <summary>What is told of moves to another controller.</summary>
    public static IEnumerable<SourceFile> Stories => Names().Where(IsStory).Select(Open);

    public static IEnumerable<SourceFile> Runbook => Names().Where(IsRunbook).Select(Open);

    /// <summary>The symptoms that have a file, by its name; no file is opened.</summary>
    public static IEnumerable<string> Symptoms =>
        Names()
            .Where(name => name.StartsWith(SymptomsFolder, StringComparison.Ordinal))
            .Select(name => name[SymptomsFolder.Length..^".yaml".Length]);

    /// <param name="name">Such as <c>rules/roles.yaml</c>.</param>
    public static SourceFile Open(string name)
    {
        using var stream = typeof(BuiltInFiles).Assembly.GetManifestResourceStream(name) ?? Stream.Null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SourceFile(name, bytes);
    }

    private static bool IsTable(string name) => name.StartsWith(TablesFolder, StringComparison.Ordinal);

    private static bool IsStory(string name) => name.StartsWith(StoriesFolder, StringComparison.Ordinal);

    private static bool IsRunbook(string name) => name.StartsWith(RunbookFolder, StringComparison.Ordinal);

    private static bool IsController(string name) => name.StartsWith(ControllersFolder, StringComparison.Ordinal);

    private static IEnumerable<string> Names() =>
        typeof(BuiltInFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
