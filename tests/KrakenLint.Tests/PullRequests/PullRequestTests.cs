using System.Text.Json;

namespace KrakenLint.Tests.PullRequests;

/// <summary>
/// What code scanning would show in a pull request: an alert appears only where every line of its region was added by the
/// change, and one that was there before must be recognised. One change adds mistakes to the sample chart, in values and in
/// templates, another one a Job to a small chart whose helpers print every name; <c>*.yaml</c> are what helm renders before
/// and after it.
/// </summary>
public sealed class PullRequestTests
{
    private static readonly string Data = Path.Combine(Repository.Tests, "PullRequests");
    private static readonly string Migration = Path.Combine(Data, "migration");

    private sealed record Alert(string Rule, string File, int First, int Last, string Fingerprint);

    [Fact]
    public void New_alerts_lie_inside_the_added_lines_and_old_ones_are_recognised()
    {
        GitRepository.SkipWithoutGit();
        using var repository = new GitRepository();
        repository.Copy(Path.Combine(Repository.Root, "samples", "chatter"), "chart");
        var (before, old) = Apply(repository, Data, "base");
        var (after, all) = Apply(repository, Data, "change");
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
        AssertLieInside(fresh, repository.AddedLines(before, after));
    }

    [Fact]
    public void What_a_new_Job_gets_wrong_lies_inside_it()
    {
        GitRepository.SkipWithoutGit();
        using var repository = new GitRepository();
        repository.Copy(Path.Combine(Migration, "chart"), "chart");
        var before = repository.Commit("base");
        var old = Lint(repository, Path.Combine(Migration, "base.yaml"));
        var (after, all) = Apply(repository, Migration, "change");
        var fresh = all.ExceptBy(old.Select(alert => alert.Fingerprint), alert => alert.Fingerprint).ToArray();
        Assert.Equal(
            [
                "KRK204 chart/templates/migration.yaml",
                "KRK920 chart/templates/migration.yaml",
                "KRK920 chart/templates/migration.yaml",
                "KRK922 chart/templates/migration.yaml",
            ],
            Names(fresh)
        );
        AssertLieInside(fresh, repository.AddedLines(before, after));
    }

    private static void AssertLieInside(Alert[] alerts, ILookup<string, int> added) =>
        Assert.All(
            alerts,
            alert =>
                Assert.Subset(
                    added[alert.File].ToHashSet(),
                    Enumerable.Range(alert.First, alert.Last - alert.First + 1).ToHashSet()
                )
        );

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
    [InlineData("migration/base")]
    [InlineData("migration/change")]
    public void The_renderings_are_what_helm_makes(string name)
    {
        GitRepository.SkipWithoutGit();
        ProcessRun.SkipWithout("helm");
        using var repository = new GitRepository();
        var isSample = !name.StartsWith("migration/", StringComparison.Ordinal);
        repository.Copy(
            isSample ? Path.Combine(Repository.Root, "samples", "chatter") : Path.Combine(Migration, "chart"),
            "chart"
        );
        if (isSample)
            repository.Git("apply", Path.Combine(Data, "base.patch"));
        if (name.EndsWith("change", StringComparison.Ordinal))
            repository.Git("apply", Path.Combine(Data, $"{name}.patch"));
        var (output, errors, _) = ProcessRun.Of(
            ProcessRun.PathOf("helm"),
            ["template", isSample ? "chatter" : "talk", "chart", "--namespace", "chat"],
            repository.Folder
        );
        Assert.Equal("", errors);
        Assert.Equal(File.ReadAllText(Path.Combine(Data, $"{name}.yaml")), output);
    }

    private static (string Commit, Alert[] Alerts) Apply(GitRepository repository, string data, string name)
    {
        repository.Git("apply", Path.Combine(data, $"{name}.patch"));
        var commit = repository.Commit(name);
        return (commit, Lint(repository, Path.Combine(data, $"{name}.yaml")));
    }

    private static Alert[] Lint(GitRepository repository, string rendering)
    {
        var rendered = Path.Combine(repository.Outside, "rendered.yaml");
        File.Copy(rendering, rendered, overwrite: true);
        var (output, errors, exit) = ProcessRun.OfKrakenLint(
            repository.Folder,
            ["lint", "--chart", "chart", rendered, "--format", "sarif"]
        );
        Assert.True(exit is 0 or 1, errors);
        using var log = JsonDocument.Parse(output);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Read)];
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
