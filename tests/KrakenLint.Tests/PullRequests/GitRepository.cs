using System.Diagnostics;

namespace KrakenLint.Tests.PullRequests;

/// <summary>A git repository in a temporary folder, gone when the test is over. Needs the program git.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("krakenlint-");

    /// <param name="isGit">False for a folder that only looks like one.</param>
    public GitRepository(bool isGit = true)
    {
        Directory.CreateDirectory(Folder);
        if (!isGit)
            return;
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "Somebody");
        Git("config", "user.email", "somebody@example.com");
        Git("config", "core.autocrlf", "false");
    }

    public string Folder => Path.Combine(parent.FullName, "repository");

    /// <summary>A folder beside the repository.</summary>
    public string Outside => parent.FullName;

    public static void SkipWithoutGit() => Assert.SkipUnless(HasGit(), "needs the program git");

    public void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? Folder);
            File.Copy(file, target);
        }
    }

    /// <returns>The commit.</returns>
    public string Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--no-gpg-sign", "--message", message);
        return Git("rev-parse", "HEAD").Trim();
    }

    public string Git(params string[] arguments)
    {
        var (output, errors, exit) = ProcessRun.Of("git", arguments, Folder);
        Assert.True(exit == 0, $"git {string.Join(' ', arguments)}\n{output}{errors}");
        return output;
    }

    /// <summary>The lines that a change adds, by file: 1-based lines of the new text.</summary>
    public ILookup<string, int> AddedLines(string before, string after)
    {
        var lines = new List<(string File, int Line)>();
        var file = "";
        foreach (var line in Git("diff", "--unified=0", "--no-renames", before, after).Split('\n'))
        {
            if (line.StartsWith("+++ b/", StringComparison.Ordinal))
                file = line["+++ b/".Length..];
            if (!line.StartsWith("@@ ", StringComparison.Ordinal))
                continue;
            // "@@ -12,3 +14,2 @@": where there is no second number it is 1.
            var numbers = line.Split(' ')[2].TrimStart('+').Split(',');
            var count = numbers.Length > 1 ? int.Parse(numbers[1], null) : 1;
            lines.AddRange(Enumerable.Range(int.Parse(numbers[0], null), count).Select(at => (file, at)));
        }
        return lines.ToLookup(pair => pair.File, pair => pair.Line);
    }

    public void Dispose()
    {
        // Objects of git are read-only, which some systems do not delete.
        foreach (var file in parent.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        parent.Delete(recursive: true);
    }

    private static bool HasGit()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true, UseShellExecute = false }
            );
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
