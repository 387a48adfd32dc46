using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Settings;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Finds out what a document is linted with.</summary>
internal static class UnitFinder
{
    private const string ModeLine = "# yaml-language-server:";

    /// <returns>Null for what is none of ours.</returns>
    public static UnitKey? Of(OpenDocument document, Project project)
    {
        var path = document.Path;
        if (Path.GetFileName(path) == ProjectFinder.FileName)
            return new UnitKey(UnitKind.Configuration, path);
        if (!FileCollector.IsYaml(path))
            return ChartOf(path, project);
        return DefinitionIn(document, project) is { } kind
            ? new UnitKey(kind, path)
            : ChartOf(path, project) ?? new UnitKey(UnitKind.Manifests, path[..path.LastIndexOf('/')]);
    }

    private static UnitKey? ChartOf(string path, Project project)
    {
        var shown = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return AffectedPaths.Of([shown], project).Charts is [var chart, ..]
            ? new UnitKey(UnitKind.Chart, Path.GetFullPath(chart.Folder).Replace('\\', '/').TrimEnd('/'))
            : null;
    }

    // By what its first line says of it, by the configuration, and by keys that nothing else has together. The text may be
    // broken where somebody types.
    private static UnitKind? DefinitionIn(OpenDocument document, Project project)
    {
        var lines = document.Text.Split('\n');
        if (
            lines.FirstOrDefault(line => line.StartsWith(ModeLine, StringComparison.Ordinal)) is { } mode
            && KindOfSchema(mode) is { } said
        )
            return said;
        if (project.Configuration.RulePaths.Any(rules => IsRule(document.Path, rules, project)))
            return UnitKind.Rule;
        var keys = lines
            .Where(line =>
                line.Length > 0 && char.IsAsciiLetter(line[0]) && line.Contains(':', StringComparison.Ordinal)
            )
            .Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])
            .ToHashSet(StringComparer.Ordinal);
        if (keys.Contains("apiVersion") || keys.Contains("kind"))
            return null;
        if (keys.Contains("controller") && keys.Overlaps(["serves", "settings"]))
            return UnitKind.Controller;
        return keys.Contains("id") && keys.Contains("summary") && keys.Overlaps(["check", "select", "cases", "each"])
            ? UnitKind.Rule
            : null;
    }

    private static UnitKind? KindOfSchema(string line) =>
        line.TrimEnd().EndsWith("rule.schema.json", StringComparison.Ordinal) ? UnitKind.Rule
        : line.TrimEnd().EndsWith("controller.schema.json", StringComparison.Ordinal) ? UnitKind.Controller
        : line.TrimEnd().EndsWith("config.schema.json", StringComparison.Ordinal) ? UnitKind.Configuration
        : null;

    private static bool IsRule(string path, Located rules, Project project)
    {
        var full = Path.GetFullPath(Path.Combine(project.Folder, rules.Text)).Replace('\\', '/');
        return path == full || RunScope.IsBelow(path, full);
    }
}
