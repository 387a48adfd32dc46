using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Asks the git on PATH about a repository. Only commands that read objects and names are used, none that compares or
/// writes working files, so that no filter, hook, diff program or pager of the repository runs; and nothing is fetched.
/// </summary>
/// <param name="program">An absolute path.</param>
/// <param name="root">The repository's root, an absolute path.</param>
/// <param name="mostBytes">What it may print.</param>
internal sealed class Git(string program, string root, long mostBytes)
{
    // What tells git who asks and where its own settings are; a hook sets others that lead it elsewhere.
    private static readonly string[] Kept = ["HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SystemRoot", "PATH"];

    // A repository's own settings can name programs for these.
    private static readonly string[] Settings =
    [
        "core.fsmonitor=false",
        "core.untrackedCache=false",
        "core.hooksPath=/dev/null",
        "core.pager=cat",
        "protocol.allow=never",
        "submodule.recurse=false",
    ];

    private static readonly (string Name, string Value)[] Environment =
    [
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_ALLOW_PROTOCOL", "none"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_NO_REPLACE_OBJECTS", "1"),
        ("LC_ALL", "C"),
    ];

    /// <param name="folder">A folder of the repository.</param>
    /// <returns>Null where there is no git on PATH that may be run.</returns>
    public static Git? Of(string folder, long mostBytes) =>
        ProgramPath.Find("git", folder).File is { } file ? new Git(file, folder, mostBytes) : null;

    /// <returns>What it printed; null where it failed.</returns>
    public byte[]? Bytes(byte[] input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = root };
        var dropped = start.Environment.Keys.Where(name => !Kept.Contains(name)).ToArray();
        foreach (var name in dropped)
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        foreach (
            var word in Settings.SelectMany(setting => new[] { "-c", setting }).Concat(["--no-pager", .. arguments])
        )
            start.ArgumentList.Add(word);
        return BoundedProcess.Run(start, input, mostBytes).Output;
    }

    /// <returns>The one line that it printed; null where it failed.</returns>
    public string? Line(params IEnumerable<string> arguments) =>
        Bytes([], arguments) is { } bytes ? Encoding.UTF8.GetString(bytes).Trim() : null;

    /// <returns>Names divided by NUL; null where it failed.</returns>
    public ImmutableArray<string>? Names(params IEnumerable<string> arguments) =>
        Bytes([], arguments) is { } bytes
            ? [.. Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)]
            : null;
}
