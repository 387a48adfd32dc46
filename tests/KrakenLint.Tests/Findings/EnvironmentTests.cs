using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Findings;

public sealed class EnvironmentTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    [Fact]
    public void What_a_finding_is_known_by_does_not_tell_which_releases_meet()
    {
        var blue = Release("blue");
        var green = Release("green");
        var alone = Lint([blue]);
        var together = new EnvironmentLint([blue, green], Lint);

        var found = together.Of(Of(blue), [blue]).Findings;

        Assert.NotEmpty(found);
        Assert.Equal(
            alone.Findings.Select(finding => (finding.Rule.Id, finding.Fingerprint)),
            found.Select(finding => (finding.Rule.Id, finding.Fingerprint))
        );
    }

    [Fact]
    public void Each_release_has_its_own_documents()
    {
        var (blue, green) = (Release("blue"), Release("green"));
        var together = new EnvironmentLint([blue, green], Lint);

        var results = new[] { together.Of(Of(blue), [blue]), together.Of(Of(green), [green]) };

        Assert.Equal([2, 2], results.Select(result => result.Counts.Documents));
        Assert.Equal([1, 0], results.Select(result => result.Bundles.Length));
    }

    private static LintResult Lint(ImmutableArray<LintInput> inputs) =>
        Linter.Lint(
            inputs,
            new RuleSet(Library.Rules, RuleSelection.Of(LintSettings.Kraken)),
            Library.Roles,
            new LintSettings(LintSettings.Kraken)
        );

    private static Placement Of(LintInput input) => input.Placement ?? new Placement("", null);

    private static LintInput Release(string name) =>
        new(
            SourceFile.FromText(
                "rendered from chart",
                $$"""
                ---
                # Source: chat/templates/service.yaml
                apiVersion: v1
                kind: Service
                metadata: { name: {{name}}-chat-socketio, labels: { app.kubernetes.io/instance: {{name}} } }
                spec: { selector: { app: chat }, selector: { app: chat }, sessionAffinity: ClientIP, ports: [{ name: http, port: 80 }] }
                ---
                # Source: chat/templates/ingress.yaml
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: { name: {{name}}-chat, labels: { app.kubernetes.io/instance: {{name}} } }
                spec:
                  ingressClassName: nginx
                  rules:
                    - host: {{name}}.northwind.dev
                      http:
                        paths:
                          - path: /socket.io
                            pathType: Prefix
                            backend: { service: { name: {{name}}-chat-socketio, port: { name: http } } }
                """
            )
        )
        {
            Placement = new Placement("prod", name) { Member = $"{name}/{name}" },
        };
}
