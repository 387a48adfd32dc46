namespace KrakenLint.Tests.Reporting;

/// <summary>The same input gives the same bytes: in another folder, with another number of jobs, on another day.</summary>
public sealed class ReproducibilityTests
{
    [Theory]
    [InlineData("github")]
    [InlineData("full")]
    public void Two_runs_in_two_folders_write_the_same_log(string profile)
    {
        var first = Run(profile, "1");
        Assert.Contains("KRK201", first, StringComparison.Ordinal);
        Assert.Equal(first, Run(profile, "8"));
    }

    private static string Run(string profile, string jobs)
    {
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            foreach (var part in new[] { "chatter", "rendered" })
                Copy(Path.Combine(Repository.Root, "samples", part), Path.Combine(folder.FullName, part));
            var (output, errors, exit) = ProcessRun.OfKrakenLint(
                folder.FullName,
                [
                    .. "lint --chart chatter -f chatter/values-broken.yaml rendered/broken.yaml --format sarif".Split(
                        ' '
                    ),
                    .. new[] { "--sarif-profile", profile, "--jobs", jobs },
                ]
            );
            Assert.True(exit == 1, errors);
            Assert.DoesNotContain(folder.Name, output, StringComparison.Ordinal);
            return output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }
}
