using KrakenLint.Settings;
using KrakenLint.Ways;

namespace KrakenLint.Cli;

/// <summary>What shells are offered that only the rules, the configuration or the folders know.</summary>
internal static class OfferedWords
{
    private const int DeepestChart = 4;

    /// <summary>How many folders are looked into before a person at a keyboard would notice.</summary>
    private const int MostFolders = 2000;

    public static IEnumerable<string> Rules() =>
        RuleLoader.Load([]).Library.Rules.SelectMany(rule => new[] { rule.Id, rule.Name });

    public static IEnumerable<string> RulesAndTags() =>
        Rules().Concat(RuleLoader.Load([]).Library.Rules.SelectMany(rule => rule.Tags)).Distinct();

    public static IEnumerable<string> Symptoms() =>
        RuleLoader
            .Load([])
            .Library.Rules.SelectMany(rule => rule.Help.Symptoms)
            .Distinct()
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Profiles() =>
        ProfileChain.Names(ProjectFinder.Find(null, isOff: false).Project.Configuration);

    public static IEnumerable<string> Controllers() => ControllerBook.BuiltIn.All.Select(controller => controller.Name);

    /// <summary>Folders with a chart, near the current one.</summary>
    public static IEnumerable<string> Charts()
    {
        var folders = new Queue<(string Path, int Depth)>([(".", 0)]);
        for (var seen = 0; seen < MostFolders && folders.TryDequeue(out var folder); seen++)
        {
            var entries = FolderWalk.EntriesOf(folder.Path) ?? [];
            if (entries.Any(entry => entry.Name == "Chart.yaml"))
                yield return folder.Path == "." ? "." : folder.Path[2..];
            foreach (var entry in folder.Depth < DeepestChart ? entries.Where(entry => entry.IsFolder) : [])
            {
                if (!entry.Name.StartsWith('.') && !entry.IsLink)
                    folders.Enqueue(($"{folder.Path}/{entry.Name}", folder.Depth + 1));
            }
        }
    }
}
