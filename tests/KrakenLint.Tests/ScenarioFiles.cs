using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KrakenLint.Tests;

/// <summary>Lays what a run finds, section by section, in their order.</summary>
internal static class ScenarioFiles
{
    private static readonly Dictionary<string, Action<string, string>> Makers = new()
    {
        ["file"] = File.WriteAllText,
        // Any bytes, as "\xff".
        ["bytes"] = (path, text) => File.WriteAllBytes(path, Encoding.Latin1.GetBytes(Regex.Unescape(text))),
        // A file of zeros, of so many bytes.
        ["zeros"] = (path, text) =>
        {
            using var file = File.Create(path);
            file.SetLength(long.Parse(text, CultureInfo.InvariantCulture));
        },
        ["folder"] = (path, _) => Directory.CreateDirectory(path),
        ["link"] = (path, text) => File.CreateSymbolicLink(path, text.Trim()),
        // A second name of a file beside it.
        ["name"] = (path, text) => Run("ln", Path.Combine(Path.GetDirectoryName(path) ?? "", text.Trim()), path),
        // The folder of a chart beside it, as helm package packs it; the folder is gone then.
        ["packed"] = (path, text) =>
        {
            var around = Path.GetDirectoryName(path) ?? "";
            Run("tar", "-czf", path, "-C", around, text.Trim());
            Directory.Delete(Path.Combine(around, text.Trim()), recursive: true);
        },
        ["pipe"] = (path, _) => Run("mkfifo", path),
        // All files as a commit; the first one makes the repository.
        ["commit"] = (path, _) => Commit(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path)),
        ["mode"] = (path, text) => Run("chmod", text.Trim(), path),
    };

    public static IEnumerable<string> Sections => Makers.Keys;

    public static void Lay(ScenarioText scenario, string folder)
    {
        foreach (var section in scenario.Sections)
        {
            if (!Makers.TryGetValue(section.Name, out var make))
                continue;
            var path = Path.Combine(folder, section.Argument);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            make(path, section.Text);
        }
    }

    private static void Commit(string folder, string tag)
    {
        Run("git", "-C", folder, "init", "--quiet", "--initial-branch", "main");
        Run("git", "-C", folder, "add", "--all");
        string[] who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
        Run("git", ["-C", folder, .. who, "commit", "--quiet", "--no-gpg-sign", "--message", tag]);
        Run("git", "-C", folder, "tag", tag);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
