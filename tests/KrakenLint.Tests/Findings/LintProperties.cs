using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Maps;
using KrakenLint.Reporting.Drawings;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Findings;

/// <summary>What holds for every input, however little it is a manifest.</summary>
public sealed class LintProperties
{
    private static readonly string[] Kinds =
    [
        "Deployment",
        "StatefulSet",
        "CronJob",
        "Pod",
        "Service",
        "Ingress",
        "HTTPRoute",
        "GRPCRoute",
        "IngressRoute",
        "HTTPProxy",
        "Gateway",
        "NetworkPolicy",
        "ConfigMap",
        "Secret",
        "HorizontalPodAutoscaler",
        "IngressClass",
        "List",
        "Probe",
    ];

    private static readonly string[] Keys =
    [
        "metadata",
        "name",
        "namespace",
        "labels",
        "annotations",
        "nginx.ingress.kubernetes.io/affinity",
        "spec",
        "template",
        "jobTemplate",
        "containers",
        "initContainers",
        "env",
        "envFrom",
        "value",
        "valueFrom",
        "configMapRef",
        "secretKeyRef",
        "key",
        "image",
        "volumes",
        "selector",
        "matchLabels",
        "rules",
        "http",
        "paths",
        "path",
        "backend",
        "service",
        "port",
        "ports",
        "host",
        "hostnames",
        "matches",
        "match",
        "method",
        "routes",
        "services",
        "conditions",
        "prefix",
        "includes",
        "virtualhost",
        "fqdn",
        "sticky",
        "cookie",
        "sessionPersistence",
        "parentRefs",
        "listeners",
        "matchExpressions",
        "operator",
        "values",
        "podSelector",
        "backendRefs",
        "data",
        "stringData",
        "items",
        "scaleTargetRef",
        "maxReplicas",
        "replicas",
        "sessionAffinity",
        "tls",
        "controller",
        "args",
    ];

    private static readonly string[] Scalars =
    [
        "a",
        "b",
        "1",
        "off",
        "~",
        "\"\"",
        "\"$(A)$(B)\"",
        "/socket.io",
        "Host(`a`) && PathPrefix(`/b`)",
        "In",
        "redis://u:p@a:6379/0",
        "http://a.b.svc:1",
        "\"[::1]:99999\"",
        "--configmap=a/b",
        "aHR0cDovL2E=",
        "|\n",
        "99999999999999999999999999Pi",
        "*x",
        "&x a",
    ];

    // Rules that ask for everything that the tables offer, of every resource.
    private static readonly ImmutableArray<Rule> Rules = [.. Bodies().Select(Read)];

    private static readonly RoleBook Roles = RoleBook.Read(
        SourceFile.FromText(
            "roles.yaml",
            "evidence:\n  - { id: E1, strength: strong, on: route, means: socketio, when: { path: path, startsWith: / } }\n"
        ),
        new ProblemList()
    );

    [Property(MaxTest = 400, Arbitrary = [typeof(LintProperties)])]
    public void Linting_never_throws_and_underlines_within_one_line(Manifest[] manifests)
    {
        foreach (var finding in Lint(manifests).Findings)
        {
            Assert.True(finding.Span.IsOneLine);
            Assert.InRange(finding.Span.End, finding.Span.Start, finding.Span.File.Length);
            Assert.InRange(finding.Span.Start, 0, finding.Span.End);
            Assert.InRange(finding.Excerpt.Start + finding.Excerpt.Length, 0, finding.Excerpt.Line.Length);
            Assert.DoesNotContain('\n', finding.Message);
            Assert.All(finding.Related, related => Assert.True(related.Span.IsOneLine));
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(LintProperties)])]
    public void Neither_a_second_time_nor_the_order_of_inputs_matters(Manifest[] manifests)
    {
        var first = Show(Lint(manifests));
        Assert.Equal(first, Show(Lint(manifests)));
        Assert.Equal(first, Show(Lint(manifests, reversed: true)));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(LintProperties)])]
    public void No_two_findings_have_one_fingerprint(Manifest[] manifests)
    {
        var all = Lint(manifests).Findings.Select(finding => finding.Fingerprint).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(LintProperties)])]
    public void A_map_of_anything_can_be_drawn_in_every_format_and_has_no_finding_twice(Manifest[] manifests)
    {
        var map = MapBuilder.Of(Lint(manifests));
        foreach (var format in MapFormats.All)
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            format.Write(new MapReport(map, "1.2.3"), output);
            Assert.DoesNotContain("u:p@", output.ToString(), StringComparison.Ordinal);
        }
        var drawn = map.Bundles.SelectMany(bundle => bundle.Findings).Select(finding => finding.Fingerprint).ToArray();
        Assert.Equal(drawn.Length, drawn.Distinct().Count());
    }

    public static Arbitrary<Manifest> Manifests() => Documents().Select(text => new Manifest(text)).ToArbitrary();

    /// <summary>The text of one file.</summary>
    public sealed record Manifest(string Text);

    private static LintResult Lint(Manifest[] manifests, bool reversed = false)
    {
        var inputs = manifests
            .Select((manifest, index) => new LintInput(SourceFile.FromText($"{index:000}.yaml", manifest.Text)))
            .ToArray();
        if (reversed)
            Array.Reverse(inputs);
        var set = new RuleSet(Rules, RuleSelection.Of(LintSettings.Kraken));
        return Linter.Lint(inputs, set, Roles, new LintSettings(LintSettings.Kraken));
    }

    private static string Show(LintResult result) =>
        string.Join(
            '\n',
            result
                .Findings.Select(found =>
                    $"{found.Span} {found.Severity} {found.Message} {found.Label} {found.Fingerprint}"
                )
                .Concat(result.Notes.Select(note => $"{note.Path} {note.Text}"))
        );

    private static IEnumerable<string> Bodies() =>
        RuleCaseFile
            .Names()
            .SelectMany(name => RuleCaseFile.Read(name))
            .Where(found => found["findings"] is not null && found["roles"] is null)
            .Select(found => found["rule"] ?? "");

    private static Rule Read(string body, int index)
    {
        var name = $"probe-{index}";
        var isWhole =
            $"\n{body}".Contains("\nseverity:", StringComparison.Ordinal)
            || body.Contains("cases:", StringComparison.Ordinal);
        var head = $"id: TST{index + 1:000}\nname: {name}\nsummary: A probe\n{(isWhole ? "" : "severity: error\n")}";
        var problems = new ProblemList();
        var rule = RuleReader.Read(SourceFile.FromText($"{name}.yaml", head + body), RuleWords.None, problems);
        Assert.Empty(problems.ToImmutable());
        Assert.NotNull(rule);
        return rule;
    }

    private static Gen<string> Documents() =>
        Gen.Elements(Kinds)
            .SelectMany(kind =>
                Trees(4)
                    .Select(tree =>
                        $"apiVersion: {(kind == "IngressRoute" ? "traefik.io/v1alpha1" : "v1")}\nkind: {kind}\n{tree}"
                    )
            )
            .NonEmptyListOf()
            .Select(documents => string.Join("---\n", documents.Take(4)));

    private static Gen<string> Trees(int depth) =>
        Pairs(depth).ListOf().Select(pairs => string.Concat(pairs.Take(6).Select(pair => Write(pair, 0))));

    private static Gen<(string Key, string Value)> Pairs(int depth) =>
        Gen.Elements(Keys).SelectMany(key => Values(depth).Select(value => (key, value)));

    // Values are flow text, so that any of them may stand anywhere.
    private static Gen<string> Values(int depth)
    {
        var scalar = Gen.Elements(Scalars).Where(text => !text.StartsWith('|'));
        if (depth == 0)
            return scalar;
        var mapping = Pairs(depth - 1)
            .ListOf()
            .Select(pairs => $"{{ {string.Join(", ", pairs.Take(4).Select(pair => $"{pair.Key}: {pair.Value}"))} }}");
        var list = Values(depth - 1).ListOf().Select(items => $"[{string.Join(", ", items.Take(3))}]");
        return Gen.Frequency((3, scalar), (4, mapping), (3, list));
    }

    private static string Write((string Key, string Value) pair, int indent) =>
        new StringBuilder()
            .Append(' ', indent)
            .Append(pair.Key)
            .Append(": ")
            .Append(pair.Value)
            .Append('\n')
            .ToString();
}
