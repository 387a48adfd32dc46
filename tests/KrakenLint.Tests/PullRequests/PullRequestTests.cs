using System.Text.Json;

namespace KrakenLint.Tests.PullRequests;

/// <summary>
/// What code scanning would show in a pull request: an alert appears only where every line of its region was added by the
/// change, and one that was there before must be recognised. The change adds mistakes to the sample chart, in values and in
/// templates; <c>*.yaml</c> beside this file are what helm renders before and after it.
/// </summary>
public sealed class PullRequestTests
{
    private static readonly string Data = Path.Combine(Repository.Tests, "PullRequests");

    private sealed record Alert(string Rule, string File, int First, int Last, string Fingerprint);

    [Fact]
    public void New_alerts_lie_inside_the_added_lines_and_old_ones_are_recognised()
    {
        GitRepository.SkipWithoutGit();
        using var repository = new GitRepository();
        repository.Copy(Path.Combine(Repository.Root, "samples", "chatter"), "chart");
        var (before, old) = Apply(repository, "base");
        var (after, all) = Apply(repository, "change");
        Assert.Equal(["KRK416 chart/templates/api/deployment.yaml", "KRK802 chart/values.yaml"], Names(old));

        var known = all.Where(alert => old.Any(other => other.Fingerprint == alert.Fingerprint)).ToArray();
        Assert.Equal(Names(old), Names(known));
        // A line was added above one of them.
        Assert.Equal([0, 1], known.Zip(old, (now, then) => now.First - then.First).Order());

        var fresh = all.Except(known).ToArray();
        Assert.Equal(
            [
                "KRK106 chart/templates/ingress.yaml",
                "KRK107 chart/values.yaml",
                "KRK108 chart/values.yaml",
                "KRK125 chart/templates/ingress.yaml",
                "KRK201 chart/values.yaml",
                "KRK308 chart/templates/redis/statefulset.yaml",
                "KRK401 chart/values.yaml",
            ],
            Names(fresh)
        );
        var added = repository.AddedLines(before, after);
        Assert.All(
            fresh,
            alert =>
                Assert.Subset(
                    added[alert.File].ToHashSet(),
                    Enumerable.Range(alert.First, alert.Last - alert.First + 1).ToHashSet()
                )
        );
    }

    [Fact]
    public void Findings_that_no_pull_request_can_show_are_counted()
    {
        using var repository = new GitRepository(isGit: false);
        Directory.CreateDirectory(Path.Combine(repository.Folder, ".git"));
        File.Copy(Path.Combine(Data, "change.yaml"), Path.Combine(repository.Outside, "rendered.yaml"));
        var (output, errors, _) = ProcessRun.OfKrakenLint(
            repository.Folder,
            "lint",
            "../rendered.yaml",
            "--format",
            "sarif"
        );
        Assert.StartsWith(
            "krakenlint: SARIF: 9 findings are on files outside the repository, which a pull request cannot show: ../rendered.yaml\n",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains("\"uri\": \"file:///", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IEnumerable<Alert> alerts) =>
        alerts.Select(alert => $"{alert.Rule} {alert.File}").Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("base")]
    [InlineData("change")]
    public void The_renderings_are_what_helm_makes(string name)
    {
        GitRepository.SkipWithoutGit();
        var tools = Path.Combine(Repository.Root, "artifacts", "tools", "bin", "helm");
        Assert.SkipUnless(File.Exists(tools), "needs the helm that .ci/tools fetches");
        using var repository = new GitRepository();
        repository.Copy(Path.Combine(Repository.Root, "samples", "chatter"), "chart");
        repository.Git("apply", Path.Combine(Data, "base.patch"));
        if (name == "change")
            repository.Git("apply", Path.Combine(Data, "change.patch"));
        var (output, errors, _) = ProcessRun.Of(
            tools,
            ["template", "chatter", "chart", "--namespace", "chat"],
            repository.Folder
        );
        Assert.Equal("", errors);
        Assert.Equal(File.ReadAllText(Path.Combine(Data, $"{name}.yaml")), output);
    }

    private static (string Commit, Alert[] Alerts) Apply(GitRepository repository, string name)
    {
        repository.Git("apply", Path.Combine(Data, $"{name}.patch"));
        var commit = repository.Commit(name);
        var rendered = Path.Combine(repository.Outside, "rendered.yaml");
        File.Copy(Path.Combine(Data, $"{name}.yaml"), rendered, overwrite: true);
        var (output, errors, exit) = ProcessRun.OfKrakenLint(
            repository.Folder,
            ["lint", "--chart", "chart", rendered, "--format", "sarif"]
        );
        Assert.True(exit is 0 or 1, errors);
        using var log = JsonDocument.Parse(output);
        return (
            commit,
            [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Read)]
        );
    }

    // What GitHub reads: the first location alone.
    private static Alert Read(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new Alert(
            result.GetProperty("ruleId").GetString() ?? "",
            place.GetProperty("artifactLocation").GetProperty("uri").GetString() ?? "",
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("endLine").GetInt32(),
            result.GetProperty("partialFingerprints").GetProperty("krakenlint/v1").GetString() ?? ""
        );
    }
}
