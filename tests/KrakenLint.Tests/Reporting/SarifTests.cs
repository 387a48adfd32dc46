using System.Text;
using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Sarif;
using KrakenLint.Text;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace KrakenLint.Tests.Reporting;

public sealed class SarifTests
{
    private static readonly Report[] Reports =
    [
        SampleReport.Clean,
        SampleReport.WithFindings,
        SampleReport.WithNotes,
        ComparedReport.Sample,
        ComparedReport.Full,
        SampleReport.WithNotes with
        {
            SarifProfile = SarifProfile.Full,
        },
    ];

    [Fact]
    public void The_sarif_library_reads_what_we_write_as_the_same_objects()
    {
        foreach (var report in Reports)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(FormatsTests.Write("sarif", report)));
            Assert.True(SarifLog.Load(stream).ValueEquals(SarifReport.For(report)));
        }
    }

    [Fact]
    public void We_write_what_the_sarif_library_writes()
    {
        foreach (var report in Reports)
        {
            using var stream = new MemoryStream();
            using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
                SarifReport.For(report).Save(writer);
            var theirs = Parse(Encoding.UTF8.GetString(stream.ToArray()));
            var ours = Parse(FormatsTests.Write("sarif", report));
            RemoveDefaults(ours);
            Assert.True(JToken.DeepEquals(Ordered(theirs), Ordered(ours)), $"{theirs}\n---\n{ours}");
        }
    }

    [Fact]
    public void Output_is_ascii_without_a_byte_order_mark() =>
        Assert.All(
            FormatsTests.Write("sarif", SampleReport.WithNotes),
            character => Assert.InRange(character, '\n', '~')
        );

    [Fact]
    public void The_github_profile_calls_every_complete_log_a_success()
    {
        var full = SampleReport.WithNotes with { SarifProfile = SarifProfile.Full };
        Assert.True(Invocation(SampleReport.WithNotes).ExecutionSuccessful);
        Assert.False(Invocation(full).ExecutionSuccessful);
        Assert.False(Invocation(full with { ExitCode = 4 }).ExecutionSuccessful);
        Assert.True(Invocation(full with { ExitCode = 1 }).ExecutionSuccessful);
        static Invocation Invocation(Report report) => SarifReport.For(report).Runs[0].Invocations[0];
    }

    [Fact]
    public void Context_is_larger_than_the_region()
    {
        foreach (var result in SarifReport.For(SampleReport.WithFindings).Runs[0].Results)
        {
            var place = result.Locations[0].PhysicalLocation;
            Assert.True(place.ContextRegion is null || place.ContextRegion.IsProperSupersetOf(place.Region));
        }
    }

    [Theory]
    [InlineData("a b/é#%/v.yaml", "a%20b/%C3%A9%23%25/v.yaml")]
    [InlineData("<stdin>", "%3Cstdin%3E")]
    [InlineData("c:x/y?z", "c%3Ax/y%3Fz")]
    [InlineData("../x.yaml", "../x.yaml")]
    [InlineData("/etc/a b.yaml", "file:///etc/a%20b.yaml")]
    [InlineData("//etc/x", "file:///etc/x")]
    [InlineData("C:/Program Files/x", "file:///C:/Program%20Files/x")]
    public void Paths_are_uri_references(string path, string uri) =>
        Assert.Equal(uri, SarifUri.For(new SourceFile(path, [])).OriginalString);

    [Fact]
    public void Control_characters_and_unpaired_surrogates_are_encoded() =>
        Assert.Equal("a%EF%BF%BD%1B%C2%9B", SarifUri.For(new SourceFile("a\udc00\e\u009b", [])).OriginalString);

    [Fact]
    public void A_path_in_the_repository_wins() =>
        Assert.Equal("x/y.yaml", SarifUri.For(new SourceFile("/tmp/x/y.yaml", [], "x/y.yaml")).OriginalString);

    [Fact]
    public void Line_hashes_are_for_files_of_the_repository_where_they_tell_findings_apart()
    {
        var text = Encoding.UTF8.GetBytes("a: 1\nb: 2\nc: 3\n");
        var (inside, outside) = (new SourceFile("a.yaml", text, "a.yaml"), new SourceFile("b.yaml", text));
        Finding At(SourceFile file, int start) =>
            SampleReport.WithFindings.Result.Findings[0] with
            {
                Span = new SourceSpan(file, start, start + 1),
                Fingerprint = $"{start:d16}and more",
            };
        var hashes = SarifFingerprints.LineHashes([
            At(inside, 0),
            At(inside, 5),
            At(inside, 8),
            At(inside, 10) with
            {
                IsSecret = true,
            },
            At(outside, 0),
        ]);
        var first = HashUtilities.RollingHash("a: 1\nb: 2\nc: 3\n")[1];
        Assert.Equal(
            [first, "0000000000000005:1", "0000000000000008:1", "0000000000000010:1", "0000000000000000:1"],
            hashes
        );
    }

    [Fact]
    public void Text_from_input_is_never_a_link() =>
        Assert.DoesNotContain(
            "](http",
            SarifMessage.For(SampleReport.WithFindings.Result.Findings[4]),
            StringComparison.Ordinal
        );

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.Load(reader);
    }

    // The library leaves out what equals the default of SARIF; we say it, as some readers have other defaults.
    private static void RemoveDefaults(JToken log)
    {
        foreach (var token in log.SelectTokens("$..level").Where(level => (string?)level == "warning").ToList())
            token.Parent!.Remove();
        foreach (var token in log.SelectTokens("$..exitCode").Where(code => (int)code == 0).ToList())
            token.Parent!.Remove();
        foreach (var rule in log.SelectTokens("$..rules[*]").ToList())
        {
            if (JToken.DeepEquals(rule["shortDescription"], rule["fullDescription"]))
                rule["shortDescription"]!.Parent!.Remove();
        }
        foreach (var token in log.SelectTokens("$..defaultConfiguration").Where(value => !value.HasValues).ToList())
            token.Parent!.Remove();
    }

    private static JToken Ordered(JToken token) =>
        token switch
        {
            JObject map => new JObject(
                map.Properties()
                    .OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => new JProperty(property.Name, Ordered(property.Value)))
            ),
            JArray list => new JArray(list.Select(Ordered)),
            _ => token,
        };
}
