using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>
/// What tells a run apart from others on the same commit, where nobody says: the chart, the paths, the values, the profile and the
/// configuration that were asked for. Code scanning replaces the alerts of an earlier run of the same category, and upload-sarif
/// uses its own input only where a log has none
/// (https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning).
/// </summary>
internal static class RunCategory
{
    private const string Program = "krakenlint";

    /// <summary>Longer ones are cut, and a hash tells them apart.</summary>
    private const int Longest = 160;

    /// <returns>Such as <c>krakenlint/charts/chatter/prod</c>; the program's name alone for a run without options.</returns>
    public static string Of(LintRequest request)
    {
        var parts = new List<string>();
        if (request.Project.Configuration.File is { } file && Below(file.Path) != ProjectFinder.FileName)
            parts.Add(Below(file.Path));
        if (request.Chart is { } chart)
        {
            parts.AddRange([Below(chart.Chart), .. chart.ValuesFiles.Select(Below)]);
            parts.AddRange(new[] { chart.Release, chart.Namespace, chart.More.KubeVersion }.OfType<string>());
            // Values may be passwords: their names are enough.
            parts.AddRange(chart.Sets.Select(set => set.Name));
        }
        // What has changed is less than the whole, and its alerts are not the whole's.
        if (request.Since is not null)
            parts.Add("since");
        // Changed files are others in each pull request.
        parts.AddRange(request.IsAffected ? ["affected"] : request.Paths.Order(StringComparer.Ordinal).Select(Below));
        if (request.Profile != (request.Project.Configuration.Profile?.Text ?? LintSettings.Kraken))
            parts.Add(request.Profile);
        parts.AddRange(request.Select.Order(StringComparer.Ordinal));
        parts.AddRange(request.Ignore.Order(StringComparer.Ordinal).Select(word => $"not-{word}"));
        var whole = string.Join('/', parts.Select(Plain).Where(part => part.Length > 0).Prepend(Program));
        return whole.Length <= Longest ? whole : $"{whole[..(Longest - 9)]}-{Hash(whole)}";
    }

    // Of what lies outside of the repository the last name, which does not say on which machine it was.
    private static string Below(string path)
    {
        var root = Boundary.RepositoryAround(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
        var seen = Path.GetRelativePath(root, Path.GetFullPath(path)).Replace('\\', '/');
        return seen.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(seen) ? Path.GetFileName(seen)
            : seen == "." ? ""
            : seen;
    }

    private static string Plain(string part) =>
        string.Concat(part.Where(letter => letter is > ' ' and < '\x7f')).Trim('/');

    private static string Hash(string text) => Sha2.Hex256(text)[..8];
}
