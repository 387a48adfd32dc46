using System.Collections.Concurrent;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>The setups of the folders that are open, each read once until something of it changes.</summary>
internal sealed class Setups(Streams streams)
{
    private readonly ConcurrentDictionary<string, Lazy<Setup>> byProject = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> projectOf = new(StringComparer.Ordinal);

    /// <param name="folder">An absolute path.</param>
    public Setup For(string folder) =>
        byProject
            .GetOrAdd(
                projectOf.GetOrAdd(folder, ProjectOf),
                project => new Lazy<Setup>(() => Setup.Around(project, streams))
            )
            .Value;

    /// <summary>Reads everything anew when it is next needed: a configuration, a rule or a baseline has changed.</summary>
    public void Forget()
    {
        byProject.Clear();
        projectOf.Clear();
    }

    // Two folders of one project have one setup.
    private static string ProjectOf(string folder)
    {
        var root = Boundary.RepositoryAround(folder) ?? folder;
        for (var at = folder; at is not null && at.Length >= root.Length; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ProjectFinder.FileName)))
                return at;
        }
        return root;
    }
}
