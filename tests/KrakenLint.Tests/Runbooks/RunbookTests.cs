using System.Diagnostics;
using KrakenLint.Runbooks;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Runbooks;

/// <summary>Runbooks of bundles of ours, of the samples and of real charts where those are at hand.</summary>
public sealed class RunbookTests
{
    private static readonly string[] Own = ["gateway", "traefik", "sentinel", "livekit", "pages", "hostile"];

    public static TheoryData<string> Bundles() =>
        [
            .. Own.Select(name => Path.Combine("tests/KrakenLint.Tests/Runbooks/bundles", $"{name}.yaml")),
            "samples/rendered/broken.yaml",
            "samples/rendered/mended.yaml",
            "corpus:kraken/93e9c96.rendered.yaml",
            "corpus:kraken/11dd524.rendered.yaml",
            "corpus:helm-rendered/nats/rendered.yaml",
            "corpus:helm-rendered/supabase/rendered.yaml",
            "corpus:helm-rendered/livekit-server/rendered.yaml",
            "corpus:helm-rendered/mattermost-enterprise/rendered.yaml",
            "corpus:reports/31-kgateway-no-upgrade/bad.yaml",
            "corpus:reports/24-redis-cluster-plain-client/bad.yaml",
        ];

    public static TheoryData<string> OwnBundles() => [.. Own];

    [Theory]
    [MemberData(nameof(OwnBundles))]
    public void It_says_what_its_golden_file_says(string name) =>
        Reporting.Golden.Check(
            $"runbook-{name}.txt",
            RunbookPages.Written(PagesOf($"tests/KrakenLint.Tests/Runbooks/bundles/{name}.yaml"), "markdown")
        );

    /// <summary>Every kind/name that kubectl is given is one of the bundle, or stands in a block that says it is not.</summary>
    [Theory]
    [MemberData(nameof(Bundles))]
    public void Every_resource_in_it_is_one_of_the_bundle(string bundle)
    {
        var (result, pages) = RunbookPages.Of(PathOf(bundle));
        var known = result
            .Bundles.SelectMany(scope => scope.Graph.Bundle.Resources)
            .SelectMany(resource =>
                new[] { $"{resource.Kind}/{resource.Name}", $"{resource.Kind}.{resource.Group}/{resource.Name}" }
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var spaces = result
            .Bundles.SelectMany(scope =>
                scope.Graph.Bundle.Resources.Select(resource => scope.Graph.Bundle.NamespaceOf(resource))
            )
            .OfType<string>()
            .Append("NAMESPACE")
            .ToHashSet();
        var texts = RunbookPages
            .CodeIn(pages, "bash")
            .Select(code => code.Text)
            .Where(text => !text.Contains("outside of these manifests", StringComparison.Ordinal))
            .Concat(RunbookPages.CommandsIn(pages));
        foreach (var call in texts.SelectMany(KubectlCall.In).Where(call => call.Space != "ingress-nginx"))
        {
            if (call.Space is { } space)
                Assert.True(spaces.Contains(space) || IsStandIn(space), call.Line);
            Assert.All(call.Targets, target => Assert.True(known.Contains(target) || IsStandIn(target), call.Line));
        }
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Every_command_is_one_for_bash(string bundle)
    {
        var pages = PagesOf(bundle);
        var blocks = RunbookPages.CodeIn(pages, "bash").Select(code => code.Text).ToArray();
        foreach (var text in blocks.Concat(RunbookPages.CommandsIn(pages)).Distinct())
        {
            var (exit, errors) = Bash("-n", text, Path.GetTempPath());
            Assert.True(exit == 0, $"{errors}\n{text}");
        }
    }

    /// <summary>Run with no program but the shell, what strangers wrote into names does nothing.</summary>
    [Fact]
    public void Hostile_names_are_harmless_when_pasted()
    {
        var pages = PagesOf("tests/KrakenLint.Tests/Runbooks/bundles/hostile.yaml");
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            foreach (
                var text in RunbookPages
                    .CodeIn(pages, "bash")
                    .Select(code => code.Text)
                    .Concat(RunbookPages.CommandsIn(pages))
            )
                Bash("-c", text, folder.FullName, "/nowhere");
            Assert.DoesNotContain(
                folder.EnumerateFiles("*", SearchOption.AllDirectories),
                file => file.Name == "pwned"
            );
            // The proof proves something: unquoted, the same name does.
            Bash("-c", "kubectl get ingress/$(echo>pwned)", folder.FullName, "/nowhere");
            Assert.True(File.Exists(Path.Combine(folder.FullName, "pwned")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Every_YAML_in_it_is_read(string bundle)
    {
        var pages = PagesOf(bundle);
        using var rule = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        KrakenLint.Reporting.Runbooks.PrometheusRuleFile.Write(pages, rule);
        foreach (var text in RunbookPages.CodeIn(pages, "yaml").Select(code => code.Text).Append(rule.ToString()))
            Assert.Empty(YamlReader.Read(new SourceFile("a.yaml", System.Text.Encoding.UTF8.GetBytes(text))).Problems);
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void No_secret_and_no_markup_of_the_input_is_written(string bundle)
    {
        var pages = PagesOf(bundle);
        foreach (var text in new[] { RunbookPages.Written(pages, "markdown"), RunbookPages.Written(pages, "html") })
        {
            Assert.DoesNotContain("correct-horse", text, StringComparison.Ordinal);
            Assert.DoesNotContain("changeme", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        }
    }

    [Fact]
    public void A_symptom_is_told_alone_with_what_its_checks_need()
    {
        var (_, pages) = RunbookPages.Of(PathOf("samples/rendered/broken.yaml"), "connection-drops");
        Assert.Equal(
            ["path", "first", "symptoms", "way-in", "repair"],
            pages[0].Sections.Select(section => section.Id)
        );
    }

    private static System.Collections.Immutable.ImmutableArray<RunbookPage> PagesOf(string bundle) =>
        RunbookPages.Of(PathOf(bundle)).Pages;

    private static string PathOf(string bundle) =>
        bundle.StartsWith("corpus:", StringComparison.Ordinal)
            ? OutsideCorpus.PathOf(bundle["corpus:".Length..].Split('/'))
            : Path.Combine(Repository.Root, bundle);

    // Capitals stand for what a person puts in, and a variable for what the line before asked for.
    private static bool IsStandIn(string word) =>
        word.Contains('$', StringComparison.Ordinal)
        || word.Split('/')[^1] is var last && last.All(letter => char.IsAsciiLetterUpper(letter) || letter == '-');

    private static (int Exit, string Errors) Bash(string option, string text, string folder, string? path = null)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        var start = new ProcessStartInfo("/bin/bash")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in option == "-c" ? new[] { "-c", text } : [option])
            start.ArgumentList.Add(word);
        if (path is not null)
            start.Environment["PATH"] = path;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        if (option != "-c")
            process.StandardInput.Write(text);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
