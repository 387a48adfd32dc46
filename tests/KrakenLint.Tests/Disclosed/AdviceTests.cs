using System.Diagnostics;
using KrakenLint.Rules;
using KrakenLint.Tests.Runbooks;

namespace KrakenLint.Tests.Disclosed;

/// <summary>
/// Commands that rules and runbooks print, run in a cluster that has secrets wherever people put them
/// (<c>cluster.sh</c>): people share what such commands answer.
/// </summary>
public sealed class AdviceTests : IDisposable
{
    private const string Canary = "correct-horse";
    private const string Coded = "Y29ycmVjdC1ob3JzZQ";

    // No program but these can be started by what is run here.
    private static readonly string[] Programs =
    [
        "bash",
        "cat",
        "cut",
        "diff",
        "env",
        "grep",
        "head",
        "printenv",
        "sed",
        "sh",
        "sha256sum",
        "sort",
        "tail",
        "tr",
        "uniq",
        "wc",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("krakenlint-");

    public AdviceTests()
    {
        ProcessRun.SkipWithout(Programs);
        foreach (var program in Programs)
            File.CreateSymbolicLink(Path.Combine(folder.FullName, program), ProcessRun.PathOf(program));
        var cluster = Path.Combine(Repository.Tests, "Disclosed", "cluster.sh");
        foreach (var name in new[] { "kubectl", "helm", "redis-cli" })
        {
            var path = Path.Combine(folder.FullName, name);
            File.Copy(cluster, path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void No_command_of_a_rule_shows_a_secret()
    {
        var shown =
            from rule in BuiltInRules.Load([]).Rules
            from text in new[] { rule.Help.Diagnose, rule.Help.Verify }
            where text is not null && ShowsIn(Filled(text))
            select $"{rule.Id}: {text}";
        Assert.Empty(shown);
    }

    [Theory]
    [InlineData("livekit")]
    [InlineData("sentinel")]
    [InlineData("traefik")]
    [InlineData("gateway")]
    public void No_command_of_a_runbook_shows_a_secret(string bundle)
    {
        var (_, pages) = RunbookPages.Of(Path.Combine(RunbookPages.Folder, $"{bundle}.yaml"));
        var texts = RunbookPages.CodeIn(pages, "bash").Select(code => code.Text).Concat(RunbookPages.CommandsIn(pages));
        Assert.DoesNotContain(texts, ShowsIn);
    }

    [Theory]
    [InlineData("kubectl get secret -n a b -o yaml")]
    [InlineData("kubectl get configmap -n a b -o yaml | grep -n password")]
    [InlineData("kubectl get secret -n a b -o go-template='{{range .data}}{{base64decode .}}{{end}}'")]
    [InlineData("kubectl exec -n a deploy/b -- printenv | grep -i redis")]
    [InlineData("kubectl exec -n a deploy/b -- redis-cli ACL GETUSER chat")]
    [InlineData("kubectl describe configmap -n a b")]
    [InlineData("helm get values -n a b")]
    public void The_cluster_has_secrets_to_show(string command) => Assert.True(ShowsIn(command));

    private static string Filled(string text) =>
        text.Replace("{namespace}", "team", StringComparison.Ordinal)
            .Replace("{kind}", "deployment", StringComparison.Ordinal)
            .Replace("{name}", "chat", StringComparison.Ordinal);

    private bool ShowsIn(string text)
    {
        var start = new ProcessStartInfo(Path.Combine(folder.FullName, "bash"), ["-c", text])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = folder.FullName;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return output.Contains(Canary, StringComparison.Ordinal) || output.Contains(Coded, StringComparison.Ordinal);
    }
}
