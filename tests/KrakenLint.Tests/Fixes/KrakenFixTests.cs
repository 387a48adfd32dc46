using System.Collections.Immutable;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>The values that lost messages for weeks, repaired without their templates.</summary>
public sealed class KrakenFixTests
{
    private static readonly string[] Guide =
    [
        "KRK100",
        "KRK101",
        "KRK102",
        "KRK103",
        "KRK104",
        "KRK105",
        "KRK106",
        "KRK107",
        "KRK108",
    ];

    private readonly FixLaws laws = new(LintSettings.Kraken);

    [Fact]
    public void The_guide_is_followed_and_every_comment_is_still_there()
    {
        var inputs = Values(text => text);
        var made = laws.Fix(inputs, FixOptions.Everything);
        Assert.Empty(made.Result.Findings.Where(finding => Guide.Contains(finding.Rule.Id)));
        var file = Assert.Single(made.Files);
        Assert.Equal(FixLaws.CommentsOf(file.Before), FixLaws.CommentsOf(file.After));
        Assert.Equal(
            """
                # File upload size
                nginx.ingress.kubernetes.io/proxy-body-size: "100m"
                nginx.ingress.kubernetes.io/websocket-services: "kraken-backend"
                nginx.ingress.kubernetes.io/affinity: "cookie"
                nginx.ingress.kubernetes.io/affinity-mode: "persistent"
                nginx.ingress.kubernetes.io/session-cookie-name: "kraken-backend-affinity"
                nginx.ingress.kubernetes.io/session-cookie-max-age: "3600"
                # Additional annotations for your use case
            """,
            TextOf(file.After)[186..194].Aggregate((all, line) => $"{all}\n{line}")
        );
        // One Ingress for two Services cannot be sticky for both; that is said, and left to its owner.
        Assert.Equal(["KRK118"], made.Brought.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData("  annotations: {}\n")]
    [InlineData("  annotations:\n")]
    [InlineData("  annotations: null # none yet\n")]
    [InlineData("  annotations: { a.example/b: c }\n")]
    [InlineData("")]
    public void Whatever_stands_where_the_annotations_belong(string annotations)
    {
        var inputs = Values(text =>
        {
            var start = text.IndexOf("  annotations:\n    # WebSocket support", StringComparison.Ordinal);
            var end = text.IndexOf("  hosts:\n", start, StringComparison.Ordinal);
            return text[..start] + annotations + text[end..];
        });
        Assert.Equal(7, laws.Lint(inputs).Findings.Count(finding => Guide.Contains(finding.Rule.Id)));
        laws.AssertHold(inputs);
        var made = laws.Fix(inputs, FixOptions.Everything);
        Assert.Empty(made.Result.Findings.Where(finding => Guide.Contains(finding.Rule.Id)));
        var file = Assert.Single(made.Files);
        Assert.Equal(FixLaws.CommentsOf(file.Before), FixLaws.CommentsOf(file.After));
    }

    private static ImmutableArray<LintInput> Values(Func<string, string> change)
    {
        var text = File.ReadAllText(OutsideCorpus.PathOf("kraken", "93e9c96.values.yaml"));
        return [new LintInput(SourceFile.FromText("values.yaml", change(text)))];
    }

    private static string[] TextOf(SourceFile file) => new SourceSpan(file, 0, file.Length).Text.Split('\n');
}
