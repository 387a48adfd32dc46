using System.Collections.Immutable;

namespace KrakenLint.Tests.Findings;

public sealed class FingerprintTests
{
    private const string Rule = """
        each: { containers: main }
        check: { path: image, equals: none }
        """;

    private const string Deployment = """
        # Source: chat/templates/deployment.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: blue-chat-api
          labels:
            app.kubernetes.io/instance: blue
        spec:
          template:
            spec:
              containers:
                - name: api
                  image: a:1
                - name: sidecar
                  image: b:1

        """;

    [Fact]
    public void Each_node_has_its_own() => Assert.Equal(2, Of(Deployment).Distinct().Count());

    [Fact]
    public void Lines_inserted_above_change_nothing() =>
        Assert.Equal(
            Of(Deployment),
            Of($"# one\n# two\n{Deployment.Replace("  template:\n", "  x: 1\n  template:\n")}")
        );

    [Fact]
    public void Another_value_of_the_same_node_changes_nothing() =>
        Assert.Equal(Of(Deployment), Of(Deployment.Replace("a:1", "other:2")));

    [Fact]
    public void Another_release_changes_nothing() =>
        Assert.Equal(Of(Deployment), Of(Deployment.Replace("blue", "green-canary")));

    [Fact]
    public void Another_release_that_older_labels_tell_changes_nothing()
    {
        var older = Deployment.Replace("app.kubernetes.io/instance", "release").Replace("blue-chat-api", "blue-api");
        Assert.Equal(Of(Deployment), Of(older));
        Assert.Equal(Of(older), Of(older.Replace("blue", "green")));
    }

    [Fact]
    public void Another_release_that_no_label_tells_changes_nothing()
    {
        var bare = Deployment.Replace("app.kubernetes.io/instance", "app");
        Assert.Equal(Of(Deployment), Of(bare));
        Assert.Equal(Of(Deployment), Of(bare.Replace("blue", "green-canary")));
        Assert.Equal(Of(bare.Replace("blue-chat-api", "blue-chat")), Of(bare.Replace("blue-chat-api", "chat")));
        Assert.NotEqual(Of(Deployment), Of(bare.Replace("blue-chat-api", "blue-chatter-api")));
    }

    [Fact]
    public void A_release_called_like_the_chart_changes_nothing() =>
        Assert.Equal(
            Of(Deployment),
            Of(Deployment.Replace("blue-chat-api", "chat-api").Replace("instance: blue", "instance: chat"))
        );

    [Fact]
    public void Another_namespace_changes_nothing_where_Helm_printed_it() =>
        Assert.Equal(Of(Deployment), Of(Deployment.Replace("metadata:\n", "metadata:\n  namespace: chat\n")));

    [Fact]
    public void Another_namespace_of_a_plain_manifest_is_another_resource()
    {
        var plain = Deployment.Replace("# Source", "# From");
        Assert.Empty(Of(plain).Intersect(Of(plain.Replace("metadata:\n", "metadata:\n  namespace: chat\n"))));
    }

    [Fact]
    public void Another_resource_changes_it() =>
        Assert.Empty(Of(Deployment).Intersect(Of(Deployment.Replace("blue-chat-api", "blue-chat-web"))));

    [Fact]
    public void A_neighbour_in_the_list_changes_nothing() =>
        Assert.Equal(
            Of(Deployment),
            Of(Deployment.Replace("- name: api", "- { name: first, image: none }\n        - name: api"))
        );

    [Fact]
    public void The_order_of_documents_changes_nothing()
    {
        var other = Deployment.Replace("blue-chat-api", "blue-chat-web");
        Assert.Equal(
            Of($"{Deployment}---\n{other}").Order(StringComparer.Ordinal),
            Of($"{other}---\n{Deployment}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Equal_ones_are_numbered_in_document_order()
    {
        var two = Of($"{Deployment}---\n{Deployment}");
        Assert.Equal(4, two.Distinct().Count());
        Assert.Equal(Of(Deployment), two[..2]);
    }

    [Fact]
    public void What_two_aliases_bring_has_two()
    {
        const string Aliases = """
            apiVersion: v1
            kind: Pod
            metadata: { name: p }
            spec:
              shared: &shared { image: a }
              containers:
                - name: one
                  <<: *shared
                - name: two
                  <<: *shared

            """;
        var both = Of(Aliases);
        Assert.Equal(2, both.Length);
        Assert.Equal(both[1..], Of(Aliases.Replace("one\n      <<: *shared", "one\n      image: none")));
    }

    [Fact]
    public void Paths_of_an_ingress_are_known_by_host_and_path()
    {
        const string PathRule = """
            each: "spec.rules[*].http.paths[*]"
            check: { path: pathType, equals: Prefix }
            """;
        const string Ingress = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: i }
            spec:
              rules:
                - { host: a, http: { paths: [{ path: /x, pathType: Exact }] } }
                - { host: b, http: { paths: [{ path: /x, pathType: Exact }] } }

            """;
        var found = Of(Ingress, PathRule);
        Assert.Equal(2, found.Distinct().Count());
        Assert.Equal(
            found[1..],
            Of(Ingress.Replace("- { host: a, http: { paths: [{ path: /x, pathType: Exact }] } }", "- {}"), PathRule)
        );
    }

    [Fact]
    public void A_duplicate_key_is_not_the_key_that_it_repeats()
    {
        const string Twice = "apiVersion: v1\nkind: A\nmetadata: { name: a }\nspec:\n  b: 1\n  b: 2\n  b: 3\n";
        var found = Of(Twice, "each: { problems: duplicate-key }");
        Assert.Equal(2, found.Distinct().Count());
        Assert.Equal(found, Of(Twice.Replace("spec:", "# moved\nspec:"), "each: { problems: duplicate-key }"));
    }

    [Fact]
    public void A_broken_document_is_known_by_its_line()
    {
        const string Syntax = "each: { problems: syntax }";
        var found = Of("a: b\nc: \"d\n", Syntax);
        Assert.Equal(found, Of("a: b\nx: y\nc: \"d\n", Syntax));
        Assert.NotEqual(found, Of("a: b\nother: \"d\n", Syntax));
    }

    [Fact]
    public void It_is_64_hex_digits() => Assert.All(Of(Deployment), text => Assert.Matches("^[0-9a-f]{64}$", text));

    private static ImmutableArray<string> Of(string manifest, string rule = Rule) =>
        [.. RuleRun.Of(rule, manifest).Lint().Findings.Select(finding => finding.Fingerprint)];
}
