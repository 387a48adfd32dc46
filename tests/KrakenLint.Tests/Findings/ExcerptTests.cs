namespace KrakenLint.Tests.Findings;

/// <summary>What a report may show of a line.</summary>
public sealed class ExcerptTests
{
    private const string Everything = """
        each: "$..[?@ == @]"
        check: { equals: never }
        message: x
        """;

    [Theory]
    [InlineData("kind: Secret\ndata:\n  a: aHVudGVyMg==\n  b: { c: hunter2 }")]
    [InlineData("kind: Secret\nstringData:\n  a: |\n    hunter2\n  b: 'hunter2'\n  c: \"hunter2\"")]
    [InlineData("kind: Secret\nstringData: { a: x, b: hunter2, c: &d hunter2 }")]
    [InlineData("kind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    stringData: { a: hunter2 }")]
    [InlineData("kind: SecretList\nitems:\n  - { apiVersion: v1, kind: Secret, data: { a: hunter2 } }")]
    [InlineData("kind: ConfigMap\ndata:\n  REDIS_PASSWORD: hunter2\n  jwtSecret: hunter2\n  api-key: hunter2")]
    [InlineData("kind: ConfigMap\ndata: { a: x, AUTH_TOKEN: hunter2, b: y }")]
    [InlineData("kind: Probe\nspec: { accessToken: { nested: [hunter2] }, privateKey: hunter2 }")]
    [InlineData("kind: Pod\nspec: { containers: [{ env: [{ name: DB_PASSWORD, value: hunter2 }] }] }")]
    [InlineData("kind: Pod\nspec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          value: hunter2")]
    [InlineData("kind: Probe\nspec: { url: \"redis://user:hunter2@redis:6379\" }")]
    [InlineData("kind: Probe\nspec:\n  url: see redis://:hunter2@redis:6379/0 and more")]
    [InlineData("kind: Probe\nspec: { url: \"redis://user:p@hunter2@redis:6379\" }")]
    [InlineData("kind: Probe\nspec: { other: x, url: \"redis://user:hunter2@redis:6379\", more: y }")]
    public void No_line_shows_a_secret(string manifest)
    {
        var result = RuleRun.Of(Everything, $"apiVersion: v1\nmetadata: {{ name: a }}\n{manifest}\n").Lint();
        Assert.NotEmpty(result.Findings);
        Assert.All(
            result.Findings,
            finding =>
            {
                Assert.DoesNotContain("hunter2", finding.Excerpt.Line, StringComparison.Ordinal);
                Assert.DoesNotContain("aHVudGVyMg", finding.Excerpt.Line, StringComparison.Ordinal);
                Assert.DoesNotContain("hunter2", finding.Label, StringComparison.Ordinal);
            }
        );
        Assert.Contains(result.Findings, finding => finding.IsSecret);
    }

    [Theory]
    [InlineData("kind: Secret\nstringData:\n  a: hunter2\n  b: \"x")]
    [InlineData("data:\n  DB_PASSWORD: \"hunter2")]
    [InlineData("a: 'redis://u:hunter2@redis")]
    public void Nor_does_a_document_that_does_not_parse(string manifest)
    {
        var findings = RuleRun.Of("each: { problems: syntax }", $"{manifest}\n").Lint().Findings;
        Assert.NotEmpty(findings);
        Assert.All(
            findings,
            finding => Assert.DoesNotContain("hunter2", finding.Excerpt.Line, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("spec: { a: open, b: open }", "spec: { a: open, b: open }")]
    [InlineData("spec: { a: \"x\", api_key: \"secret\" }", "spec: { a: \"x\", api_key: *** }")]
    [InlineData("spec: { secretName: chat-tls, secretKeyRef: { name: a, key: b } }", null)]
    [InlineData("spec: { secret: { secretName: chat } }", null)]
    [InlineData("spec: { existingSecret: chat, imagePullSecrets: [{ name: pull }] }", null)]
    [InlineData("spec: { automountServiceAccountToken: false, tokenUrl: \"https://example.com\" }", null)]
    [InlineData("spec: { url: \"https://example.com/a:b@c\" }", null)]
    public void Only_secrets_are_masked(string line, string? shown)
    {
        var result = RuleRun.Of(Everything, $"apiVersion: v1\nkind: Probe\n{line}\n").Lint();
        Assert.Contains(result.Findings, finding => finding.Excerpt.Line == (shown ?? line));
    }

    [Fact]
    public void What_is_underlined_is_found_again_in_the_masked_line()
    {
        const string Manifest = "apiVersion: v1\nkind: Probe\nspec: { password: hunter2, ü: open }\n";
        var finding = Assert.Single(RuleRun.Of("check: { path: spec.ü, equals: x }", Manifest).Lint().Findings);
        Assert.Equal("spec: { password: ***, ü: open }", finding.Excerpt.Line);
        Assert.Equal("open", finding.Excerpt.Text);
        Assert.False(
            RuleRun
                .Of("check: { path: spec.ü, equals: x }", "apiVersion: v1\nkind: Probe\nspec: { ü: a }\n")
                .Lint()
                .Findings[0]
                .IsSecret
        );
    }

    [Fact]
    public void A_related_line_is_masked_as_well()
    {
        const string Manifest = """
            apiVersion: v1
            kind: Probe
            spec: { hosts: [a, a], token: hunter2 }

            """;
        var finding = Assert.Single(
            RuleRun.Of("check: { unique: { path: 'spec.hosts[*]' } }", Manifest).Lint().Findings
        );
        Assert.Equal("spec: { hosts: [a, a], token: *** }", Assert.Single(finding.Related).Excerpt.Line);
    }
}
