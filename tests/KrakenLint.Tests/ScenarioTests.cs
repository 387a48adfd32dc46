using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using KrakenLint.Tests.PullRequests;

namespace KrakenLint.Tests;

/// <summary>The program as people start it: <c>Scenarios/*.scenario</c> against the built <c>krakenlint</c>.</summary>
public sealed class ScenarioTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "krakenlint.dll");

    // Links may lead back.
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static TheoryData<string> Names() =>
        [
            .. Directory
                .EnumerateFiles(ScenarioText.Folder, "*.scenario")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_run_ends_as_its_scenario_says(string name)
    {
        var scenario = ScenarioText.Read(name);
        if (scenario["commit"] is not null)
            GitRepository.SkipWithoutGit();
        if (scenario["needs"] is { } programs)
            ProcessRun.SkipWithout([.. Words(programs)]);
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            ScenarioFiles.Lay(scenario, folder.FullName);
            var (output, errors, exit) = await Run(scenario, folder.FullName);
            var after = After(scenario, folder.FullName);
            if (Repository.IsAccepting)
                scenario.Accept(name, output, errors, exit, after);
            else
                Assert.Equal((scenario["stdout"], scenario["stderr"], scenario["exit"]), (output, errors, $"{exit}\n"));
            Assert.All(after, file => Assert.True(Repository.IsAccepting || file.Text == file.Actual, file.Actual));
            // Nothing is left behind but what the scenario knows of.
            Assert.DoesNotContain(
                folder.EnumerateFiles("*", Everywhere),
                file =>
                    file.Name.StartsWith('.')
                    && scenario.Sections.All(section =>
                        section.Argument != Path.GetRelativePath(folder.FullName, file.FullName)
                    )
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ImmutableArray<(string Path, string Text, string Actual)> After(
        ScenarioText scenario,
        string folder
    ) =>
        [
            .. scenario
                .Sections.Where(section => section.Name == "after")
                .Select(section =>
                    (section.Argument, section.Text, File.ReadAllText(Path.Combine(folder, section.Argument)))
                ),
        ];

    private static async Task<(string Output, string Errors, int Exit)> Run(ScenarioText scenario, string folder)
    {
        var host =
            Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal)
                ? path
                : ProcessRun.PathOf("dotnet");
        var hasInput = scenario["stdin"] is not null;
        var start = new ProcessStartInfo(hasInput ? host : "sh")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Who has nothing to say hands on no pipe.
        foreach (var word in hasInput ? [] : new[] { "-c", "exec \"$0\" \"$@\" < /dev/null", host })
            start.ArgumentList.Add(word);
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Program);
        foreach (var word in Words(scenario["command"] ?? ""))
            start.ArgumentList.Add(word);
        foreach (
            var name in start
                .Environment.Keys.Where(key =>
                    key
                        is "NO_COLOR"
                            or "CLICOLOR"
                            or "CLICOLOR_FORCE"
                            or "KRAKENLINT_TRACE"
                            or "FORCE_COLOR"
                            or "SOURCE_DATE_EPOCH"
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        if (scenario["needs"] is not null)
            start.Environment["PATH"] = ProcessRun.SearchPath;
        foreach (var variable in (scenario["env"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[variable.Split('=', 2)[0]] = variable
                .Split('=', 2)[1]
                .Replace("$PWD", folder, StringComparison.Ordinal);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(scenario["stdin"] ?? "");
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, await errors, process.ExitCode);
    }

    // One word a line, or several on one, divided by spaces.
    private static IEnumerable<string> Words(string command) =>
        command.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
